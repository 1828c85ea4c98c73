import type { Article } from '#index/text/article.ts';
import type { AuditLine } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';

// Under this name the store keeps, by article, whether an editor has taken it back.
const SETTING = 'withdrawn';
const NO = 'no';

/** What cannot be read is taken at its strictest. */
function isYes(value: string): boolean {
  return value !== NO;
}

/** The ids of the articles that editors have taken back, whatever their files say. */
export async function findWithdrawals(store: Store | undefined): Promise<ReadonlySet<string>> {
  const settings = (await store?.settings.all(SETTING)) ?? new Map<string, string>();
  return new Set([...settings].filter(([, value]) => isYes(value)).map(([id]) => id));
}

/** The newest version of an article as readers may be told of it: withdrawn, if an editor has taken it back. */
export async function findTold(
  id: string,
  { articles, settings }: Pick<Store, 'articles' | 'settings'>,
): Promise<Article | undefined> {
  const article = await articles.findNewest(id);
  return article && withWithdrawal(article, new Set((await isTakenBack(id, { settings })) ? [id] : []));
}

/** Whether an editor has taken an article back, whatever its file says. */
export async function isTakenBack(id: string, { settings }: Pick<Store, 'settings'>): Promise<boolean> {
  return isYes((await settings.get(id, SETTING)) ?? NO);
}

/** Takes an article back, or gives it out again. Stands until it is undone, whatever becomes of the file. */
export async function setWithdrawal(
  { id, isWithdrawn }: { id: string; isWithdrawn: boolean },
  { settings }: Pick<Store, 'settings'>,
  by: Pick<AuditLine, 'userId' | 'atMs'>,
): Promise<void> {
  const audit = { ...by, action: isWithdrawn ? 'withdraw' : 'restore', subject: id };
  await settings.set({ owner: id, name: SETTING, value: isWithdrawn ? 'yes' : NO }, audit);
}

/** An article as readers may be told of it. */
export function withWithdrawal(article: Article, withdrawn: ReadonlySet<string>): Article {
  return withdrawn.has(article.id) ? { ...article, status: 'withdrawn' } : article;
}
