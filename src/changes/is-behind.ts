import type { MemoryDesk } from '#src/desk.ts';
import type { Change } from '#src/store/records.ts';
import { isShowing } from './past-versions.ts';

type Looking = Pick<MemoryDesk, 'archive' | 'store'>;

// What another bot has read this one has within a minute; one that never gets it must not wait for ever.
const LOOK_BACK_MS = 5 * 60_000;

/**
 * Whether another bot has noted a change of a story that this one has not taken in yet, or this one has taken in what is not
 * noted yet: whatever is written of the story now would be written of what was, or will be. `archive` is everyone's.
 */
export async function isBehind(articleId: string, { archive, store }: Looking): Promise<boolean> {
  const last = (await store.changes.ofArticle(articleId)).at(-1);
  return last !== undefined && !(await isTakenIn(last, archive));
}

/** The same of every story that has changed lately. */
export async function isBehindLately(nowMs: number, { archive, store }: Looking): Promise<boolean> {
  const lately = await store.changes.between(nowMs - LOOK_BACK_MS, nowMs);
  for (const last of new Map(lately.map((change) => [change.articleId, change])).values())
    if (!(await isTakenIn(last, archive))) return true;
  return false;
}

async function isTakenIn({ articleId, version, kind }: Change, archive: Looking['archive']): Promise<boolean> {
  const found = await archive.find(articleId);
  return isShowing(kind) ? found?.article.version === version : found === undefined;
}
