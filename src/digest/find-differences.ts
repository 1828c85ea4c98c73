import { nameInFull } from '#index/evidence/voices.ts';
import { inSlices } from '#index/in-slices.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { SendingDesk } from '#src/desk.ts';
import { quotePassage } from '#src/quoting/quote-passage.ts';
import { isVisible } from '#src/rights/visibility.ts';
import { findClaimant } from './claimant.ts';
import { type Counted, createFigureComparison, type DifferingFigures } from './compare-figures.ts';
import { type DifferingSaid, findDifferingQuotes } from './compare-quotes.ts';
import { type Claim, type FiguresItem, quotesOf, type WordingItem } from './edition.ts';
import type { Fresh } from './find-fresh.ts';
import type { Naming } from './main-names.ts';

// More in one day than an editor can look into.
const MOST_OF_EACH = 5;
// What a day's stories are compared with takes time; beyond so many, the strongest must do.
const MOST_COMPARED = 100;

/** Where stories contradict others of their days: in figures, and in the wording of what somebody said. */
export async function findDifferences(
  stories: readonly Fresh[],
  namesOf: Naming,
  desk: SendingDesk,
): Promise<(FiguresItem | WordingItem)[]> {
  const figures: FiguresItem[] = [];
  const wordings: WordingItem[] = [];
  const mayShow = ({ article }: IndexedArticle) =>
    isVisible(article, desk.audience, { now: desk.now(), timeZone: desk.timeZone });
  const findDifferingFigures = createFigureComparison({ archive: desk.archive, namesOf, canCompare: mayShow });

  for await (const { found } of inSlices(stories.slice(0, MOST_COMPARED))) {
    for (const pair of await findDifferingFigures(found)) figures.push(figuresItem(pair, desk));
    const isOtherOutlet = (other: IndexedArticle) => mayShow(other) && areOtherOutlets(found, other);
    for (const pair of await findDifferingQuotes(found, desk.archive, isOtherOutlet))
      wordings.push(wordingItem(pair, desk));
  }
  return [...onceEach(figures), ...onceEach(wordings)];
}

function areOtherOutlets({ article: a }: IndexedArticle, { article: b }: IndexedArticle): boolean {
  return a.outlet !== undefined && b.outlet !== undefined && a.outlet !== b.outlet;
}

function figuresItem({ a, b }: DifferingFigures, desk: SendingDesk): FiguresItem {
  const { text } = a.found.article;
  const { start, end } = a.figure.noun;
  return { kind: 'figures', counted: text.slice(start, end).trim(), claims: [claimOf(a, desk), claimOf(b, desk)] };
}

function claimOf({ found, figure }: Counted, { timeZone }: SendingDesk): Claim {
  const { text } = found.article;
  const claimant = findClaimant(text, figure.sentence);
  return {
    printed: text.slice(figure.start, figure.end),
    ...(claimant !== undefined && { claimant }),
    quote: quotePassage(found, { ...figure.sentence, hits: [{ start: figure.start, end: figure.end }] }, timeZone),
  };
}

function wordingItem({ a, b, words }: DifferingSaid, { timeZone }: SendingDesk): WordingItem {
  const of = (side: 'a' | 'b') => words.swaps.map((swap) => swap[side]);
  return {
    kind: 'wording',
    speaker: nameInFull(a.speaker),
    quotes: [
      quotePassage(a.found, { ...words.a, hits: of('a') }, timeZone),
      quotePassage(b.found, { ...words.b, hits: of('b') }, timeZone),
    ],
  };
}

/** Two new stories each differ from the other, and copies of one story all differ alike. */
function onceEach<One extends FiguresItem | WordingItem>(items: readonly One[]): One[] {
  const byWords = new Map<string, One>();
  for (const item of items) {
    const words = quotesOf(item)
      .map(({ snippet }) => snippet.text)
      .sort()
      .join('\n');
    if (!byWords.has(words)) byWords.set(words, item);
  }
  return [...byWords.values()].slice(0, MOST_OF_EACH);
}
