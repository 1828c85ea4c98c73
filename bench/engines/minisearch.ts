import MiniSearch, { type Options } from 'minisearch';
import { stemmer } from 'stemmer';
import { type Article, isQuotable } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import type { Question } from '../collections/questions.ts';
import { type Engine, type EngineKind, isTogether, STORIES_A_PAGE } from './engine.ts';

type Passage = { id: string; all: string };

// The settings that ranked best among those measured for MiniSearch itself.
const BM25 = { k: 1.2, b: 0.75, d: 0 };
const MISSPELT = 0.2;

/** MiniSearch over paragraphs, one field, Porter stems, no stop words: its search alone, no snippet picked. */
export const minisearch: EngineKind = {
  async build(articles) {
    const engine = new MiniSearch<Passage>(options());
    for (const article of articles) engine.addAll(passagesOf(article));
    return askable(engine, articles);
  },
  async open(saved, articles) {
    return askable(MiniSearch.loadJSON<Passage>(Buffer.from(saved).toString(), options()), articles);
  },
};

function askable(engine: MiniSearch<Passage>, articles: readonly Article[]): Engine {
  const printed = new Map(articles.flatMap(passagesOf).map(({ id, all }) => [id, all.toLowerCase()]));

  function search(question: Question) {
    const { kind, words } = question;
    const text = words.join(' ');
    const together = { bm25: BM25, combineWith: 'AND' } as const;
    if (kind === 'prefix') return engine.search(text, { ...together, prefix: true });
    if (kind === 'near') return engine.search(text, together);
    // It knows no phrases: its makers say to look for the words and to filter.
    if (kind === 'phrase') return engine.search(text, { ...together, filter: ({ id }) => isPrinted(id, text) });

    const all = isTogether(question) ? engine.search(text, together) : [];
    const any = all.length > 0 ? all : engine.search(text, { bm25: BM25 });
    return any.length > 0 ? any : engine.search(text, { bm25: BM25, fuzzy: MISSPELT });
  }

  function isPrinted(id: string, phrase: string): boolean {
    return printed.get(id)?.includes(phrase) === true;
  }

  return {
    answer: async (question) => search(question).slice(0, STORIES_A_PAGE).length,
    add: async (article) => engine.addAll(passagesOf(article)),
    save: async () => Buffer.from(JSON.stringify(engine)),
  };
}

function passagesOf({ id, headline, text, paragraphs }: Article): Passage[] {
  return paragraphs
    .filter(isQuotable)
    .map(({ number, start, end }) => ({ id: `${id} ${number}`, all: `${headline ?? ''}\n${text.slice(start, end)}` }));
}

function options(): Options<Passage> {
  const stems = new Map<string, string>();
  function stemOnce(word: string): string {
    const stem = stems.get(word) ?? stemmer(word);
    stems.set(word, stem);
    return stem;
  }
  return {
    fields: ['all'],
    tokenize: (text) => text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [],
    processTerm: (term) => {
      const folded = term
        .toLowerCase()
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/['’]s$/u, '')
        .replace(/['’]/gu, '');
      return isStopWord(folded) ? null : stemOnce(folded);
    },
  };
}
