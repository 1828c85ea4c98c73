import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Article } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import type { Question } from '../collections/questions.ts';
import { bodyOf, isTogether, MOST, type OpenPeer, type Peer, type Use } from './peer.ts';

const SCHEMA = `CREATE VIRTUAL TABLE stories USING fts5
  (headline, body, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '3 4 5')`;

// A reader wants to see the words; for a thousand ids it would be the snippets that take the time.
const COLUMNS: Record<Use, string> = {
  ranking: 'rowid',
  answering: `rowid, headline, snippet(stories, 1, '<b>', '</b>', '…', 32) AS snippet`,
};

/** SQLite's FTS5, stemmed, in a file of its own, by its bm25. It has no stop words, so that whoever asks leaves them out. */
export const fts5: Peer = {
  name: 'SQLite FTS5',
  async open(articles, use) {
    const file = newFile();
    const database = openFile(file);
    database.exec(SCHEMA);
    const insert = database.prepare('INSERT INTO stories VALUES (?, ?)');
    database.exec('BEGIN');
    for (const article of articles) insert.run(article.headline ?? '', bodyOf(article));
    database.exec("COMMIT; INSERT INTO stories(stories) VALUES ('optimize')");
    return askable({ database, file }, articles, use);
  },
  async reopen(saved, articles) {
    const file = newFile();
    writeFileSync(file, saved);
    return askable({ database: openFile(file), file }, articles, 'answering');
  },
};

type Stored = { database: DatabaseSync; file: string };

function askable({ database, file }: Stored, articles: readonly Article[], use: Use): OpenPeer {
  const ids = articles.map(({ id }) => id);
  const find = database.prepare(`SELECT ${COLUMNS[use]} FROM stories WHERE stories MATCH ? ORDER BY rank LIMIT ?`);
  const insert = database.prepare('INSERT INTO stories VALUES (?, ?)');

  return {
    async answer(question) {
      const [together, ...fallbacks] = matchesFor(question);
      let found = find.all(together ?? '', MOST[use]);
      for (const match of fallbacks) if (found.length === 0) found = find.all(match, MOST[use]);
      return found.map(({ rowid }) => ids[Number(rowid) - 1] ?? '');
    },
    async add(article) {
      insert.run(article.headline ?? '', bodyOf(article));
      ids.push(article.id);
    },
    async save() {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return readFileSync(file);
    },
  };
}

/** What to look for in FTS5's own grammar, and what instead if nothing has it. */
function matchesFor(question: Question): string[] {
  const { kind, words } = question;
  if (kind === 'phrase') return [`"${words.join(' ')}"`];
  if (kind === 'near') return [`NEAR(${words.join(' ')}, 5)`];
  if (kind === 'prefix') return [`${words.join(' ')}*`];
  const quoted = words.filter((word) => !isStopWord(word)).map((word) => `"${word}"`);
  const any = quoted.join(' OR ');
  return isTogether(question) ? [quoted.join(' '), any] : [any];
}

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000');
  return database;
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'stories.db');
}
