import { inSlices } from '#index/in-slices.ts';
import { isRereading } from '#src/changes/past-versions.ts';
import { NEVER, orPassOver, type PassOver, planInTurn } from '#src/changes/plan-in-turn.ts';
import type { MemoryDesk } from '#src/desk.ts';
import type { Change, NewPlannedPost, Post } from '#src/store/records.ts';
import { findAmendments } from './find-amendments.ts';

// Under this name the store remembers how far we have come.
const CURSOR = 'corrections';
// A message that was on its way while its story changed is on record a moment later.
const LOOK_BACK_MS = 5 * 60_000;

/**
 * Plans a correction of every post that print no longer bears out, or bears out again, whatever was corrected there before.
 * One bot at a time does it; doing it again, after a crash at any point, plans nothing twice. The number planned.
 */
export async function planCorrections(desk: MemoryDesk, passOver: PassOver = NEVER): Promise<number> {
  return (await desk.store.alone(CURSOR, (signal) => planAll(desk, { passOver, signal }))) ?? 0;
}

async function planAll(
  desk: MemoryDesk,
  { passOver, signal }: { passOver: PassOver; signal: AbortSignal },
): Promise<number> {
  const { changes, posts } = desk.store;
  // Of thousands of changed articles a few are quoted anywhere.
  const quoted = await posts.quotedArticles();
  const planIfQuoted = async (change: Change) =>
    quoted.has(change.articleId) && !isRereading(change) ? planFor(change, desk) : 0;

  const nowMs = desk.now().epochMilliseconds;
  let planned = 0;
  const recent = await changes.between(nowMs - LOOK_BACK_MS, nowMs);
  const last = new Map(recent.map((change) => [change.articleId, change]));
  const planRecent = orPassOver(planIfQuoted, passOver);
  for await (const change of inSlices(last.values())) {
    if (signal.aborted) return planned;
    planned += await planRecent(change);
  }
  const prepare = async () => planIfQuoted;
  return planned + (await planInTurn(changes, { cursor: CURSOR, prepare, passOver }, signal));
}

/** A post that cannot be looked at keeps no other from being corrected, and is told of when those are planned. */
async function planFor(change: Change, desk: MemoryDesk): Promise<number> {
  const failures: unknown[] = [];
  let planned = 0;
  for await (const post of inSlices(await desk.store.posts.quoting(change.articleId))) {
    try {
      planned += await planForPost(post, change, desk);
    } catch (err) {
      failures.push(err);
    }
  }
  if (failures.length > 0) throw failures[0];
  return planned;
}

async function planForPost(post: Post, change: Change, desk: MemoryDesk): Promise<number> {
  const { news } = await findAmendments(post, desk);
  // What another story's change has done is that one's to tell.
  if (!news.some(({ articleId }) => articleId === change.articleId)) return 0;
  return desk.store.plannedPosts.plan([correctionOf(post, change)]);
}

/**
 * The corrections of a post that nobody knew of until now: its stories may have changed, long ago even, while it stood there.
 * They are to be planned together with the record of it.
 */
export async function correctionsOfFound(post: Post, desk: MemoryDesk): Promise<NewPlannedPost[]> {
  const { news } = await findAmendments(post, desk);
  const corrections: NewPlannedPost[] = [];
  for (const articleId of new Set(news.map((quote) => quote.articleId))) {
    const last = (await desk.store.changes.ofArticle(articleId)).at(-1);
    if (last) corrections.push(correctionOf(post, last));
  }
  return corrections;
}

function correctionOf({ channelId, ts }: Post, { articleId, version, seq, atMs }: Change): NewPlannedPost {
  return {
    key: `correction|${channelId}|${ts}|${seq}`,
    kind: 'correction',
    subject: `${channelId}|${ts}`,
    channelId,
    // A version may come, go and come again: each time is another change.
    about: { ts, because: `${articleId}|${version}|${seq}` },
    dueMs: atMs,
  };
}
