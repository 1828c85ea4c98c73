import { withinRights } from '#src/quoting/allowance.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { type Item, quotesOf } from './edition.ts';

/**
 * The items of a digest, in their order, with no more words of a story in all than its rights allow. One that compares
 * two quotes is left out where either would be cut.
 */
export function keepItemsWithinRights(items: readonly Item[]): Item[] {
  const shown: Quote[] = [];
  return items.flatMap((item) => {
    const quotes = withinRights([...shown, ...quotesOf(item)]).slice(shown.length);
    const kept = keepWith(quotes, item);
    if (kept) shown.push(...quotes.filter(({ article }) => article.rightsWords !== undefined));
    return kept ?? [];
  });
}

function keepWith(quotes: readonly Quote[], item: Item): Item | undefined {
  switch (item.kind) {
    case 'correction':
      return item;
    case 'figures':
    case 'wording':
      return quotesOf(item).every(({ snippet }, at) => quotes[at]?.snippet.text === snippet.text) ? item : undefined;
    default:
      return quotes[0] && { ...item, quote: quotes[0] };
  }
}
