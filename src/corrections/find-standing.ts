import type { Article } from '#index/text/article.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { createAllowance } from '#src/quoting/allowance.ts';
import { type Citation, cite, type Quote } from '#src/quoting/citation.ts';
import { findShownQuote } from '#src/quoting/find-quotes.ts';
import type { Slice } from '#src/quoting/quote-id.ts';
import { type Audience, isVisible } from '#src/rights/visibility.ts';
import type { Run } from '#src/wording/difference.ts';
import { runsBetween } from '#src/wording/runs-between.ts';
import { whatBecameOf } from '#src/wording/what-became-of.ts';

/**
 * Whether a quote still stands: its words are printed so today, where `quote` is; or others have taken their place, `runs`
 * leading from the ones to the others; or they are gone from their story.
 */
export type QuoteStanding =
  | { as: 'printed'; quote: Quote }
  | { as: 'changed'; runs: Run[]; citation: Citation }
  | { as: 'gone'; citation: Citation };

type StandingDesk = MemoryDesk & { audience: Audience };

/** How a slice that was once shown stands today. Undefined where its story may not be shown to these readers now, or is gone. */
export async function findStanding(slice: Slice, desk: StandingDesk): Promise<QuoteStanding | undefined> {
  const now = (await desk.archive.find(slice.articleId))?.article;
  if (!now) return undefined;
  const then = now.version === slice.version ? now : await desk.store.articles.find(slice.articleId, slice.version);
  if (!then) return undefined;

  const became = then === now ? { as: 'printed' as const, at: slice } : await whatBecameOf(slice, then, now);
  if (became.as === 'gone') return { as: 'gone', citation: cite(now, undefined, desk.timeZone) };

  const { start, end } = became.at;
  const citation = cite(now, paragraphAt(now, start), desk.timeZone);
  if (became.as === 'printed') {
    const shown = await findShownQuote({ id: now.id, version: now.version, start, end }, desk);
    return shown ? { as: 'printed', quote: shown.quote } : { as: 'gone', citation };
  }
  if (!mayCompare(then, desk) || !createAllowance().holds(now.text.slice(start, end), now))
    return { as: 'gone', citation };
  const runs = await runsBetween({ text: then.text, range: slice }, { text: now.text, range: became.at });
  return { as: 'changed', runs, citation };
}

/** Whether readers may be shown what was printed then: it may have been for the newsroom alone. */
function mayCompare(then: Article, { audience, now, timeZone }: StandingDesk): boolean {
  return isVisible(then, audience, { now: now(), timeZone });
}

function paragraphAt({ paragraphs }: Article, at: number): number | undefined {
  return paragraphs.find(({ start, end }) => start <= at && at < end)?.number;
}
