import type { Hit } from '#index/match/hit.ts';
import { findTermPlaces, judgeDate } from '#index/match/match.ts';
import type { Plan } from '#index/match/plan.ts';
import { findCopies, type PassageOf } from '#index/search/shared-words.ts';
import { pickOpening, pickSnippets, type Snippet, termsWithin } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Slices } from '#index/words/slices.ts';
import type { Desk } from '#src/desk.ts';
import { withinRights } from './allowance.ts';
import { cite, type Quote } from './citation.ts';
import { speakerLine } from './speaker-line.ts';

/**
 * A story's answer: its best quote first, and whether it has more passages that answer.
 * `mayBeOutside`: it says only its month or year, part of which is outside the dates asked for.
 */
export type Story = { quotes: Quote[]; hasMore: boolean; mayBeOutside: boolean };

type Ranked = { hits: readonly Hit[]; plan: Plan; timeZone: string; wanted: number };

/**
 * The first `wanted` stories with their quotes, and whether there are others. A story that has nothing to add to the
 * words of a better one is not shown again but named beside it.
 */
export function* quoteStories({
  hits,
  plan,
  timeZone,
  wanted,
}: Ranked): Slices<{ stories: Story[]; hasOthers: boolean }> {
  const taken = new Map<IndexedArticle, Range[]>();
  const stories: Story[] = [];

  for (const { found } of hits) {
    yield;
    yield* findTermPlaces(found, plan);
    const { chosen, hasMore } = choosePassages(found, plan, taken.get(found));
    if (chosen.length === 0) continue;
    if (stories.length === wanted) return { stories, hasOthers: true };

    const quotes: Quote[] = [];
    for (const snippet of chosen) {
      const copies = yield* findCopies({ found, range: snippet }, hits, plan);
      for (const { found: copy, range } of copies) taken.set(copy, [...(taken.get(copy) ?? []), range]);
      const alsoPrinted = copies.map((copy) => citePassage(copy, timeZone));
      quotes.push({ ...quoteOf(found, snippet, { timeZone }), alsoPrinted });
    }
    stories.push({ quotes: withinRights(quotes), hasMore, mayBeOutside: judgeDate(found, plan) === 'maybe' });
  }
  return { stories, hasOthers: false };
}

/** A snippet with its source, whole: how much of it an answer may show, `withinRights` says of all that it shows. */
export function quoteOf(found: IndexedArticle, snippet: Snippet, { timeZone }: Pick<Desk, 'timeZone'>): Quote {
  const { article } = found;
  const { id, version, rightsWords } = article;
  const line = speakerLine(found, snippet);
  return {
    snippet,
    citation: cite(article, snippet.paragraph, timeZone),
    article: { id, version, ...(rightsWords !== undefined && { rightsWords }) },
    alsoPrinted: [],
    ...(line !== undefined && { speakerLine: line }),
  };
}

// What none of the best of its passages answers, those after them will hardly say well.
const MOST_LOOKED_AT = 50;

type Choice = { chosen: Snippet[]; hasMore: boolean };

/** The best passage not `taken`, and a second one only if it answers words that the first does not. */
function choosePassages(found: IndexedArticle, plan: Plan, taken: readonly Range[] = []): Choice {
  const snippets = pickSnippets(found, plan, taken);
  const best = snippets.next().value;
  if (!best) return { chosen: taken.length === 0 ? opening(found) : [], hasMore: false };

  const answered = termsWithin(found, plan, best);
  const all = termsWithin(found, plan, { start: 0, end: Number.POSITIVE_INFINITY });
  let hasMore = false;
  for (const snippet of snippets.take(MOST_LOOKED_AT)) {
    hasMore = true;
    if (answered.size === all.size) break;
    const isNews = [...termsWithin(found, plan, snippet)].some((term) => !answered.has(term));
    if (isNews) return { chosen: [best, snippet], hasMore: snippets.next().done !== true };
  }
  return { chosen: [best], hasMore };
}

/** How a story starts: its answer where only its headline or a filter matches. */
function opening(found: IndexedArticle): Snippet[] {
  const snippet = pickOpening(found);
  return snippet ? [snippet] : [];
}

function citePassage({ found: { article }, range: { start } }: PassageOf, timeZone: string) {
  const paragraph = article.paragraphs.find((one) => one.start <= start && start < one.end);
  return cite(article, paragraph?.number ?? 1, timeZone);
}
