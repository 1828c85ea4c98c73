import { create, insert, insertMultiple, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import type { Article } from '#index/text/article.ts';
import { bodyOf, isTogether, MOST, type Peer, plainText } from './peer.ts';

// Its `threshold` is the share of stories without all the words that may be shown as well.
const ALL_WORDS = 0;
const ANY_WORD = 1;

/** Orama with English stems and stop words: documents, no snippet. */
export const orama: Peer = {
  name: 'Orama',
  async open(articles, use) {
    const database = create({
      schema: { headline: 'string', body: 'string' },
      components: { tokenizer: { language: 'english', stemming: true, stemmer, stopWords: stopwords } },
    });
    await insertMultiple(database, articles.map(documentOf));

    return {
      async answer(question) {
        if (question.kind === 'phrase' || question.kind === 'near') return undefined;
        const threshold = isTogether(question) ? ALL_WORDS : ANY_WORD;
        const { hits } = await search(database, { term: plainText(question), limit: MOST[use], threshold });
        return hits.map(({ id }) => id);
      },
      add: async (article) => insert(database, documentOf(article)),
    };
  },
};

function documentOf(article: Article): { id: string; headline: string; body: string } {
  return { id: article.id, headline: article.headline ?? '', body: bodyOf(article) };
}
