import { fold } from '#index/text/text.ts';

// The shortest prefix that can be typed.
const START = 3;

/**
 * How prefixes and misspellings were looked up before there was a tree: words listed by their first three letters, and
 * every form of the archive sifted by its length and letters, then measured.
 */
export function createFormerLexicon(forms: readonly string[]) {
  const folds: string[] = [];
  const letters: number[] = [];
  const byFold = new Map<string, number[]>();
  const byStart = new Map<string, string[]>();

  for (const [number, form] of forms.entries()) {
    const folded = fold(form);
    folds.push(folded);
    letters.push(lettersOf(folded));
    const alike = listed(byFold, folded);
    if (alike.length === 0) listed(byStart, folded.slice(0, START)).push(folded);
    alike.push(number);
  }

  /** The forms that may be within `most` edits of a word: an edit changes two letters at most. */
  function roughly(word: string, most: number): number[] {
    const wanted = lettersOf(word);
    const near: number[] = [];
    for (let number = 0; number < letters.length; number += 1) {
      const isAsLong = Math.abs((folds[number]?.length ?? 0) - word.length) <= most;
      if (isAsLong && countBits((letters[number] ?? 0) ^ wanted) <= 2 * most) near.push(number);
    }
    return near;
  }

  return {
    beginningWith(prefix: string): number[] {
      const start = fold(prefix);
      const near = byStart.get(start.slice(0, START)) ?? [];
      return near.filter((word) => word.startsWith(start)).flatMap((word) => byFold.get(word) ?? []);
    },

    misspelt(form: string, most: number): number[] {
      const wanted = fold(form);
      return roughly(wanted, most).filter((number) => editDistance(wanted, folds[number] ?? '', most) <= most);
    },
  };
}

function listed<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}

/** Which letters a word has, a bit for each; letters far apart in the alphabet may share one. */
function lettersOf(folded: string): number {
  let letters = 0;
  for (let at = 0; at < folded.length; at += 1) letters |= 1 << (folded.charCodeAt(at) & 31);
  return letters;
}

function countBits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Letters put in, taken out, changed, or swapped (optimal string alignment); `most + 1` once it is sure to be more. */
function editDistance(a: string, b: string, most: number): number {
  let rows: Rows = { last: Array.from({ length: b.length + 1 }, (_, at) => at), beforeLast: [] };
  for (let i = 1; i <= a.length; i += 1) {
    const row = rowFor(a.slice(0, i), b, rows);
    if (Math.min(...row) > most) return most + 1;
    rows = { last: row, beforeLast: rows.last };
  }
  return rows.last[b.length] ?? 0;
}

/** The distances of the beginnings of `a` that are one letter and two letters shorter from every beginning of `b`. */
type Rows = { last: readonly number[]; beforeLast: readonly number[] };

function rowFor(a: string, b: string, { last, beforeLast }: Rows): number[] {
  const [letter, before] = [a.at(-1), a.at(-2)];
  const row = [a.length];
  for (let j = 1; j <= b.length; j += 1) {
    const change = (last[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
    const isSwap = j > 1 && letter === b[j - 2] && before === b[j - 1];
    const swap = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : change;
    row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
  }
  return row;
}
