import type { DuePlanner } from '#src/outbox/means.ts';
import type { Digest, NewPlannedPost } from '#src/store/records.ts';
import type { PlannedPostStore, Store } from '#src/store/store.ts';
import { dueBetween, nextDue, type Planned } from './schedule.ts';

// What was missed longer ago is not even recorded as skipped.
const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Plans the digests' posts as they fall due, once for each digest and local date, however the clock jumps: by what time
 * it is, and never by what was planned last. A digest set at 09:00 for 08:30 begins the day after.
 */
export function createDigestPlanner({ digests, plannedPosts }: Pick<Store, 'digests' | 'plannedPosts'>): DuePlanner {
  let known = new Set<string>();

  return async (nowMs) => {
    const active = await digests.active();
    const due = active.flatMap((digest) => dueNow(digest, nowMs));
    const unknown = due.filter(({ key }) => !known.has(key));
    if (unknown.length > 0) await plannedPosts.plan(unknown);
    known = new Set(due.map(({ key }) => key));

    const next = active.flatMap((digest) => nextDue(digest, nowMs)?.dueMs ?? []);
    return next.length > 0 ? Math.min(...next) : undefined;
  };
}

function dueNow(digest: Digest, nowMs: number): NewPlannedPost[] {
  const afterMs = Math.max(digest.sinceMs, nowMs - LOOK_BACK_MS);
  return dueBetween(digest, afterMs, nowMs).map((planned) => plannedPostOf(digest, planned));
}

/** Plans a digest's post for this very moment. Asked for twice in a row, it is posted once. */
export async function planNow(
  digest: Digest,
  nowMs: number,
  plannedPosts: Pick<PlannedPostStore, 'lastPlanned' | 'plan'>,
): Promise<void> {
  const last = await plannedPosts.lastPlanned(digest.id);
  const isUnderWay = last?.state === 'pending' || last?.state === 'sending';
  if (!isUnderWay) await plannedPosts.plan([askedFor(digest, nowMs)]);
}

function askedFor({ id, channelId, timeZone }: Digest, dueMs: number): NewPlannedPost {
  const date = Temporal.Instant.fromEpochMilliseconds(dueMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const about = { date, isAsked: true } as const;
  return { key: `${id}|now|${dueMs}`, kind: 'digest', subject: id, channelId, about, dueMs };
}

/** When a digest comes next: not on a date that has had its post, though its time has been put off to later that day. */
export async function nextPost(
  digest: Digest,
  nowMs: number,
  plannedPosts: Pick<PlannedPostStore, 'find'>,
): Promise<Planned | undefined> {
  let next = nextDue(digest, nowMs);
  while (next && (await plannedPosts.find(keyOf(digest, next)))) next = nextDue(digest, next.dueMs);
  return next;
}

function plannedPostOf(digest: Digest, planned: Planned): NewPlannedPost {
  const { id, channelId } = digest;
  const about = { date: planned.date.toString() };
  return { key: keyOf(digest, planned), kind: 'digest', subject: id, channelId, about, dueMs: planned.dueMs };
}

/** The date, not the instant, makes a digest's post the only one. */
function keyOf({ id }: Digest, { date }: Planned): string {
  return `${id}|${date}`;
}
