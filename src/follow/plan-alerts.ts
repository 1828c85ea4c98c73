import type { NewsDesk } from '#src/news-desk.ts';
import type { Change, NewOccurrence, Occurrence } from '#src/store/records.ts';
import { alertKey, readAbout, writeAbout } from './alert.ts';
import { matchChange, type NewMatch } from './match-change.ts';
import { type FollowIndex, indexFollows } from './match-follows.ts';

// Under this name the store remembers how far we have come.
const READER = 'follows';
// So many changes are read, and forgotten after a crash, at a time.
const BATCH = 200;
const HOUR_MS = 3_600_000;
/** A channel gets no more alerts an hour for one follow; one line then counts the rest. */
export const MOST_ALERTS_AN_HOUR = 10;

/**
 * Plans an alert for every follow that a change matches in words not printed before. One bot at a time does it; what
 * is planned depends on the changes alone, so that doing it again, after a crash at any point, plans nothing twice.
 * The number of alerts planned; none while another bot is at it.
 */
export async function planAlerts(desk: NewsDesk): Promise<number> {
  return (await desk.store.alone(READER, (signal) => planAll(desk, signal))) ?? 0;
}

async function planAll(desk: NewsDesk, signal: AbortSignal): Promise<number> {
  const { changes, follows } = desk.store;
  let planned = 0;
  for (;;) {
    const batch = await changes.after(await changes.cursor(READER), BATCH);
    const last = batch.at(-1);
    if (!last) return planned;

    const waiting = (await follows.active()).filter(({ sinceMs }) => sinceMs < last.atMs);
    const index = indexFollows(waiting, desk.archive.vocabulary);
    for (const change of waiting.length > 0 ? batch : []) {
      if (signal.aborted) return planned;
      planned += await planFor(change, index, desk);
    }
    await changes.moveCursor(READER, last.seq);
  }
}

async function planFor(change: Change, index: FollowIndex, desk: NewsDesk): Promise<number> {
  const { occurrences } = desk.store;
  let planned = 0;
  for (const match of await matchChange(change, index, desk)) {
    const isPlanned = await occurrences.find(alertKey(match.follow.id, change.articleId, change.version));
    if (isPlanned) continue;
    const last = await occurrences.lastPlanned(match.follow.id);
    planned += await occurrences.plan([nextAlert(match, change, last)]);
  }
  return planned;
}

/** The alert for a new match; after the most that an hour may have, the one line that counts the rest of them. */
function nextAlert({ follow, before }: NewMatch, change: Change, last: Occurrence | undefined): NewOccurrence {
  const fromMs = change.atMs - (change.atMs % HOUR_MS);
  const nth = last ? countAfter(last, fromMs) : 1;
  const alert = { kind: 'alert', subject: follow.id, channelId: follow.channelId } as const;
  if (nth > MOST_ALERTS_AN_HOUR) {
    const untilMs = fromMs + HOUR_MS;
    const about = writeAbout({ of: 'more', fromMs, untilMs });
    return { ...alert, key: `${follow.id}|more|${fromMs}`, about, dueMs: untilMs };
  }
  const { articleId, version } = change;
  const about = writeAbout({ of: 'story', articleId, version, ...(before !== undefined && { before }), nth });
  // Later than the one before it, so that the last one planned is always the one that counts.
  return {
    ...alert,
    key: alertKey(follow.id, articleId, version),
    about,
    dueMs: Math.max(change.atMs, (last?.dueMs ?? 0) + 1),
  };
}

/** Which alert of the hour that begins at `fromMs` would come after the last one. */
function countAfter(last: Occurrence, fromMs: number): number {
  const about = readAbout(last);
  if (about.of === 'more') return about.fromMs === fromMs ? MOST_ALERTS_AN_HOUR + 1 : 1;
  return last.dueMs >= fromMs ? about.nth + 1 : 1;
}
