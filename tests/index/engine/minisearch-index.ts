import MiniSearch, { type Query as Expression, type Options } from 'minisearch';
import type { ArchiveIndex, Wanted } from '#index/engine/archive-index.ts';
import { printsOf } from '#index/evidence/prints.ts';
import { isHiddenMatch, isMatch, withAnyPart } from '#index/match/match.ts';
import type { PlannedClause, Term } from '#index/match/plan.ts';
import { byFile } from '#index/text/article.ts';
import { type ArticleRecord, readArticle } from '#index/words/article-record.ts';
import { type IndexedArticle, indexRecord, printedWords } from '#index/words/indexed-article.ts';
import { type Closeness, createLexicon } from '#index/words/lexicon.ts';
import { atOnce } from '#index/words/slices.ts';
import type { TermVector } from '#index/words/term-vector.ts';

// The same as ours; MiniSearch's own BM25+ has a third constant.
const BM25 = { k: 1.2, b: 0.7, d: 0 };

type Fields = { id: string; stems: string };

const OPTIONS: Options<Fields> = {
  fields: ['stems'],
  tokenize: (stems) => stems.split(' ').filter((stem) => stem !== ''),
  // MiniSearch takes the number of different tokens for a text's length, so each carries its count after a “#”.
  processTerm: (token) => token.split('#', 1)[0] ?? token,
};

/**
 * The archive as MiniSearch keeps it: stems bring candidates, and each is read to see whether it answers. Slower than our
 * own postings and written by others, so that whoever doubts them can compare.
 */
export function createMiniSearchIndex(): ArchiveIndex {
  const lexicon = createLexicon();
  const engine = new MiniSearch<Fields>(OPTIONS);
  const articles = new Map<string, IndexedArticle>();

  function addOne(record: ArticleRecord): void {
    const { id } = record.article;
    removeOne(id);
    const found = atOnce(indexRecord(record, lexicon));
    articles.set(id, found);
    engine.add(fieldsOf(found));
  }

  function removeOne(id: string): void {
    const found = articles.get(id);
    // Quicker would be to discard it, but then it still counts for how rare its words are.
    if (found && articles.delete(id)) engine.remove(fieldsOf(found));
  }

  function fieldsOf({ article, headline, quotable }: IndexedArticle): Fields {
    return { id: article.id, stems: `${stemsOf(headline)} ${stemsOf(quotable)}` };
  }

  function articlesWith(form: number): number {
    return [...articles.values()].filter(({ quotable }) => quotable.forms.includes(form)).length;
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

  /** The stems of some forms; undefined stands for a word that MiniSearch was never told of. */
  function stemsFor(forms: Closeness): Set<string | undefined> {
    const stems = [...forms.keys()].map((form) => (lexicon.isStopAt(form) ? undefined : lexicon.stemAt(form)));
    return new Set(stems.length > 0 ? stems : [UNKNOWN_STEM]);
  }

  /** What the engine finds, each with its score; every article where it can decide nothing. */
  function bring(clause: PlannedClause, wanted: Wanted): { id: string; score: number }[] {
    // It is told of the words that may be quoted and of no others.
    const expression = wanted === 'hidden' ? undefined : express(clause);
    if (!expression) return [...articles.keys()].map((id) => ({ id, score: 0 }));

    const found = engine.search(expression, { bm25: BM25 });
    // MiniSearch multiplies the score by the number of query terms matched, which ranks news worse.
    return found.map(({ id, score, queryTerms }) => ({ id, score: score / (queryTerms.length || 1) }));
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
      articlesWith,
    },
    list: () => [...articles.values()].map(({ article }) => article).sort(byFile),
    add: async (added) => added.map(readArticle).forEach(addOne),
    addRecords: async (records) => records.forEach(addOne),
    remove: async (ids) => ids.forEach(removeOne),
    find: async (id) => articles.get(id),
    read: async (article) => atOnce(indexRecord(readArticle(article), lexicon)),
    readRecord: async (record) => atOnce(indexRecord(record, lexicon)),
    candidates: async (plan, wanted) => {
      const asked = wanted === 'any' ? withAnyPart(plan) : plan;
      const isAnswer = wanted === 'hidden' ? isHiddenMatch : isMatch;
      return bring(asked.clause, wanted).flatMap(({ id, score }) => {
        const found = articles.get(id);
        return found && atOnce(isAnswer(found, asked)) ? [{ found, score }] : [];
      });
    },
    sharing: async (found, fewest) => {
      const prints = (one: IndexedArticle) => new Set(printsOf(printedWords(one, lexicon)));
      const counted = [...articles.values()]
        .filter(({ article }) => article.id !== found.article.id)
        .map((other) => ({ other, count: prints(found).intersection(prints(other)).size }));
      const sharing = counted.filter(({ count }) => count >= fewest);
      return sharing.sort((a, b) => b.count - a.count).map(({ other }) => other);
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
