import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRunsOf } from '#index/text/runs.ts';

const letters = fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 });

test('runs are found where looking at each place finds them, overlapping ones too', () => {
  fc.assert(
    fc.property(letters, letters, (among, wanted) => {
      const isThere = (at: number) => wanted.every((item, i) => among[at + i] === item);
      const there = wanted.length === 0 ? [] : [...among.keys()].filter(isThere);
      expect(findRunsOf(among, wanted)).toEqual(there);
    }),
  );
});
