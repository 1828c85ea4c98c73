import { DatabaseSync } from 'node:sqlite';
import { isStopWord } from '#index/text/stop-words.ts';
import { MOST_ANSWERS, type Peer, wholeBody } from './peer.ts';

/** SQLite's FTS5, stemmed, ranked by its bm25. It has no stop words, so that whoever asks leaves them out. */
export const sqlite: Peer = {
  name: 'SQLite FTS5',
  open: async (texts) => {
    const database = new DatabaseSync(':memory:');
    database.exec("CREATE VIRTUAL TABLE story USING fts5(id UNINDEXED, headline, body, tokenize = 'porter unicode61')");
    const insert = database.prepare('INSERT INTO story VALUES (?, ?, ?)');
    for (const text of texts) insert.run(text.id, text.headline, wholeBody(text));

    const select = database.prepare('SELECT id FROM story WHERE story MATCH ? ORDER BY rank LIMIT ?');
    return async (question) => {
      const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const telling = words.filter((word) => !isStopWord(word)).map((word) => `"${word}"`);
      return select.all(telling.join(' OR '), MOST_ANSWERS).map(({ id }) => String(id));
    };
  },
};
