import { NEVER, type PassOver, type PlanFor, planInTurn } from '#src/changes/plan-in-turn.ts';
import type { MemoryDesk } from '#src/desk.ts';
import type { AlertAbout } from '#src/store/about.ts';
import type { Change, NewPlannedPost, PlannedPost } from '#src/store/records.ts';
import { alertKey } from './alert-key.ts';
import { matchChange, type NewMatch, wasThere } from './match-change.ts';
import { type FollowIndex, indexFollows } from './match-follows.ts';

// Under this name the store remembers how far we have come.
const CURSOR = 'follows';
const HOUR_MS = 3_600_000;
/** A channel gets no more alerts an hour for one follow; one line then counts the rest. */
export const MOST_ALERTS_AN_HOUR = 10;

/**
 * Plans an alert for every follow that a change matches in words not printed before. One bot at a time does it; what
 * is planned depends on the changes alone, so that doing it again, after a crash at any point, plans nothing twice.
 * The number of alerts planned; none while another bot is at it.
 */
export async function planAlerts(desk: MemoryDesk, passOver: PassOver = NEVER): Promise<number> {
  const { store } = desk;
  const inTurn = { cursor: CURSOR, prepare: (last: Change) => indexWaiting(last, desk), passOver };
  return (await store.alone(CURSOR, (signal) => planInTurn(store.changes, inTurn, signal))) ?? 0;
}

/** Makes ready the follows that were there before the last of some changes. */
async function indexWaiting(last: Change, desk: MemoryDesk): Promise<PlanFor> {
  const waiting = (await desk.store.follows.active()).filter((follow) => wasThere(follow, last, desk));
  if (waiting.length === 0) return async () => 0;
  const index = await indexFollows(waiting, desk.archive);
  return (change) => planFor(change, index, desk);
}

async function planFor(change: Change, index: FollowIndex, desk: MemoryDesk): Promise<number> {
  const { plannedPosts } = desk.store;
  let planned = 0;
  for (const match of await matchChange(change, index, desk)) {
    const isPlanned = await plannedPosts.find(alertKey(match.follow.id, change.articleId, change.version));
    if (isPlanned) continue;
    // What a clock that ran ahead has planned counts when it is its time.
    const last = await plannedPosts.lastPlanned(match.follow.id, change.atMs + 2 * HOUR_MS);
    planned += await plannedPosts.plan([nextAlert(match, change, last)]);
  }
  return planned;
}

/** The alert for a new match; after the most that an hour may have, the one line that counts the rest of them. */
function nextAlert({ follow, before }: NewMatch, change: Change, last: PlannedPost | undefined): NewPlannedPost {
  const fromMs = change.atMs - (change.atMs % HOUR_MS);
  const nth = last ? countAfter(last, fromMs) : 1;
  const alert = { kind: 'alert', subject: follow.id, channelId: follow.channelId } as const;
  if (nth > MOST_ALERTS_AN_HOUR) {
    const untilMs = fromMs + HOUR_MS;
    const about: AlertAbout = { of: 'more', fromMs, untilMs };
    return { ...alert, key: `${follow.id}|more|${fromMs}`, about, dueMs: untilMs };
  }
  const { articleId, version } = change;
  const about: AlertAbout = { of: 'story', articleId, version, ...(before !== undefined && { before }), nth };
  // Later than the one before it, so that the last one planned is always the one that counts.
  return {
    ...alert,
    key: alertKey(follow.id, articleId, version),
    about,
    dueMs: Math.max(change.atMs, (last?.dueMs ?? 0) + 1),
  };
}

/** Which alert of the hour that begins at `fromMs` would come after the last one. */
function countAfter({ kind, about, dueMs }: PlannedPost, fromMs: number): number {
  if (kind !== 'alert') return 1;
  if (about.of === 'more') return about.fromMs === fromMs ? MOST_ALERTS_AN_HOUR + 1 : 1;
  return dueMs >= fromMs ? about.nth + 1 : 1;
}
