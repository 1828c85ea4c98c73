import { Encoder, Index } from 'flexsearch';
import english from 'flexsearch/lang/en';
import { MOST_ANSWERS, type Peer, wholeBody } from './peer.ts';

/** FlexSearch's Index, which ranks far better than its Document, with the English encoder. */
export const flexSearch: Peer = {
  name: 'FlexSearch',
  open: async (texts) => {
    const index = new Index({ tokenize: 'strict', encoder: new Encoder(english) });
    for (const text of texts) index.add(text.id, `${text.headline}\n${wholeBody(text)}`);
    return async (question) => index.search(question, { limit: MOST_ANSWERS, suggest: true }).map(String);
  },
};
