import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findToldAgain } from '../../../bench/documents/tiling.ts';

const told = (left: string, right: string) => {
  const words = left.split(' ');
  const again = findToldAgain(words, right.split(' '));
  return words.filter((_, at) => again[at]).join(' ');
};

test.each([
  { title: 'in another order', left: 'a b c d e f', right: 'd e f a b c', again: 'a b c d e f' },
  { title: 'with something between', left: 'a b c d e f', right: 'a b c X d e f', again: 'a b c d e f' },
  { title: 'not where only single words agree', left: 'a b c d', right: 'd c b a', again: '' },
])('words are told again $title', ({ left, right, again }) => {
  expect(told(left, right)).toBe(again);
});

test('what stands twice and is told once is told where it stands in the longer run', () => {
  const again = findToldAgain(
    'the dam broke . on friday the dam broke again'.split(' '),
    'on friday the dam broke again'.split(' '),
  );
  expect(again).toEqual([false, false, false, false, true, true, true, true, true, true]);
});

test('of two equal runs the preferred one is told, else the one nearest to its place', () => {
  const words = 'a b c x a b c'.split(' ');
  const told = words.map((_, at) => at < 3);
  expect(findToldAgain(words, ['y', 'a', 'b', 'c'], told)).toEqual(told);
  expect(findToldAgain(words, ['y', 'y', 'y', 'y', 'a', 'b', 'c'])).toEqual(words.map((_, at) => at > 3));
});

test('no word is told more often than it is said', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (left, right) => {
      const again = findToldAgain(left, right);
      for (const word of ['a', 'b', 'c']) {
        const count = left.filter((one, at) => one === word && again[at]).length;
        expect(count).toBeLessThanOrEqual(right.filter((one) => one === word).length);
      }
    }),
  );
});
