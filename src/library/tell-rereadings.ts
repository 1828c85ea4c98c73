import { isShowing } from '#src/changes/past-versions.ts';
import { isVisible } from '#src/rights/visibility.ts';
import { findWithdrawals } from '#src/rights/withdrawals.ts';
import type { NewChange } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';

type Telling = { store: Store; timeZone: string };

/**
 * The same changes, those told apart that no edit, no editor and no clock has made: the bytes are those of before, and
 * only another reader reads them otherwise. By what the store holds alone, so that a crash at any point changes nothing.
 */
export async function tellRereadings(changes: readonly NewChange[], telling: Telling): Promise<NewChange[]> {
  const { store } = telling;
  const rereadings = await store.articles.rereadings(changes.map(({ articleId }) => articleId));
  if (rereadings.length === 0) return [...changes];

  const byVersion = Map.groupBy(rereadings, ({ articleId, version }) => `${articleId} ${version}`);
  const withdrawn = await findWithdrawals(store);
  const told: NewChange[] = [];
  for (const change of changes) {
    const pairs = byVersion.get(`${change.articleId} ${change.version}`) ?? [];
    const others = new Set(pairs.map(({ former }) => former));
    const isReader = others.size > 0 && !withdrawn.has(change.articleId) && (await isOfReader(change, others, telling));
    told.push(isReader ? { ...change, kind: isShowing(change.kind) ? 'reread' : 'withheld' } : change);
  }
  return told;
}

/** Whether it took no more than another reading to show a story, or to take it away; `others` are of the same bytes. */
async function isOfReader(change: NewChange, others: ReadonlySet<string>, telling: Telling): Promise<boolean> {
  const { store } = telling;
  const { articleId, version, kind, atMs } = change;
  if (!isShowing(kind)) {
    const newest = await store.articles.findNewest(articleId);
    return newest !== undefined && others.has(newest.version) && wasVisible({ articleId, version, atMs }, telling);
  }

  const last = (await store.changes.ofArticle(articleId)).at(-1);
  if (last && isShowing(last.kind)) return others.has(last.version);
  // Hidden until now. The clock may have done it: then the reading before would be shown now, or this one was not at first.
  const versions = await store.articles.versions(articleId);
  const at = versions.findIndex((one) => one.version === version);
  const [former, own] = [versions[at - 1], versions[at]];
  if (!former || !own || !others.has(former.version)) return false;
  const wouldBeShown = await wasVisible({ articleId, version: former.version, atMs }, telling);
  return !wouldBeShown && wasVisible({ articleId, version, atMs: own.readMs }, telling);
}

async function wasVisible(
  { articleId, version, atMs }: Pick<NewChange, 'articleId' | 'version' | 'atMs'>,
  { store, timeZone }: Telling,
): Promise<boolean> {
  const article = await store.articles.find(articleId, version);
  const moment = { now: Temporal.Instant.fromEpochMilliseconds(atMs), timeZone };
  return article !== undefined && isVisible(article, 'everyone', moment);
}
