import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWordTree } from '#index/words/word-tree.ts';

const WORDS = ['dam', 'dams', 'damask', 'lakeside', 'lakeshore', 'sitting', 'łódź', 'ca', '𝔡am'];
const tree = treeOf(WORDS);

function treeOf(words: readonly string[]) {
  const planted = createWordTree();
  for (const [number, word] of words.entries()) planted.add(word, number);
  return planted;
}

function named(numbers: readonly number[]): (string | undefined)[] {
  return numbers.map((number) => WORDS[number]);
}

describe('words that begin with', () => {
  test.each([
    ['dam', ['dam', 'dams', 'damask']],
    ['dama', ['damask']],
    ['lakes', ['lakeside', 'lakeshore']],
    ['łó', ['łódź']],
    ['lakesides', []],
    ['x', []],
    ['', WORDS],
  ])('%s', (start, words) => {
    expect(named(tree.beginningWith(start).sort((a, b) => a - b))).toEqual(words);
  });
});

describe('words within one edit of', () => {
  test.each([
    ['dam', ['dam', 'dams']],
    ['adm', ['dam']],
    ['dim', ['dam']],
    ['daam', ['dam']],
    ['kitting', ['sitting']],
    ['lakesdie', ['lakeside']],
    ['alkesdie', []],
    ['', []],
  ])('%s', (word, words) => {
    expect(named(tree.within(word, 1))).toEqual(words);
  });
});

describe('words within two edits of', () => {
  test.each([
    ['alkesdie', ['lakeside']],
    ['lakesdei', ['lakeside']],
    ['alkesid', ['lakeside']],
    ['kittin', ['sitting']],
    // A letter that has been swapped is not edited again.
    ['abc', []],
    ['', ['ca']],
    ['zeppelin', []],
  ])('%s', (word, words) => {
    expect(named(tree.within(word, 2))).toEqual(words);
  });
});

test('a word has the numbers it was given, in one list that grows', () => {
  const grown = createWordTree();
  const numbers = grown.add('lodz', 3);
  expect(grown.add('lodz', 7)).toBe(numbers);
  expect([numbers, grown.numbersOf('lodz'), grown.numbersOf('lod')]).toEqual([[3, 7], [3, 7], []]);
});

// Few letters, so that many words are alike.
const aWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
const someWords = fc.uniqueArray(aWord, { maxLength: 40 });

test('it finds what looking at every word finds', () => {
  fc.assert(
    fc.property(someWords, aWord, fc.constantFrom(1, 2), (words, word, edits) => {
      const numbers = [...words.keys()];
      const planted = treeOf(words);
      expect(planted.within(word, edits)).toEqual(
        numbers.filter((number) => editDistance(word, words[number] ?? '') <= edits),
      );
      expect(planted.beginningWith(word).sort((a, b) => a - b)).toEqual(
        numbers.filter((number) => words[number]?.startsWith(word)),
      );
    }),
    { numRuns: 500 },
  );
});

/** Letters put in, taken out, changed or swapped, none of them twice: by the table that everybody draws of it. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const change = at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]);
      const swap = isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change, swap));
    }
  }
  return at(a.length, b.length);
}
