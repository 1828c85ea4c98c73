import type { DuePlanner } from '#src/outbox/means.ts';
import { isAhead } from '#src/store/ahead.ts';
import type { Digest, NewPlannedPost, PlannedPost } from '#src/store/records.ts';
import type { PlannedPostStore, Store } from '#src/store/store.ts';
import { dueBetween, nextDue, type Planned } from './schedule.ts';

// What was missed longer ago is not even recorded as skipped.
const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000;

// Longer than it takes from one look to the next.
const SOON_MS = 5 * 60 * 1000;

/**
 * Plans the digests' posts as they fall due, once for each digest and local date, however the clock jumps: by what time
 * it is, and never by what was planned last. A digest set at 09:00 for 08:30 begins the day after.
 *
 * What a clock that ran ahead has skipped is pending again. What it has posted is set aside and planned anew, where we
 * come to its time step by step: a clock that was set back by mistake jumps over it when it goes right again.
 */
export function createDigestPlanner({ digests, plannedPosts }: Pick<Store, 'digests' | 'plannedPosts'>): DuePlanner {
  let known = new Set<string>();
  /** By key: what is settled although its time is yet to come. */
  let early = new Map<string, PlannedPost>();

  async function seeToEarly(active: readonly Digest[], due: readonly NewPlannedPost[], nowMs: number): Promise<void> {
    await plannedPosts.reopen('digest', nowMs);
    for (const { key } of due) {
      const settled = early.get(key);
      if (settled) await plannedPosts.freeKey(settled);
    }
    early = await findEarly(active, nowMs, plannedPosts);
  }

  return async (nowMs) => {
    const active = await digests.active();
    const due = active.flatMap((digest) => dueNow(digest, nowMs));
    await seeToEarly(active, due, nowMs);
    const unknown = due.filter(({ key }) => !known.has(key));
    if (unknown.length > 0) await plannedPosts.plan(unknown);
    known = new Set(due.map(({ key }) => key));

    const next = active.flatMap((digest) => nextDue(digest, nowMs)?.dueMs ?? []);
    return next.length > 0 ? Math.min(...next) : undefined;
  };
}

async function findEarly(
  active: readonly Digest[],
  nowMs: number,
  plannedPosts: Pick<PlannedPostStore, 'find'>,
): Promise<Map<string, PlannedPost>> {
  const early = new Map<string, PlannedPost>();
  for (const digest of active) {
    const next = nextDue(digest, nowMs);
    if (!next || next.dueMs - nowMs > SOON_MS) continue;
    const plannedPost = await plannedPosts.find(keyOf(digest, next));
    if (plannedPost && !isUnderWay(plannedPost)) early.set(plannedPost.key, plannedPost);
  }
  return early;
}

function dueNow(digest: Digest, nowMs: number): NewPlannedPost[] {
  // Set by a clock that ran ahead, it is in force: what is due from now on.
  const sinceMs = isAhead(digest.sinceMs, nowMs) ? nowMs - SOON_MS : digest.sinceMs;
  const afterMs = Math.max(sinceMs, nowMs - LOOK_BACK_MS);
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
