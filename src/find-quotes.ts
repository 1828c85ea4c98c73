import type { Hit } from '#index/archive-index.ts';
import type { Paragraph, Range } from '#index/article.ts';
import type { IndexedArticle } from '#index/indexed-article.ts';
import { findOccurrences } from '#index/match.ts';
import { type Plan, planQuery } from '#index/plan.ts';
import type { Query } from '#index/query.ts';
import { search } from '#index/search.ts';
import { findWording, readWording } from '#index/shared-words.ts';
import { pickOpening, pickSnippets, type Snippet, snippetAt } from '#index/snippet.ts';
import { paragraphAt } from '#index/term-vector.ts';
import { type Citation, cite, type Quote } from './citation.ts';
import type { Rooms } from './rooms.ts';

/** A story's answer: its best quote first, and whether it has more passages that answer. */
export type Story = { quotes: Quote[]; hasMore: boolean };

/** A line that answers but is not quoted, and its receipt. */
export type HiddenLine = { text: string; rule: string; kind: Paragraph['kind']; citation: Citation };

/**
 * One page of an answer. `stories` and `passages` count the whole of it; `next` is where the next page starts.
 * `isComplete` is false when no story has all that was asked, and these have the most.
 */
export type Answer = {
  query: Query;
  page: Story[];
  stories: number;
  passages: number;
  isComplete: boolean;
  hiddenLines: number;
  next?: number;
};

const STORIES_A_PAGE = 5;

// Slack refuses a message of somewhat over 13,000 characters; sources, buttons and headings need the rest.
const CHARACTERS_A_PAGE = 7000;

/** Which slice of which version of a story an earlier answer showed, and what had been asked. */
export type Shown = Range & { query: Query; id: string; version: string };

/** A quote between the `lead` and the `rest` of its paragraph, and the paragraphs before and after, empty where there are none. */
export type QuoteInContext = { quote: Quote; before: string; lead: string; rest: string; after: string };

type Desk = Pick<Rooms, 'archive' | 'timeZone'>;

/** Searches the archive and quotes what it finds, from story number `from` (0 is the best) on. */
export async function findQuotes(query: Query, desk: Desk, from = 0): Promise<Answer> {
  const { plan, hits, isComplete, hidden } = await search(desk.archive, query);
  // One more than the page holds tells whether there is a next one.
  const quoted = quoteStories({ hits, plan, desk }, from + STORIES_A_PAGE + 1);
  const page = fittingPage(quoted.slice(from, from + STORIES_A_PAGE));

  return {
    query,
    page,
    stories: hits.length,
    passages: hits.reduce((sum, { found }) => sum + countPassages(found, plan), 0),
    isComplete,
    hiddenLines: hidden.reduce((sum, found) => sum + hiddenParagraphs(found, plan).length, 0),
    ...(quoted.length > from + page.length && { next: from + page.length }),
  };
}

/** As many stories as one message holds, and at least one. */
function fittingPage(stories: readonly Story[]): Story[] {
  let characters = 0;
  const end = stories.findIndex(({ quotes }) => {
    characters += quotes.reduce((sum, { snippet }) => sum + snippet.text.length, 0);
    return characters > CHARACTERS_A_PAGE;
  });
  return end < 0 ? [...stories] : stories.slice(0, Math.max(end, 1));
}

/** Every passage of one story that answers, best first. Undefined when the story is not in the archive. */
export async function findMoreQuotes(query: Query, id: string, desk: Desk): Promise<Quote[] | undefined> {
  const found = await desk.archive.find(id);
  const plan = planQuery(query, desk.archive.vocabulary);
  return found && pickSnippets(found, plan).map((snippet) => quoteOf(found, snippet, desk));
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

  const snippet = snippetAt(found, planQuery(query, desk.archive.vocabulary), { start, end });
  if (!snippet) return undefined;
  const at = found.quotableParagraphs.findIndex(({ number }) => number === snippet.paragraph);
  const textOf = (paragraph: Range | undefined) =>
    paragraph && found.article.text.slice(paragraph.start, paragraph.end);
  const around = found.quotableParagraphs[at] ?? snippet;
  return {
    quote: quoteOf(found, snippet, desk),
    before: textOf(found.quotableParagraphs[at - 1]) ?? '',
    lead: found.article.text.slice(around.start, start),
    rest: found.article.text.slice(end, around.end),
    after: textOf(found.quotableParagraphs[at + 1]) ?? '',
  };
}

/** The lines that answer but are not quoted, each with the rule that says why. */
export async function findHiddenLines(query: Query, desk: Desk): Promise<HiddenLine[]> {
  const { plan, hidden } = await search(desk.archive, query);
  return hidden.flatMap((found) =>
    hiddenParagraphs(found, plan).map(({ start, end, rule, kind, number }) => ({
      text: found.article.text.slice(start, end),
      rule,
      kind,
      citation: cite(found.article, number, desk.timeZone),
    })),
  );
}

type Found = { hits: readonly Hit[]; plan: Plan; desk: Desk };

/**
 * The first `wanted` stories with their quotes. A story that has nothing to add to the words of a better one
 * is not shown again but named beside it.
 */
function quoteStories({ hits, plan, desk }: Found, wanted: number): Story[] {
  const taken = new Map<IndexedArticle, Range[]>();
  const stories: Story[] = [];

  for (const { found } of hits) {
    if (stories.length === wanted) break;
    const printedAbove = taken.get(found) ?? [];
    const snippets = snippetsOf(found, plan).filter(
      (snippet) => !printedAbove.some((range) => overlaps(range, snippet)),
    );
    const chosen = chooseTwo(found, plan, snippets);
    if (chosen.length === 0) continue;

    const quotes = chosen.map((snippet) => {
      const copies = findCopies(snippet, hits, desk).filter(({ copy }) => copy !== found);
      for (const { copy, range } of copies) taken.set(copy, [...(taken.get(copy) ?? []), range]);
      const alsoPrinted = copies.map(({ copy, range }) => cite(copy.article, paragraphOf(copy, range), desk.timeZone));
      return { ...quoteOf(found, snippet, desk), alsoPrinted };
    });
    stories.push({ quotes, hasMore: snippets.length > quotes.length });
  }
  return stories;
}

/** The passages that answer; where only the headline or a filter does, how the story starts. */
function snippetsOf(found: IndexedArticle, plan: Plan): Snippet[] {
  const snippets = pickSnippets(found, plan);
  if (snippets.length > 0) return snippets;
  const opening = pickOpening(found, plan);
  return opening ? [opening] : [];
}

/** The best passage, and a second one only if it answers words that the first does not. */
function chooseTwo(found: IndexedArticle, plan: Plan, [best, ...others]: readonly Snippet[]): Snippet[] {
  if (!best) return [];
  const answered = termsWithin(found, plan, best);
  const second = others.find((snippet) => [...termsWithin(found, plan, snippet)].some((term) => !answered.has(term)));
  return second ? [best, second] : [best];
}

function termsWithin({ quotable }: IndexedArticle, { terms }: Plan, { start, end }: Range): Set<number> {
  const within = findOccurrences(quotable, terms).filter(
    ({ first, last }) => (quotable.starts[first] ?? 0) >= start && (quotable.ends[last] ?? 0) <= end,
  );
  return new Set(within.map(({ term }) => term));
}

function findCopies(
  snippet: Snippet,
  hits: readonly Hit[],
  { archive }: Desk,
): { copy: IndexedArticle; range: Range }[] {
  const wording = readWording(snippet.text, archive.vocabulary);
  if (!wording) return [];
  return hits.flatMap(({ found: copy }) => {
    const range = findWording(copy, wording);
    return range ? [{ copy, range }] : [];
  });
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function quoteOf({ article }: IndexedArticle, snippet: Snippet, { timeZone }: Desk): Quote {
  return {
    snippet,
    citation: cite(article, snippet.paragraph, timeZone),
    article: { id: article.id, version: article.version },
    alsoPrinted: [],
  };
}

function paragraphOf({ article }: IndexedArticle, { start }: Range): number {
  return article.paragraphs.find((paragraph) => paragraph.start <= start && start < paragraph.end)?.number ?? 1;
}

/** How many paragraphs of a story print something that was asked. */
function countPassages({ quotable }: IndexedArticle, { terms }: Plan): number {
  return new Set(findOccurrences(quotable, terms).map(({ first }) => paragraphAt(quotable, first))).size;
}

function hiddenParagraphs({ hidden, hiddenParagraphs: paragraphs }: IndexedArticle, { terms }: Plan): Paragraph[] {
  const numbers = new Set(findOccurrences(hidden, terms).map(({ first }) => paragraphAt(hidden, first)));
  return [...numbers].flatMap((number) => paragraphs[number] ?? []);
}
