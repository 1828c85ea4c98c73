import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRAM, printsOf, SURELY_FOUND } from '#index/evidence/prints.ts';
import {
  compareRuns,
  createSharedPassages,
  type PrintedWords,
  passagesBetween,
  type SharedPassages,
} from '#index/evidence/shared-passages.ts';
import type { Range } from '#index/text/article.ts';
import { indexArticle, printedWords } from '#index/words/indexed-article.ts';
import { createLexicon } from '#index/words/lexicon.ts';
import { atOnce } from '#index/words/slices.ts';
import { anArticle } from '../../an-article.ts';

type Paragraphs = readonly (readonly number[])[];

const lexicon = createLexicon();

const FERRY = 'The county will raise ferry fares in March, its board said on Tuesday after a long meeting.';
const DREDGE = 'The harbor council voted on Tuesday to dredge the old channel before the spring floods arrive.';
const WEIR = 'Nobody knows who opened the weir, and nobody in the village wanted to be asked about it.';
const SLATE = 'Forty slaters climbed the roof of the mill that week, and one of them never came down again.';
const RENEE = 'Renée’s “new” ferry fares will be raised in March, the board of the county said on Tuesday.';

function printed(...paragraphs: string[]): { text: string; words: PrintedWords } {
  const article = anArticle({ text: `---\nheadline: A story\n---\n${paragraphs.join('\n\n')}\n` });
  return { text: article.text, words: printedWords(indexArticle(article, lexicon), lexicon) };
}

/** Words by number, each ten characters long with the space after it. */
function sequence(paragraphs: Paragraphs): PrintedWords {
  const words = Uint32Array.from(paragraphs.flat());
  const firsts = paragraphs.map((_, at) => paragraphs.slice(0, at).flat().length);
  const starts = words.map((_, at) => 10 * at);
  return { words, paragraphs: Uint32Array.from(firsts), starts, ends: starts.map((start) => start + 9) };
}

function sliceOf(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}

describe('the passages that two articles share', () => {
  test.each([
    ['a paragraph', [FERRY, WEIR], [DREDGE, FERRY], [FERRY]],
    ['whole paragraphs in another order', [FERRY, DREDGE], [DREDGE, WEIR, FERRY], [FERRY, DREDGE]],
    ['what is left of one', [FERRY], ['The county will raise ferry fares in March.'], [FERRY.slice(0, 42)]],
    [
      'both sides of a changed word',
      [DREDGE],
      [DREDGE.replace('Tuesday', 'Monday')],
      ['The harbor council voted on', 'to dredge the old channel before the spring floods arrive.'],
    ],
    [
      'the same words in another dress',
      [RENEE],
      ['Renee’s NEW ferry-fares will be raised in March: the board of the County said, on Tuesday.'],
      [RENEE],
    ],
    ['no turn of phrase', ['It said on Tuesday that the ferry left.'], ['The board said on Tuesday that it is.'], []],
  ])('are %s', (_, ...[a, b, expected]) => {
    const [left, right] = [printed(...a), printed(...b)];
    const passages = passagesBetween(left.words, right.words);
    const bare = (text: string) => text.replace(/[.]$/u, '');
    expect(passages.map((passage) => bare(sliceOf(left.text, passage.a)))).toEqual(expected.map(bare));
  });

  test('are ranges of either text', () => {
    const [a, b] = [printed(SLATE, FERRY), printed(WEIR, FERRY, DREDGE)];
    const slices = passagesBetween(a.words, b.words).map((both) => [sliceOf(a.text, both.a), sliceOf(b.text, both.b)]);
    expect(slices).toEqual([[FERRY.slice(0, -1), FERRY.slice(0, -1)]]);
  });

  test('count once, however often either prints them', () => {
    const sailing = (times: number) => printed(`${'took in sail and rope and salt '.repeat(times)}on Monday.`).words;
    expect(atOnce(compareRuns(sailing(40), sailing(30))).runs).toBeLessThan(12);
  });

  test('are found in a story that repeats itself without end', () => {
    const endless = sequence([new Array(20_000).fill(1)]);
    expect(passagesBetween(endless, endless)).toHaveLength(1);
    expect(printsOf(endless)).toHaveLength(1);
  });
});

// So few different words that stories share long runs by chance.
const aParagraph = fc.array(fc.nat({ max: 1 }), { maxLength: 20, size: 'max' });
const aText: fc.Arbitrary<Paragraphs> = fc.array(aParagraph, { maxLength: 3, size: 'max' });

/** A text under a number, new or in the place of another; or a number whose text goes. */
const aStep = fc.record({ number: fc.nat({ max: 5 }), text: fc.option(aText, { nil: undefined }) });

describe('the index of shared passages', () => {
  test('finds every article that prints so many words of a paragraph in a row, and none that prints no run of them', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(aText, { minLength: 2, maxLength: 6 }), (texts) => {
        const index = indexOf(texts);
        for (const [number, text] of texts.entries()) {
          const likely = index.likely(number, sequence(text));
          const longest = texts.map((other, at) => (at === number ? 0 : longestShared(text, other)));
          const sure = [...longest.keys()].filter((at) => (longest[at] ?? 0) >= SURELY_FOUND);
          expect(likely).toEqual(expect.arrayContaining(sure));
          expect(likely.filter((at) => (longest[at] ?? 0) < GRAM)).toEqual([]);
          found += sure.length;
        }
      }),
      { numRuns: 200, seed: 20261130 },
    );
    expect(found).toBeGreaterThan(100);
  });

  test('agrees with what is found when two articles are compared word by word', () => {
    fc.assert(
      fc.property(aText, aText, (a, b) => {
        const longest = longestShared(a, b);
        const passages = passagesBetween(sequence(a), sequence(b));
        const lengths = passages.map((passage) => (passage.a.end - passage.a.start + 1) / 10);
        expect(passages.length > 0).toBe(longest >= GRAM);
        expect(lengths.every((length) => length >= GRAM && length <= longest)).toBe(true);
        expect(atOnce(compareRuns(sequence(a), sequence(b))).runs > 0).toBe(longest >= GRAM);
      }),
      { numRuns: 500, seed: 20261130 },
    );
  });

  test('is the same, whatever was added before and is gone', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 30 }), (steps) => {
        const there = new Map<number, Paragraphs>();
        const changed = createSharedPassages();
        for (const { number, text } of steps) {
          changed.remove(number, sequence(there.get(number) ?? []));
          there.set(number, text ?? []);
          changed.add(number, sequence(text ?? []));
        }
        const fresh = createSharedPassages();
        for (const [number, text] of there) fresh.add(number, sequence(text));
        const told = (index: SharedPassages) => [...there].map(([at, text]) => index.likely(at, sequence(text), 2));
        expect(told(changed)).toEqual(told(fresh));
      }),
      { numRuns: 200, seed: 20261130 },
    );
  });

  test('names only the last hundred of thousands that print one line, and still the copy of a rarer one', () => {
    const line = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const own = (number: number) => Array.from({ length: 20 }, (_, at) => 100 + 20 * (number % 2000) + at);
    const texts = Array.from({ length: 3000 }, (_, number) => [line, own(number)]);
    const [copy, ...others] = indexOf(texts).likely(5, sequence(texts[5] ?? []));
    expect(copy).toBe(2005);
    expect(others.length).toBeGreaterThan(0);
    expect(others.every((number) => number >= 2900)).toBe(true);
  });
});

function indexOf(texts: readonly Paragraphs[]): SharedPassages {
  const index = createSharedPassages();
  for (const [number, text] of texts.entries()) index.add(number, sequence(text));
  return index;
}

/** The most words that a paragraph of each has in a row, tried one by one. */
function longestShared(a: Paragraphs, b: Paragraphs): number {
  const lengths = a.flatMap((left) =>
    b.flatMap((right) => left.flatMap((_, i) => right.map((__, j) => lengthAlike(left.slice(i), right.slice(j))))),
  );
  return Math.max(0, ...lengths);
}

function lengthAlike(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((word, at) => word !== b[at]);
  return differing < 0 ? a.length : differing;
}
