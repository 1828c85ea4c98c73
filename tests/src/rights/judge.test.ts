import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJudge } from '#src/rights/judge.ts';
import { judgeVisibility } from '#src/rights/visibility.ts';

const hours = fc.integer({ min: 0, max: 72 });
const atHour = (hour: number) => Temporal.Instant.from('2026-01-20T00:00Z').add({ hours: hour });
const written = hours.map((hour) => atHour(hour).toZonedDateTimeISO('UTC').toPlainDateTime().toString().slice(0, 16));
const terms = fc.record(
  {
    status: fc.constantFrom('corrected' as const, 'withdrawn' as const, 'held' as const),
    embargo: fc.oneof(written, fc.constantFrom('2026-01-21', 'unreadable')),
    rightsUntil: fc.oneof(written, fc.constant('2026-01-21')),
    audience: fc.constant('internal' as const),
  },
  { requiredKeys: [] },
);

test('a judge says what judgement anew would say, however the clock is set', () => {
  let judged = 0;
  fc.assert(
    fc.property(terms, fc.array(hours, { minLength: 1, maxLength: 12 }), (story, looks) => {
      let now = atHour(0);
      const judge = createJudge({ now: () => now, timeZone: 'America/Chicago' });
      for (const hour of looks) {
        now = atHour(hour);
        for (const audience of ['everyone', 'outside'] as const) {
          const { barrier, until } = judgeVisibility(story, audience, { now, timeZone: 'America/Chicago' });
          expect(judge.mayShow(story, audience)).toBe(barrier === undefined);
          expect(String(judge.turnOf(story, audience))).toBe(String(until));
          judged += barrier === undefined ? 1 : 0;
        }
      }
    }),
    { numRuns: 1000, seed: 20261130 },
  );
  expect(judged).toBeGreaterThan(500);
});
