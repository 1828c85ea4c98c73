import MiniSearch, { type Query as Expression, type Options, type SearchOptions } from 'minisearch';
import type { ArchiveIndex, Wanted } from './archive-index.ts';
import type { Article } from './article.ts';
import { type IndexedArticle, indexArticle } from './indexed-article.ts';
import { type Closeness, createLexicon, type Lexicon } from './lexicon.ts';
import type { Plan, PlannedClause, Term } from './plan.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import type { TermVector } from './term-vector.ts';

// Measured on 79,923 news articles: plain BM25 beats MiniSearch's BM25+ (k 1.2, b 0.7, d 0.5).
const BM25 = { k: 1.2, b: 0.7, d: 0 };

type Fields = { id: string; quotable: string; hidden: string };

const OPTIONS: Options<Fields> = {
  fields: ['quotable', 'hidden'],
  tokenize: (stems) => stems.split(' ').filter((stem) => stem !== ''),
  // MiniSearch takes the number of different tokens for a text's length, so each carries its count after a “#”.
  processTerm: (token) => token.split('#', 1)[0] ?? token,
};

/** An archive in memory, which can be written down so that the next start need not read every word again. */
export type MemoryIndex = ArchiveIndex & { takeSnapshot(): Uint8Array };

/**
 * The archive in memory, found through MiniSearch. One entry an article, its words stemmed and the commonest left out;
 * headline and quotable text are one field, so that a headline helps but never decides.
 */
export function createMemoryIndex(): MemoryIndex {
  return openMemoryIndex({ lexicon: createLexicon(), engine: new MiniSearch<Fields>(OPTIONS), read: [] });
}

/** The same, from a snapshot of these very articles; undefined when it is of others, or was not written by this program. */
export function restoreMemoryIndex(bytes: Uint8Array, articles: readonly Article[]): MemoryIndex | undefined {
  const snapshot = readSnapshot(bytes, articles);
  if (!snapshot) return undefined;
  const { forms, engine, read } = snapshot;
  return openMemoryIndex({ lexicon: createLexicon(forms), engine: MiniSearch.loadJSON<Fields>(engine, OPTIONS), read });
}

type Parts = { lexicon: Lexicon; engine: MiniSearch<Fields>; read: readonly IndexedArticle[] };

function openMemoryIndex({ lexicon, engine, read }: Parts): MemoryIndex {
  const articles = new Map(read.map((found) => [found.article.id, found]));
  const articlesPrinting = new Map<number, number>();
  for (const found of read) count(found, 1);

  function addOne(article: Article): void {
    removeOne(article.id);
    const found = indexArticle(article, lexicon);
    articles.set(article.id, found);
    count(found, 1);
    engine.add({
      id: article.id,
      quotable: `${stemsOf(found.headline)} ${stemsOf(found.quotable)}`,
      hidden: stemsOf(found.hidden),
    });
  }

  function removeOne(id: string): void {
    const known = articles.get(id);
    if (!known) return;
    count(known, -1);
    articles.delete(id);
    engine.discard(id);
  }

  function count({ quotable }: IndexedArticle, by: 1 | -1): void {
    for (const form of quotable.forms) articlesPrinting.set(form, (articlesPrinting.get(form) ?? 0) + by);
  }

  /** A vector's stems as often as they occur, which is all that MiniSearch is told of a text. */
  function stemsOf({ forms, first }: TermVector): string {
    const stems: string[] = [];
    for (const [at, form] of forms.entries()) {
      const stem = lexicon.stemAt(form);
      const times = (first[at + 1] ?? 0) - (first[at] ?? 0);
      if (!lexicon.isStopAt(form)) for (let time = 0; time < times; time += 1) stems.push(`${stem}#${time}`);
    }
    return stems.join(' ');
  }

  /** What MiniSearch can decide of a plan: which stems must or may be there. Undefined where it can decide nothing. */
  function express(clause: PlannedClause): Expression | undefined {
    switch (clause.kind) {
      case 'term':
        return expressTerm(clause.term);
      case 'headline':
      case 'atleast':
        return express(clause.of);
      case 'said':
        return combine(
          'AND',
          clause.words.map((forms) => combineAny([...stemsFor(forms)])),
        );
      case 'near':
      case 'all':
        return combine(
          'AND',
          clause.of.map((part) => express(part)),
        );
      case 'any':
        return combineAny(clause.of.map((part) => express(part)));
      default:
        return undefined;
    }
  }

  function expressTerm({ words, whole }: Term): Expression | undefined {
    const inFull = combine(
      'AND',
      words.map((forms) => combineAny([...stemsFor(forms)])),
    );
    return whole.size > 0 ? combineAny([inFull, ...stemsFor(whole)]) : inFull;
  }

  /** Any of the terms. A ranking does without the words that MiniSearch was never told of; a search leaves nothing out. */
  function expressAny({ terms, isDescription }: Plan): Expression | undefined {
    const parts = terms.map(expressTerm);
    return isDescription ? combine('OR', parts) : combineAny(parts);
  }

  /** The stems of some forms; undefined stands for a word that MiniSearch was never told of. */
  function stemsFor(forms: Closeness): Set<string | undefined> {
    const stems = [...forms.keys()].map((form) => (lexicon.isStopAt(form) ? undefined : lexicon.stemAt(form)));
    return new Set(stems.length > 0 ? stems : [UNKNOWN_STEM]);
  }

  function optionsFor(wanted: Wanted): SearchOptions {
    return { fields: wanted === 'hidden' ? ['hidden'] : ['quotable'], bm25: BM25 };
  }

  return {
    get size() {
      return articles.size;
    },
    vocabulary: {
      lexicon,
      get size() {
        return articles.size;
      },
      articlesWith: (form) => articlesPrinting.get(form) ?? 0,
    },
    add: async (added) => added.forEach(addOne),
    remove: async (ids) => ids.forEach(removeOne),
    find: async (id) => articles.get(id),
    takeSnapshot: () =>
      writeSnapshot([...articles.values()], { forms: lexicon.forms(), engine: JSON.stringify(engine) }),
    candidates: async (plan, wanted) => {
      const expression = wanted === 'any' ? expressAny(plan) : express(plan.clause);
      if (!expression) return [...articles.values()].map((found) => ({ found, score: 0 }));

      return engine.search(expression, optionsFor(wanted)).flatMap(({ id, score, queryTerms }) => {
        const found = articles.get(id);
        // MiniSearch multiplies the score by the number of query terms matched, which ranks news worse.
        return found ? [{ found, score: score / (queryTerms.length || 1) }] : [];
      });
    },
  };
}

// No word has this character in it.
const UNKNOWN_STEM = '\u0000';

/** What can be decided of the parts; what cannot is left to the proof on the text. */
function combine(combineWith: 'AND' | 'OR', parts: readonly (Expression | undefined)[]): Expression | undefined {
  const queries = parts.filter((part) => part !== undefined);
  return queries.length > 1 ? { combineWith, queries } : queries[0];
}

/** Any of the parts; where one cannot be decided, neither can the whole. */
function combineAny(parts: readonly (Expression | undefined)[]): Expression | undefined {
  const queries = parts.filter((part) => part !== undefined);
  if (queries.length < parts.length) return undefined;
  return queries.length > 1 ? { combineWith: 'OR', queries } : queries[0];
}
