import { create, insertMultiple, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import { MOST_ANSWERS, type Peer, wholeBody } from './peer.ts';

/** Orama with its English stemmer and stop words. */
export const orama: Peer = {
  name: 'Orama',
  open: async (texts) => {
    const database = create({
      schema: { headline: 'string', body: 'string' },
      components: { tokenizer: { language: 'english', stemming: true, stemmer, stopWords: stopwords } },
    });
    await insertMultiple(
      database,
      texts.map((text) => ({ id: text.id, headline: text.headline, body: wholeBody(text) })),
    );
    return async (question) => {
      const { hits } = await search(database, { term: question, limit: MOST_ANSWERS });
      return hits.map(({ id }) => id);
    };
  },
};
