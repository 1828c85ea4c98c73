import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneEditApart } from '#index/text/one-edit.ts';

test.each([
  ['help', 'hlep', true],
  ['help', 'hel', true],
  ['help', 'shelp', true],
  ['help', 'kelp', true],
  ['help', 'helpp', true],
  ['help', 'help', false],
  ['help', 'hepl', true],
  ['help', 'hxlp', true],
  ['help', 'heplx', false],
  ['help', 'ehpl', false],
  ['help', 'he', false],
  ['', 'a', true],
])('“%s” and “%s”: %s', (a, b, apart) => {
  expect(isOneEditApart(a, b)).toBe(apart);
  expect(isOneEditApart(b, a)).toBe(apart);
});

test('it says what trying every edit finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneEditApart(a, b)).toBe(a !== b && editsOf(a).has(b));
    }),
    { numRuns: 2_000 },
  );
});

function editsOf(word: string): Set<string> {
  const places = Array.from({ length: word.length + 1 }, (_, at) => [word.slice(0, at), word.slice(at)] as const);
  return new Set(
    places.flatMap(([before, after]) => [
      before + after.slice(1),
      ...['a', 'b', 'c'].flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
      ...(after.length > 1 ? [before + after.charAt(1) + after.charAt(0) + after.slice(2)] : []),
    ]),
  );
}
