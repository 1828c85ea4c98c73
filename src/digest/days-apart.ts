import type { Published } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

/** Whether two stories both say on which day they were published, and no more than so many days lie between. */
export function areOfOneTime({ article: a }: IndexedArticle, { article: b }: IndexedArticle, most: number): boolean {
  const [left, right] = [dayOf(a.published), dayOf(b.published)];
  return left !== undefined && right !== undefined && Math.abs(left.until(right).days) <= most;
}

function dayOf(published: Published | undefined): Temporal.PlainDate | undefined {
  if (published?.precision === 'day') return Temporal.PlainDate.from(published.at);
  return published?.precision === 'minute'
    ? Temporal.Instant.from(published.at).toZonedDateTimeISO('UTC').toPlainDate()
    : undefined;
}
