import createEngine from 'wink-bm25-text-search';
import words from 'wink-nlp-utils';
import { bodyOf, MOST, type Peer } from './peer.ts';

/** wink's BM25F, the headline counting twice, over stems without stop words: wink-nlp-utils ranks better than wink-nlp. */
export const wink: Peer = {
  name: 'wink-bm25',
  async open(articles, use) {
    const engine = createEngine();
    engine.defineConfig({ fldWeights: { headline: 2, body: 1 } });
    engine.definePrepTasks([
      words.string.lowerCase,
      words.string.tokenize0,
      words.tokens.removeWords,
      words.tokens.stem,
    ]);
    for (const article of articles)
      engine.addDoc({ headline: article.headline ?? '', body: bodyOf(article) }, article.id);
    engine.consolidate();
    return { answer: async ({ text }) => engine.search(text, MOST[use]).map(([id]) => id) };
  },
};
