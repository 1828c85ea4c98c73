import MiniSearch from 'minisearch';
import { type Peer, wholeBody } from './peer.ts';

/** MiniSearch as it comes, headline and body its fields. */
export const miniSearch: Peer = {
  name: 'MiniSearch',
  open: async (texts) => {
    const engine = new MiniSearch({ fields: ['headline', 'body'] });
    engine.addAll(texts.map((text) => ({ ...text, body: wholeBody(text) })));
    return async (question) => engine.search(question).map(({ id }) => id);
  },
};
