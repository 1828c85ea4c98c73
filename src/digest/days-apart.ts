import type { Published } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

const A_DAY_MS = 24 * 3_600_000;

/** Whether two stories both say on which day they were published, and no more than so many days lie between. */
export function areOfOneTime({ article: a }: IndexedArticle, { article: b }: IndexedArticle, most: number): boolean {
  return Math.abs(dayOf(a.published) - dayOf(b.published)) <= most;
}

/** The number of the day, in UTC; none where a story says only its month or its year. */
function dayOf(published: Published | undefined): number {
  const saysDay = published?.precision === 'day' || published?.precision === 'minute';
  return saysDay ? Math.floor(Date.parse(published.at) / A_DAY_MS) : Number.NaN;
}
