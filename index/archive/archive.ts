import type { SharedRuns } from '#index/evidence/shared-passages.ts';
import type { Suggestions } from '#index/finder/suggestions.ts';
import type { Plan } from '#index/match/plan.ts';
import type { Clause } from '#index/query/clause.ts';
import type { Query } from '#index/query/query.ts';
import type { Passage, Sought } from '#index/search/passages.ts';
import type { Bounds, Printing } from '#index/search/printing.ts';
import type { Asked, Findings } from '#index/search/search.ts';
import type { SpokenAsked, SpokenStories } from '#index/search/spoken.ts';
import type { StandingSearches } from '#index/standing/standing-searches.ts';
import type { Article, Published } from '#index/text/article.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

/** How many stories there are, from how many outlets, from when to when, and how many say nothing of when. */
export type Summary = { stories: number; outlets: number; undated: number; earliest?: Published; latest?: Published };

/** How often the archive prints words: in how many stories each, and how many stories there are. */
export type WordCounts = { stories: number; printing: ReadonlyMap<string, number> };

/**
 * The archive as its readers know it, of what one audience may be shown now and nothing else: nothing more of it can be
 * found, counted or guessed. An engine of any size can stand behind it, so every answer is waited for and bounded: what
 * could be more says how much there is in all, and whether that is counted to the end.
 *
 * A `Plan` is a search made ready for these very stories: only stories that came with it, or that it was made for,
 * may be read with it.
 */
export type Archive = {
  /** How many stories it holds. */
  size(): Promise<number>;
  summary(): Promise<Summary>;
  /** Every story, some at a time, in the order of their files' names by code units. */
  pages(): AsyncIterable<readonly Article[]>;
  find(id: string): Promise<IndexedArticle | undefined>;
  /** The stories that answer a search, the best of them in the order asked for. */
  search(query: Query, asked: Asked): Promise<Findings>;
  /** The search of a plan with every word that no story prints put right; undefined where nothing can be. */
  respell(plan: Plan): Promise<string | undefined>;
  /** The stories that print what a clause about words asks for: a question of ours, not a reader's search. */
  printing(clause: Clause, bounds: Bounds): Promise<Printing>;
  /**
   * The other stories that are likely to print passages of one, the likeliest first: of every print (`printsOf`) that is
   * common to them only the hundred stories added last are known, and `fewest` must be.
   */
  sharing(found: IndexedArticle, fewest: number): Promise<IndexedArticle[]>;
  /** How much two stories have in common, word for word. */
  sharedRuns(a: IndexedArticle, b: IndexedArticle): Promise<SharedRuns>;
  /** The best passage of each story that prints any of the rarest words of a quotation, best first. */
  passages(sought: Sought): Promise<Passage[]>;
  /** The stories that may quote somebody, newest first: who says what is read in each of them. */
  spokenBy(asked: SpokenAsked): Promise<SpokenStories>;
  /** In how many stories each word is printed, whatever its accents; of stems, the commonest form of each. */
  wordCounts(words: readonly string[], as: 'word' | 'stem'): Promise<WordCounts>;
  /** Makes any version of a story ready to be searched and quoted, whether or not the archive has it. */
  read(article: Article): Promise<IndexedArticle>;
  /** A search made ready for one story, which may or may not answer it. */
  plan(query: Query, found: IndexedArticle, calendar: Calendar): Promise<Plan>;
  /**
   * The same if the story answers by itself, with all that is wanted: of a long list of words, by which a search ranks,
   * it must print every one.
   */
  answer(query: Query, found: IndexedArticle, calendar: Calendar): Promise<Plan | undefined>;
  /** What somebody may mean who half remembers a story, or misspells a name: its word is never quoted. */
  readonly suggestions: Suggestions;
  /** Makes many searches ready to be asked of one story after another. */
  standing(queries: readonly Query[]): Promise<StandingSearches>;
};
