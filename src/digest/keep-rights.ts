import type { Quote } from '#src/citation.ts';
import { withinRights } from '#src/within-rights.ts';
import { type Item, quotesOf } from './edition.ts';

/** The items of a digest, in their order, without those that would quote more words of a story than its rights allow. */
export function keepRights(items: readonly Item[]): Item[] {
  const shown: Quote[] = [];
  return items.filter((item) => {
    const limited = quotesOf(item).filter(({ article }) => article.rightsWords !== undefined);
    const all = [...shown, ...limited];
    const allowed = withinRights(all);
    const isWhole = all.every(({ snippet }, at) => allowed[at]?.snippet.text === snippet.text);
    if (isWhole) shown.push(...limited);
    return isWhole;
  });
}
