import type { Outgoing } from '#src/outbox/message.ts';
import type { Digest, NewPlannedPost } from '#src/store/records.ts';

const HOUR_MS = 3_600_000;
/** As many dates back the outbox plans for a digest that was set long ago. */
export const DATES_EACH = 7;

/** Digests of seven dates each that were all missed, each in a channel of its own. None falls due within 11 hours. */
export function digestsOf(count: number, nowMs: number): Digest[] {
  const due = Temporal.Instant.fromEpochMilliseconds(nowMs - 12 * HOUR_MS).toZonedDateTimeISO('UTC');
  return Array.from({ length: count }, (_, number) => ({
    id: `d${number}`,
    channelId: `C${number}`,
    userId: 'U1',
    time: due.toPlainTime().toString({ smallestUnit: 'minute' }),
    timeZone: 'UTC',
    days: 127,
    typed: '',
    onQuietDays: 'say',
    sinceMs: 0,
  }));
}

/** A message that says nothing but its key. Every third digest goes on in its thread. */
export function write(plannedPost: NewPlannedPost): Outgoing {
  return { message: { text: plannedPost.key, blocks: [] }, quotes: [], replies: repliesTo(plannedPost) };
}

/** The keys of what answers a digest in its thread. */
export function repliesTo({ key, subject, channelId, dueMs, threadOf }: NewPlannedPost): NewPlannedPost[] {
  if (threadOf !== undefined || Number(subject.slice(1)) % 3 !== 0) return [];
  return [1, 2].map((number) => ({
    ...{ key: `${key}|${number}`, subject, channelId, dueMs, threadOf: key },
    ...{ kind: 'digest', about: { date: '2026-01-27' } },
  }));
}

/** How many planned posts come of so many digests, their replies included. */
export function countPlannedPosts(digests: number): number {
  return DATES_EACH * (digests + 2 * Math.ceil(digests / 3));
}
