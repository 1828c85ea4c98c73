import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import { stemmer } from 'stemmer';
import { type Article, isQuotable } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import type { Question } from '../collections/questions.ts';
import { bodyOf, isTogether, MOST, type OpenPeer, type Peer, plainText } from './peer.ts';

type Passage = { id: string; all: string };

// The settings that ranked passages best among those measured for MiniSearch itself.
const BM25 = { k: 1.2, b: 0.75, d: 0 };
const MISSPELT = 0.2;

/**
 * MiniSearch in two ways. Where rankings are compared: as it comes, over headline and body, which is what a team gets.
 * Where time is: over paragraphs, one field, Porter stems, no stop words, which is what our answers would stand on if
 * it found the passages for us; its search alone, no snippet picked.
 */
export const minisearch: Peer = {
  name: 'MiniSearch',
  async open(articles, use) {
    if (use === 'ranking') return openAsItComes(articles);
    const engine = new MiniSearch<Passage>(options());
    for (const article of articles) engine.addAll(passagesOf(article));
    return askable(engine, articles);
  },
  async reopen(saved, articles) {
    return askable(MiniSearch.loadJSON<Passage>(Buffer.from(saved).toString(), options()), articles);
  },
};

function openAsItComes(articles: readonly Article[]): OpenPeer {
  const engine = new MiniSearch<{ id: string; headline: string; body: string }>({ fields: ['headline', 'body'] });
  engine.addAll(
    articles.map((article) => ({ id: article.id, headline: article.headline ?? '', body: bodyOf(article) })),
  );
  return { answer: async (question) => idsOf(engine.search(plainText(question)), MOST.ranking) };
}

function askable(engine: MiniSearch<Passage>, articles: readonly Article[]): OpenPeer {
  const printed = new Map(articles.flatMap(passagesOf).map(({ id, all }) => [id, all.toLowerCase()]));

  function search(question: Question) {
    const { kind } = question;
    const text = plainText(question);
    const together: SearchOptions = { bm25: BM25, combineWith: 'AND' };
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
    answer: async (question) => idsOf(search(question), MOST.answering),
    add: async (article) => engine.addAll(passagesOf(article)),
    save: async () => Buffer.from(JSON.stringify(engine)),
  };
}

function idsOf(found: readonly { id: string }[], most: number): string[] {
  return found.slice(0, most).map(({ id }) => id);
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
