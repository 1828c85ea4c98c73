import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuoteId, type Slice, writeQuoteId } from '#src/quoting/quote-id.ts';
import { createMarks } from '#src/rights/keyed-marks.ts';

const marks = createMarks('a secret');
const digest = fc.stringMatching(/^[0-9a-f]{16}$/);
const place = fc.nat(5_000_000);
const slice: fc.Arbitrary<Slice> = fc.record({ articleId: digest, version: digest, start: place, end: place });

test('an id names its slice, in at most 100 characters', () => {
  fc.assert(
    fc.property(slice, (named) => {
      const id = writeQuoteId(named, marks);
      expect(id.length).toBeLessThanOrEqual(100);
      expect(readQuoteId(id, marks)).toEqual(named);
    }),
  );
});

const edit = fc.record({ at: fc.nat(), other: fc.stringMatching(/^[0-9a-f-]?$/), isAdded: fc.boolean() });

test('an id with any character changed, added or left out names nothing', () => {
  fc.assert(
    fc.property(slice, edit, (named, { at, other, isAdded }) => {
      const id = writeQuoteId(named, marks);
      const from = at % id.length;
      const altered = id.slice(0, from) + other + id.slice(isAdded ? from : from + 1);
      if (altered !== id) expect(readQuoteId(altered, marks)).toBeUndefined();
    }),
    { numRuns: 5000 },
  );
});

test.each(['', 'q', 'a-b-1-2', 'a-b-1-2-', `a-b-1-2-${'0'.repeat(24)}`, `a-b-1-2-${'é'.repeat(24)}`, 'x'.repeat(9999)])(
  'what never was an id names nothing: %s',
  (id) => {
    expect(readQuoteId(id, marks)).toBeUndefined();
  },
);

test('an id of another bot, which has another secret, names nothing', () => {
  const id = writeQuoteId({ articleId: 'a', version: 'b', start: 0, end: 9 }, createMarks('another secret'));
  expect(readQuoteId(id, marks)).toBeUndefined();
});
