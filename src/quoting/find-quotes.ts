import type { StorySuggested } from '#index/finder/suggestions.ts';
import { inSlices } from '#index/in-slices.ts';
import type { Hit } from '#index/match/hit.ts';
import { findHidden, findTermPlaces, isCutShort } from '#index/match/match.ts';
import type { Plan, TermPlace } from '#index/match/plan.ts';
import { type Clause, partsOf } from '#index/query/clause.ts';
import type { Query } from '#index/query/query.ts';
import type { Fit } from '#index/search/search.ts';
import { pickSnippets, snippetAt } from '#index/search/snippet.ts';
import type { Article, Paragraph, Range } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices } from '#index/words/slices.ts';
import { paragraphAt } from '#index/words/term-vector.ts';
import type { Desk } from '#src/desk.ts';
import { besideWithinRights, createAllowance, withinRights } from './allowance.ts';
import { calendarNow } from './calendar.ts';
import { type Citation, cite, type Quote } from './citation.ts';
import { fitting } from './fitting.ts';
import type { PageOrders } from './page-orders.ts';
import { quoteOf, quoteStories, type Story } from './quote-stories.ts';
import { suggestNames } from './suggest-names.ts';

/** A line that answers but is not quoted, and its receipt. */
export type HiddenLine = {
  text: string;
  rule: string;
  kind: Paragraph['kind'];
  citation: Citation;
  article: Quote['article'];
};

/**
 * One page of an answer. `stories` and `passages` count the whole of it (passages of a hundred stories at most, and not
 * where a story has thousands);
 * `next` names the next page.
 * `fit` says how they answer; `suggestion` is the search better spelt, where nothing prints a word or a name of it;
 * `meant` are stories of which its words remind, where nothing else helps;
 * `undated` counts the stories that have it all but no date to judge by.
 */
export type Answer = {
  query: Query;
  page: Story[];
  stories: number;
  passages?: number;
  fit: Fit;
  undated: number;
  hiddenLines: number;
  suggestion?: string;
  meant: readonly StorySuggested[];
  next?: Page;
};

/** Where a page starts (0 is the best story), and the order of stories it belongs to. */
export type Page = { from: number; order?: string | undefined };

const FIRST_PAGE: Page = { from: 0 };

/** How many stories one page shows at most. */
export const STORIES_A_PAGE = 5;

// Nobody weighs the passages of more stories than this.
const MOST_STORIES_COUNTED = 100;
// More than this is a list, and no reminder.
const MOST_MEANT = 3;
// A page may pass over stories that only repeat a better one's words: among so many there are enough others.
const MOST_WEIGHED = 200;

/** Which slice of which version of a story an earlier answer showed, and what had been asked, where that is known. */
export type Shown = Range & { query?: Query; id: string; version: string };

/** A quote between the `lead` and the `rest` of its paragraph, and the paragraphs before and after, empty where there are none. */
export type QuoteInContext = { quote: Quote; before: string; lead: string; rest: string; after: string };

/** Searches the archive and quotes what it finds: the first page, or the one that `page` names. */
export async function findQuotes(
  query: Query,
  desk: Desk & { orders: PageOrders },
  { from, order }: Page = FIRST_PAGE,
): Promise<Answer> {
  const { archive, orders, timeZone } = desk;
  const asked = { ...calendarNow(desk), most: from + MOST_WEIGHED, first: orders.recall(order) };
  const { plan, hits, total, fit, hidden, undated } = await archive.search(query, asked);
  const { stories, hasOthers } = await doInSlices(
    quoteStories({ hits, plan, timeZone, wanted: from + STORIES_A_PAGE }),
  );
  const isLacking = fit === 'most' || total === 0;
  const suggestion = isLacking && hidden.length === 0 ? await suggest(query, plan, desk) : undefined;
  const isHelpless = total + hidden.length === 0 && suggestion === undefined;
  const meant = isHelpless ? await archive.suggestions.stories(wordsWanted(query.clause), MOST_MEANT) : [];
  const page = fitting(stories.slice(from), charactersQuoted);
  const passages = total <= MOST_STORIES_COUNTED ? await countPassages(hits, plan) : undefined;

  return {
    query,
    page,
    stories: total,
    ...(passages !== undefined && { passages }),
    fit,
    undated,
    hiddenLines: await countHiddenLines(hidden, plan),
    ...(suggestion !== undefined && { suggestion }),
    meant,
    ...((hasOthers || stories.length > from + page.length) && {
      next: { from: from + page.length, order: order ?? orders.keep(hits) },
    }),
  };
}

async function suggest(query: Query, plan: Plan, desk: Desk): Promise<string | undefined> {
  return (await desk.archive.respell(plan)) ?? (await suggestNames(query, desk.archive, calendarNow(desk)));
}

/** The words that a search wants, as far as a reader would remember a story by them. */
function wordsWanted(clause: Clause): string {
  if (clause.kind === 'not') return '';
  if (clause.kind === 'phrase') return clause.forms.join(' ');
  if ('form' in clause) return clause.form;
  return partsOf(clause).map(wordsWanted).join(' ');
}

function charactersQuoted({ quotes }: Story): number {
  return sum(quotes.map(({ snippet }) => snippet.text.length));
}

// A message shows ten of them at most, and one was shown before; one more tells that there are others.
const PASSAGES_OF_A_STORY = 12;

/** The passages of one story that answer, best first. Undefined when the story is not in the archive. */
export async function findMoreQuotes(query: Query, id: string, desk: Desk): Promise<Quote[] | undefined> {
  const found = await desk.archive.find(id);
  if (!found) return undefined;
  const plan = await desk.archive.plan(query, found, calendarNow(desk));
  await doInSlices(findTermPlaces(found, plan));
  const snippets = pickSnippets(found, plan).take(PASSAGES_OF_A_STORY);
  return withinRights([...snippets.map((snippet) => quoteOf(found, snippet, desk))]);
}

/**
 * The quote an earlier answer showed, with the quotable paragraphs around it.
 * Undefined when that version of the story is no longer in the archive.
 */
export async function findShownQuote(
  { query, id, version, start, end }: Shown,
  desk: Desk,
): Promise<QuoteInContext | undefined> {
  const found = await desk.archive.find(id);
  if (found?.article.version !== version) return undefined;

  const plan = query && (await desk.archive.plan(query, found, calendarNow(desk)));
  const snippet = snippetAt(found, plan, { start, end });
  if (!snippet) return undefined;
  const at = found.quotableParagraphs.findIndex(({ number }) => number === snippet.paragraph);
  const textOf = (paragraph: Range | undefined) =>
    paragraph && found.article.text.slice(paragraph.start, paragraph.end);
  const around = found.quotableParagraphs[at] ?? snippet;
  const [quote] = withinRights([quoteOf(found, snippet, desk)]);
  if (!quote) return undefined;
  const [rest = '', lead = '', after = '', before = ''] = besideWithinRights(quote, [
    found.article.text.slice(quote.snippet.end, around.end),
    found.article.text.slice(around.start, quote.snippet.start),
    textOf(found.quotableParagraphs[at + 1]) ?? '',
    textOf(found.quotableParagraphs[at - 1]) ?? '',
  ]);
  return { quote, before, lead, rest, after };
}

/** The lines that answer but are not quoted, each with the rule that says why. */
export async function findHiddenLines(query: Query, desk: Desk): Promise<HiddenLine[]> {
  const { plan, hidden } = await desk.archive.search(query, { ...calendarNow(desk), most: 0 });
  const lines: HiddenLine[] = [];
  for (const found of hidden) lines.push(...hiddenLinesOf(found, await hiddenParagraphs(found, plan), desk));
  return lines;
}

function hiddenLinesOf(found: IndexedArticle, answering: readonly Paragraph[], { timeZone }: Desk): HiddenLine[] {
  const allowance = createAllowance();
  const source = cite(found.article, undefined, timeZone);
  return answering
    .map((paragraph) => hiddenLineOf(found.article, paragraph, source))
    .filter(({ text, article }) => allowance.holds(text, article));
}

/** A paragraph of an article as a line that is not quoted; `source` names the article: there may be thousands of such lines. */
export function hiddenLineOf(article: Article, { start, end, rule, kind, number }: Paragraph, source: Citation) {
  const text = article.text.slice(start, end);
  return { text, rule, kind, citation: { ...source, paragraph: number }, article } satisfies HiddenLine;
}

/** How many passages stories have in all; undefined where one has more than are looked for. */
async function countPassages(hits: readonly Hit[], plan: Plan): Promise<number | undefined> {
  let passages = 0;
  for await (const { found } of inSlices(hits)) {
    const places = await doInSlices(findTermPlaces(found, plan));
    if (isCutShort(places)) return undefined;
    passages += passagesAt(places, found);
  }
  return passages;
}

/** How many paragraphs of a story print something that was asked; one, its opening, where nothing but its headline or a filter answers. */
function passagesAt(places: readonly TermPlace[], { quotable }: IndexedArticle): number {
  return Math.max(1, new Set(places.map(({ first }) => paragraphAt(quotable, first))).size);
}

async function countHiddenLines(hidden: readonly IndexedArticle[], plan: Plan): Promise<number> {
  let lines = 0;
  for (const found of hidden) lines += (await hiddenParagraphs(found, plan)).length;
  return lines;
}

async function hiddenParagraphs(found: IndexedArticle, plan: Plan): Promise<Paragraph[]> {
  const numbers = await doInSlices(findHidden(found, plan));
  return numbers.flatMap((number) => found.hiddenParagraphs[number] ?? []);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
