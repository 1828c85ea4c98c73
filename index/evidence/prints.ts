/**
 * The words of some paragraphs in order, as numbers: the same number is the same word to a reader. `paragraphs` has the
 * place of each paragraph's first word.
 */
export type WordSequence = { words: Uint32Array; paragraphs: Uint32Array };

/** So many words in a row are hardly ever the same by chance. */
export const GRAM = 5;
// Of so many runs that begin one after the other, one is kept: two of three need not be. Both were measured (decision 0022).
const WINDOW = 4;

/** However edited its surroundings are, a passage of so many words of one paragraph has a print in common with its copies. */
export const SURELY_FOUND = GRAM + WINDOW - 1;

/**
 * The prints of some paragraphs, as 32-bit hashes: of every `WINDOW` runs of `GRAM` words that begin one after the other
 * within a paragraph, at least that with the smallest hash (winnowing: Schleimer, Wilkerson and Aiken 2003). Two texts
 * choose the same ones wherever they have the same words, so that few tell of many.
 */
export function printsOf({ words, paragraphs }: WordSequence): Int32Array {
  const prints: number[] = [];
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph += 1) {
    const first = paragraphs[paragraph] ?? 0;
    const end = paragraphs[paragraph + 1] ?? words.length;
    if (end - first >= GRAM) winnow(words, { first, last: end - GRAM }, prints);
  }
  return Int32Array.from(new Set(prints));
}

/** Of the runs that begin at `first` to `last`. */
function winnow(words: Uint32Array, { first, last }: { first: number; last: number }, prints: number[]): void {
  const hashes = new Int32Array(last - first + 1);
  for (let at = 0; at < hashes.length; at += 1) hashes[at] = gramAt(words, first + at);

  const lastWindow = Math.max(0, hashes.length - WINDOW);
  let chosen = -1;
  for (let from = 0; from <= lastWindow; from += 1) {
    const least = leastIn(hashes, from, Math.min(from + WINDOW, hashes.length));
    if (least !== chosen) prints.push(hashes[least] ?? 0);
    chosen = least;
  }
}

/** Where the smallest of some hashes stands: the last of several. */
function leastIn(hashes: Int32Array, from: number, end: number): number {
  let least = from;
  for (let at = from + 1; at < end; at += 1) if ((hashes[at] ?? 0) <= (hashes[least] ?? 0)) least = at;
  return least;
}

/** A number for the run of words from a place on: the same for the same words, and hardly ever for others (MurmurHash3's last steps). */
export function gramAt(words: Uint32Array, place: number): number {
  let hash = 0;
  for (let at = place; at < place + GRAM; at += 1)
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
