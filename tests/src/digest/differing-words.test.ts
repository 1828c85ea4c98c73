import { describe, expect, test } from 'vitest';
import { findDifferingWords, readSpoken } from '#src/digest/differing-words.ts';

const WAITED = 'We have waited eleven years for this vote, and my boats draw six feet';

function differ(a: string, b: string): 'same' | 'another' | string[] {
  const whole = (text: string) => readSpoken(text, { start: 0, end: text.length });
  const words = findDifferingWords(whole(a), whole(b));
  if (words === undefined) return 'another';
  if (words === 'same') return 'same';
  return words.swaps.map(
    (swap) => `${a.slice(swap.a.start, swap.a.end).trim()} / ${b.slice(swap.b.start, swap.b.end).trim()}`,
  );
}

describe('a quotation differs', () => {
  test.each([
    ['a word is another', WAITED.replace('boats', 'ships'), ['boats / ships']],
    ['a word is missing', WAITED.replace('this vote', 'vote'), ['this / ']],
    ['a number is another', WAITED.replace('six', 'nine'), ['six / nine']],
    ['a word is denied', WAITED.replace('have waited', 'have not waited'), [' / not']],
  ])('where %s', (_, other, swaps) => {
    expect(differ(WAITED, other)).toEqual(swaps);
  });
});

describe('a quotation does not differ', () => {
  test.each([
    ['in marks and capitals', 'we have waited ELEVEN years for this vote — and my boats draw six feet.'],
    ['in numbers and contractions', 'We’ve waited 11 years for this vote, and my boats draw 6 feet'],
    ['where one begins later', 'waited eleven years for this vote, and my boats draw six feet'],
    ['where one ends sooner', 'We have waited eleven years for this vote'],
  ])('%s', (_, other) => {
    expect(differ(WAITED, other)).toBe('same');
  });
});

describe('two quotations are not compared', () => {
  test.each([
    ['where an ellipsis or brackets show what was done', WAITED.replace('for this vote', '… for [the] vote')],
    ['where much was left out', WAITED.replace('eleven years for this vote, and my boats', 'boats')],
    ['where they only sound alike', 'We have waited for this vote because my neighbor told us to'],
    ['where they are short', 'We have waited'],
  ])('%s', (_, other) => {
    expect(differ(WAITED, other)).toBe('another');
  });
});
