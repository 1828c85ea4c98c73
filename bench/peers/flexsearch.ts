import { Encoder, Index } from 'flexsearch';
import english from 'flexsearch/lang/en';
import type { Article } from '#index/text/article.ts';
import { bodyOf, isTogether, MOST, type Peer, plainText } from './peer.ts';

// Whole words rank best; beginnings of words are found only if they are indexed too.
const TOKENIZE = { ranking: 'strict', answering: 'forward' } as const;

/** FlexSearch's Index, which ranks far better than its Document, with its English encoder: ids, no snippet. */
export const flexsearch: Peer = {
  name: 'FlexSearch',
  async open(articles, use) {
    const index = new Index({ tokenize: TOKENIZE[use], encoder: new Encoder(english) });
    const ids: string[] = [];
    function add(article: Article): void {
      index.add(ids.length, `${article.headline ?? ''}\n${bodyOf(article)}`);
      ids.push(article.id);
    }
    articles.forEach(add);

    return {
      async answer(question) {
        if (question.kind === 'phrase' || question.kind === 'near') return undefined;
        const found = index.search(plainText(question), { limit: MOST[use], suggest: !isTogether(question) });
        return found.map((at) => ids[Number(at)] ?? '');
      },
      add: async (article) => add(article),
    };
  },
};
