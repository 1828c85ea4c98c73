import { setImmediate as breathe } from 'node:timers/promises';
import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { compareRuns } from '#index/evidence/shared-passages.ts';
import type { Suggestions } from '#index/finder/suggestions.ts';
import { planQuery, type Vocabulary } from '#index/match/plan.ts';
import { findPassages } from '#index/search/passages.ts';
import { findPrinting } from '#index/search/printing.ts';
import { search } from '#index/search/search.ts';
import { suggestSpelling } from '#index/search/spelling.ts';
import { findSpoken } from '#index/search/spoken.ts';
import { createStandingSearches, planIfAnswered } from '#index/standing/standing-searches.ts';
import type { Article, Published } from '#index/text/article.ts';
import { type IndexedArticle, printedWords } from '#index/words/indexed-article.ts';
import { doInSlices } from '#index/words/slices.ts';
import type { Archive, Summary } from './archive.ts';

const NONE: Suggestions = {
  stories: async () => [],
  people: async () => [],
  outlets: async () => [],
  bylines: async () => [],
};

// So many stories are told of at a time: whoever walks through all of them lets others have their answers in between.
const PAGE = 500;

/**
 * The archive that stands on an engine in this process. What the engine, or what suggests beside it, may not show must not
 * be in it: see `askAgain`.
 */
export function createArchive(engine: ArchiveIndex, suggestions: Suggestions = NONE): Archive {
  const printed = (found: IndexedArticle) => printedWords(found, engine.vocabulary.lexicon);

  async function* pages(): AsyncGenerator<readonly Article[]> {
    const articles = engine.list();
    for (let at = 0; at < articles.length; at += PAGE) {
      yield articles.slice(at, at + PAGE);
      await breathe();
    }
  }

  return {
    size: async () => engine.size,
    summary: () => summarise(pages()),
    pages,
    find: (id) => engine.find(id),
    search: (query, asked) => search(engine, query, asked),
    respell: (plan) => suggestSpelling(plan, engine),
    printing: (clause, bounds) => findPrinting(clause, engine, bounds),
    sharing: (found, fewest) => engine.sharing(found, fewest),
    sharedRuns: (a, b) => doInSlices(compareRuns(printed(a), printed(b))),
    passages: (sought) => findPassages(sought, engine),
    spokenBy: (asked) => findSpoken(asked, engine),
    async wordCounts(words, as) {
      const count = as === 'word' ? countWord : countStem;
      return { stories: engine.size, printing: new Map(words.map((word) => [word, count(word, engine.vocabulary)])) };
    },
    read: (article) => engine.read(article),
    plan: async (query, _found, calendar) => planQuery(query, engine.vocabulary, calendar),
    answer: async (query, found, calendar) => planIfAnswered(query, found, { engine, calendar }),
    suggestions,
    standing: async (queries) => createStandingSearches(queries, engine),
  };
}

function countWord(word: string, { lexicon, articlesWith }: Vocabulary): number {
  let sum = 0;
  for (const form of lexicon.alikeTo(word)) sum += articlesWith(form);
  return sum;
}

function countStem(stem: string, { lexicon, articlesWith }: Vocabulary): number {
  return lexicon.formsOf(stem).reduce((most, form) => Math.max(most, articlesWith(form)), 0);
}

async function summarise(pages: AsyncIterable<readonly Article[]>): Promise<Summary> {
  const outlets = new Set<string>();
  let stories = 0;
  let dated = 0;
  let ends: Ends | undefined;
  for await (const page of pages) {
    stories += page.length;
    for (const { outlet } of page) if (outlet !== undefined) outlets.add(outlet);
    for (const { published } of page) {
      if (!published) continue;
      dated += 1;
      ends = widened(ends ?? { earliest: published, latest: published }, published);
    }
  }
  return { stories, outlets: outlets.size, undated: stories - dated, ...ends };
}

type Ends = { earliest: Published; latest: Published };

/** Dates are compared as far as each is known. */
function widened({ earliest, latest }: Ends, published: Published): Ends {
  return {
    earliest: published.at < earliest.at ? published : earliest,
    latest: published.at > latest.at ? published : latest,
  };
}
