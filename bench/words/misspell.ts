const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A number from 0 up to `limit`, by chance. */
export function below(limit: number, random: () => number): number {
  return Math.floor(random() * limit);
}

/** A word with some letters left out, put in, changed or swapped. */
export function misspell(word: string, edits: number, random: () => number): string {
  if (edits === 0 || word.length < 2) return word;
  const at = below(word.length - 1, random);
  const [left, right] = [word.slice(0, at), word.slice(at + 1)];
  const letter = LETTERS[below(LETTERS.length, random)] ?? '';
  const wrong = [left + right, left + letter + word.slice(at), left + letter + right, swapped(word, at)];
  return misspell(wrong[below(wrong.length, random)] ?? word, edits - 1, random);
}

function swapped(word: string, at: number): string {
  return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
}
