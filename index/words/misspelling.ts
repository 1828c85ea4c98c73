/** How many letters of a word may be wrong. */
export type Edits = 1 | 2;

// Longer than Llanfairpwllgwyngyll in full. Of what is longer still, any two letters would be looked for swapped.
const LONGEST_WORD = 60;

/** How many letters of a folded word may be wrong for it to be known all the same: one of a short word, two of a long one. */
export function mostEdits(word: string): 0 | Edits {
  // Nobody misspells a word of three letters beyond recognition; a number is never a misspelling of another.
  if (word.length < 4 || word.length > LONGEST_WORD || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** A word with two neighbouring letters swapped: `left` is its beginning up to both of them, `right` its end from there on. */
type Swap = { by: string; left: string; right: string };

/** A word with each two neighbours swapped: one slip to whoever types, two to those who count letters put in and taken out. */
export function swapsIn(word: string): Swap[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => {
    const left = `${word.slice(0, at)}${word[at + 1]}${word[at]}`;
    const by = `${left}${word.slice(at + 2)}`;
    return { by, left, right: by.slice(at) };
  });
}
