import lunr from 'lunr';
import { type Peer, wholeBody } from './peer.ts';

/** lunr as it comes: stemmed, without stop words. Marks are taken out of the question, for its grammar has many. */
export const lunrSearch: Peer = {
  name: 'lunr',
  open: async (texts) => {
    const index = lunr((builder) => {
      builder.field('headline');
      builder.field('body');
      for (const text of texts) builder.add({ id: text.id, headline: text.headline, body: wholeBody(text) });
    });
    return async (question) => index.search(question.replace(/[^\p{L}\p{N}]+/gu, ' ')).map(({ ref }) => ref);
  },
};
