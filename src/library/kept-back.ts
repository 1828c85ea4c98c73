import { type Article, byFile } from '#index/text/article.ts';
import type { FileRemark } from '#src/ingest/parse-document.ts';
import { type Barrier, isLimited, judgeVisibility, type Moment } from '#src/rights/visibility.ts';

/**
 * A story that is shown to nobody now, and why: what stands in its way, until when where that passes by itself, and what
 * its keeper should know of it. `isTakenBack`: an editor has withdrawn it here.
 */
export type KeptBack = {
  article: Article;
  barrier: Barrier;
  until?: Temporal.Instant;
  isTakenBack: boolean;
  reasons: readonly string[];
};

const ORDER: readonly Barrier[] = ['held', 'embargoed', 'withdrawn', 'expired'];

/** Every story that is shown to nobody at a moment: what somebody may not have meant first, and what comes out soonest. */
export function findKeptBack(
  articles: readonly Article[],
  { takenBack, remarks }: { takenBack: ReadonlySet<string>; remarks: readonly FileRemark[] },
  moment: Moment,
): KeptBack[] {
  const reasons = Map.groupBy(remarks, ({ file }) => file);
  const kept = articles.filter(isLimited).flatMap((article): KeptBack[] => {
    const { barrier, until } = judgeVisibility(article, 'everyone', moment);
    if (barrier === undefined) return [];
    const said = (reasons.get(article.file) ?? []).map(({ reason }) => reason);
    const isTakenBack = takenBack.has(article.id);
    return [{ article, barrier, ...(until && { until }), isTakenBack, reasons: said }];
  });
  return kept.sort((a, b) => rank(a) - rank(b) || soonest(a, b) || byFile(a.article, b.article));
}

function rank({ barrier }: KeptBack): number {
  return ORDER.indexOf(barrier);
}

function soonest({ until: a }: KeptBack, { until: b }: KeptBack): number {
  return a && b ? Temporal.Instant.compare(a, b) : 0;
}
