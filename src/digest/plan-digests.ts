import type { DuePlanner } from '#src/outbox/means.ts';
import type { Digest, NewPlannedPost, PlannedPost } from '#src/store/records.ts';
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

// Two people who ask within this time have seen the same need, and not yet each other's digest.
const AT_ONCE_MS = 60_000;

/**
 * Plans a digest's post for this very moment. Asked for twice in a row, or by several people at once, at whichever bot, it
 * is posted once. `recent`: one is under way, or was posted within the last minute and there is nothing new since.
 */
export async function planNow(
  digest: Digest,
  nowMs: number,
  { plannedPosts, changes, alone }: Pick<Store, 'plannedPosts' | 'changes' | 'alone'>,
): Promise<'planned' | 'recent'> {
  const done = await alone(`${digest.id}|now`, async () => {
    const last = await plannedPosts.lastPlanned(digest.id);
    if (last && (isUnderWay(last) || (isRecent(last, nowMs) && !(await hasNews(last.dueMs))))) return 'recent';
    await plannedPosts.plan([askedFor(digest, nowMs)]);
    return 'planned';
  });
  // Somebody else is just doing the same.
  return done ?? 'recent';

  async function hasNews(sinceMs: number): Promise<boolean> {
    return (await changes.between(sinceMs, nowMs)).length > 0;
  }
}

function isUnderWay({ state }: PlannedPost): boolean {
  return state === 'pending' || state === 'sending';
}

function isRecent({ kind, about, state, dueMs }: PlannedPost, nowMs: number): boolean {
  return kind === 'digest' && about.isAsked === true && state === 'sent' && Math.abs(nowMs - dueMs) < AT_ONCE_MS;
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
