import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Terms } from '#index/text/article.ts';
import { judgeVisibility } from '#src/rights/visibility.ts';

const CHICAGO = 'America/Chicago';

describe('a story is shown', () => {
  test.each<[string, Terms, string]>([
    ['without terms', {}, '2026-01-27T12:00Z'],
    ['though corrected', { status: 'corrected' }, '2026-01-27T12:00Z'],
    ['at the very instant its embargo lifts', { embargo: '2026-01-27T14:00:00Z' }, '2026-01-27T14:00Z'],
    ['from midnight of its day, by the newsroom’s clock', { embargo: '2026-01-27' }, '2026-01-27T06:00Z'],
    ['from its hour, by the newsroom’s clock', { embargo: '2026-01-27T08:00:00' }, '2026-01-27T14:00Z'],
    ['until the end of the last day of its rights', { rightsUntil: '2026-01-27' }, '2026-01-28T05:59:59Z'],
    ['to the newsroom when internal', { audience: 'internal' }, '2026-01-27T12:00Z'],
  ])('%s', (_, terms, now) => {
    expect(judge(terms, now).barrier).toBeUndefined();
  });
});

describe('a story is not shown', () => {
  test.each<[string, Terms, string]>([
    ['withdrawn', { status: 'withdrawn' }, '2026-01-27T12:00Z'],
    ['held', { status: 'held' }, '2026-01-27T12:00Z'],
    ['held', { embargo: 'unreadable' }, '2999-01-01T00:00Z'],
    ['held', { rightsUntil: 'unreadable' }, '2000-01-01T00:00Z'],
    ['expired', { rightsWords: 0 }, '2026-01-27T12:00Z'],
    ['embargoed', { embargo: '2026-01-27T14:00:00Z' }, '2026-01-27T13:59:59.999Z'],
    ['embargoed', { embargo: '2026-01-27' }, '2026-01-27T05:59Z'],
    // The clock shows half past one twice that night: only the second is past doubt.
    ['embargoed', { embargo: '2026-11-01T01:30:00' }, '2026-11-01T07:00Z'],
    ['expired', { rightsUntil: '2026-11-01T01:30:00' }, '2026-11-01T07:00Z'],
    ['expired', { rightsUntil: '2026-01-27' }, '2026-01-28T06:00Z'],
    ['expired', { rightsUntil: '2026-01-27', embargo: '2026-02-01' }, '2026-02-02T00:00Z'],
  ])('%s: %j at %s', (barrier, terms, now) => {
    expect(judge(terms, now)).toMatchObject({ barrier });
  });

  test('to outsiders while it is internal', () => {
    const moment = { now: Temporal.Instant.from('2026-01-27T12:00Z'), timeZone: CHICAGO };
    expect(judgeVisibility({ audience: 'internal' }, 'outside', moment)).toEqual({ barrier: 'internal' });
  });
});

test('an answer holds until it says, and not an instant longer', () => {
  fc.assert(
    fc.property(someTerms(), fc.constantFrom('everyone', 'outside'), anInstant(), (terms, audience, now) => {
      const { barrier, until } = judgeVisibility(terms, audience, { now, timeZone: CHICAGO });
      const at = (later: Temporal.Instant) =>
        judgeVisibility(terms, audience, { now: later, timeZone: CHICAGO }).barrier;
      if (!until) expect(at(now.add({ hours: 24 * 3000 }))).toBe(barrier);
      else {
        expect(Temporal.Instant.compare(now, until)).toBe(-1);
        expect(at(until.subtract({ nanoseconds: 1 }))).toBe(barrier);
        expect(at(until)).not.toBe(barrier);
      }
    }),
    { numRuns: 2000 },
  );
});

function judge(terms: Terms, now: string) {
  return judgeVisibility(terms, 'everyone', { now: Temporal.Instant.from(now), timeZone: CHICAGO });
}

function anInstant(): fc.Arbitrary<Temporal.Instant> {
  return fc
    .integer({ min: 0, max: 4 * 365 * 24 * 60 })
    .map((minutes) => Temporal.Instant.from('2026-01-01T00:00Z').add({ minutes }));
}

function someTerms(): fc.Arbitrary<Terms> {
  const moment = fc.oneof(
    anInstant().map(String),
    anInstant().map((at) => `${at.toZonedDateTimeISO(CHICAGO).toPlainDateTime()}`),
    anInstant().map((at) => `${at.toZonedDateTimeISO(CHICAGO).toPlainDate()}`),
    fc.constant('unreadable'),
  );
  return fc.record(
    {
      status: fc.constantFrom('corrected', 'withdrawn', 'held'),
      embargo: moment,
      rightsUntil: moment,
      rightsWords: fc.nat(3),
      audience: fc.constant('internal'),
    },
    { requiredKeys: [] },
  );
}
