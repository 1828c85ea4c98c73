import lunr from 'lunr';
import { bodyOf, type Peer } from './peer.ts';

/** lunr as it comes: stemmed, without stop words. Marks are taken out of the question, for its grammar has many. */
export const lunrSearch: Peer = {
  name: 'lunr',
  async open(articles) {
    const index = lunr((builder) => {
      builder.field('headline');
      builder.field('body');
      for (const article of articles)
        builder.add({ id: article.id, headline: article.headline ?? '', body: bodyOf(article) });
    });
    return {
      answer: async ({ text }) => index.search(text.replace(/[^\p{L}\p{N}]+/gu, ' ')).map(({ ref }) => ref),
    };
  },
};
