import type { Article, Range } from '#index/text/article.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { type Allowance, createAllowance } from '#src/quoting/allowance.ts';
import { type Citation, cite } from '#src/quoting/citation.ts';
import { judgeVisibility } from '#src/rights/visibility.ts';
import { findTold } from '#src/rights/withdrawals.ts';
import type { Post, PostedQuote } from '#src/store/records.ts';
import { align } from '#src/wording/align.ts';
import { type Run, readDifference } from '#src/wording/difference.ts';
import { readPieces } from '#src/wording/pieces.ts';
import { whatBecameOf } from '#src/wording/what-became-of.ts';

/**
 * A quote in a post that print no longer bears out: its story was withdrawn; or its words are no longer in it, or changed
 * to more than may be quoted (`words` are those that stood in the post); or they were changed, `runs` leading from what was posted to what is printed.
 */
export type Lost = { quote: PostedQuote; citation: Citation } & (
  | { as: 'withdrawn' }
  | { as: 'gone'; words: string }
  | { as: 'changed'; runs: Run[] }
);

/** The quotes of a post that were true when it was posted and are no longer, and have not been marked so. */
export async function findLost({ quotes }: Post, desk: MemoryDesk): Promise<Lost[]> {
  const lost: Lost[] = [];
  const allowance = createAllowance();
  for (const quote of quotes) {
    if (quote.supersededMs !== undefined) continue;
    const before = await desk.store.articles.find(quote.articleId, quote.version);
    const found = before && (await judge(quote, before, { ...desk, allowance }));
    if (found) lost.push(found);
  }
  return lost;
}

type JudgingDesk = MemoryDesk & { allowance: Allowance };

async function judge(quote: PostedQuote, before: Article, desk: JudgingDesk): Promise<Lost | undefined> {
  const citation = (article: Article, { start }: Range) => cite(article, paragraphAt(article, start), desk.timeZone);
  const found = await desk.archive.find(quote.articleId);
  if (!found) {
    const isTakenBack = await isWithdrawn(quote.articleId, desk);
    return isTakenBack ? { quote, citation: citation(before, quote), as: 'withdrawn' } : undefined;
  }

  const { article } = found;
  const became = article.version === before.version ? undefined : whatBecameOf(quote, before, article);
  if (!became || became.as === 'printed') return undefined;
  // How it reads now is quoted too, and so no longer than the story's rights allow.
  if (became.as === 'changed' && desk.allowance.holds(article.text.slice(became.at.start, became.at.end), article)) {
    const runs = compare({ text: before.text, range: quote }, { text: article.text, range: became.at });
    return { quote, citation: citation(article, became.at), as: 'changed', runs };
  }
  const words = before.text.slice(quote.start, quote.end);
  return { quote, citation: citation(before, quote), as: 'gone', words };
}

/** Whether a story that readers no longer find was taken back, and not only moved away or used up its rights. */
async function isWithdrawn(id: string, { store, now, timeZone }: MemoryDesk): Promise<boolean> {
  const article = await findTold(id, store);
  const { barrier } = article ? judgeVisibility(article, 'everyone', { now: now(), timeZone }) : {};
  return barrier === 'withdrawn' || barrier === 'held' || barrier === 'embargoed';
}

type Passage = { text: string; range: Range };

function compare(before: Passage, after: Passage): Run[] {
  const alignment = align(readPieces(after.text, after.range), readPieces(before.text, before.range));
  return readDifference(alignment, { drafted: after.text, printed: before.text })?.difference.runs ?? [];
}

function paragraphAt({ paragraphs }: Article, at: number): number {
  return paragraphs.find(({ start, end }) => start <= at && at < end)?.number ?? 1;
}
