import type { Clause } from '#index/query/clause.ts';
import { formsIn, type Passage } from '#index/search/passages.ts';
import { type Article, isQuotable, type Range } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';
import type { Desk } from '#src/desk.ts';
import { cite } from '#src/quoting/citation.ts';
import { type HiddenLine, hiddenLineOf } from '#src/quoting/find-quotes.ts';
import { findRuns, piecesOf } from '#src/wording/pieces.ts';
import type { SoughtQuotation } from './places.ts';

const MOST_COPIES = 50;
const MOST_LIKELY = 12;

/** The lines that print a quotation but are not quoted, each with the rule that says why; headlines first. */
export async function findLinesPrinting(
  sought: SoughtQuotation,
  passages: readonly Passage[],
  desk: Desk,
): Promise<HiddenLine[]> {
  const words = formsIn(sought.words).map((form): Clause => ({ kind: 'word', form }));
  if (words.length === 0) return [];
  const all: Clause = { kind: 'all', of: words };
  const headed = await desk.archive.printing({ kind: 'headline', of: all }, { most: MOST_COPIES });
  const hidden = await desk.archive.printing(all, { most: MOST_COPIES, wanted: 'hidden' });

  const likely = passages.slice(0, MOST_LIKELY).map(({ found }) => found);
  const stories = [...new Set([...headed.stories, ...hidden.stories, ...likely])].slice(0, MOST_COPIES);
  const lines: HiddenLine[] = [];
  for (const found of stories) lines.push(...(await doInSlices(hiddenLinesIn(sought, found, desk))));
  return lines.toSorted((a, b) => Number(b.kind === 'headline') - Number(a.kind === 'headline'));
}

function* hiddenLinesIn(
  sought: SoughtQuotation,
  { article }: IndexedArticle,
  { timeZone }: Desk,
): Slices<HiddenLine[]> {
  const source = cite(article, undefined, timeZone);
  const lines: HiddenLine[] = [];
  for (const paragraph of article.paragraphs) {
    if (isQuotable(paragraph)) continue;
    if (yield* prints(article.text, paragraph, sought)) lines.push(hiddenLineOf(article, paragraph, source));
    yield;
  }
  const isHeaded = lines.some(({ kind }) => kind === 'headline');
  return isHeaded ? lines : [...(yield* headlineOf(sought, article, timeZone)), ...lines];
}

/** A headline that is no paragraph of the document, but stands in its front matter or beside it. */
function* headlineOf(sought: SoughtQuotation, article: Article, timeZone: string): Slices<HiddenLine[]> {
  const { headline, receipts } = article;
  if (headline === undefined) return [];
  if (!(yield* prints(headline, { start: 0, end: headline.length }, sought))) return [];
  const rule = receipts.headline ?? 'The headline of the story.';
  return [{ text: headline, rule, kind: 'headline', citation: cite(article, undefined, timeZone), article }];
}

function* prints(text: string, range: Range, { core, isWhole }: SoughtQuotation): Slices<boolean> {
  const wanted = core.filter(({ kind }) => kind !== 'gap');
  return wanted.length > 0 && findRuns(yield* piecesOf(text, range, { isWhole }), wanted).length > 0;
}
