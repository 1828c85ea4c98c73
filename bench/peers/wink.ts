import createEngine from 'wink-bm25-text-search';
import words from 'wink-nlp-utils';
import { MOST_ANSWERS, type Peer, wholeBody } from './peer.ts';

/** wink's BM25F, the headline counting twice, over stems without stop words: wink-nlp-utils ranks better than wink-nlp. */
export const wink: Peer = {
  name: 'wink-bm25',
  open: async (texts) => {
    const engine = createEngine();
    engine.defineConfig({ fldWeights: { headline: 2, body: 1 } });
    engine.definePrepTasks([
      words.string.lowerCase,
      words.string.tokenize0,
      words.tokens.removeWords,
      words.tokens.stem,
    ]);
    for (const text of texts) engine.addDoc({ headline: text.headline, body: wholeBody(text) }, text.id);
    engine.consolidate();
    return async (question) => engine.search(question, MOST_ANSWERS).map(([id]) => id);
  },
};
