import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Article } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import type { Question } from '../collections/questions.ts';
import { bodyOf, type Engine, type EngineKind, isTogether, STORIES_A_PAGE } from './engine.ts';

const SCHEMA = `CREATE VIRTUAL TABLE stories USING fts5
  (headline, body, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '3 4 5')`;
const SEARCH = `SELECT headline, snippet(stories, 1, '<b>', '</b>', '…', 32) AS snippet
  FROM stories WHERE stories MATCH ? ORDER BY rank LIMIT ${STORIES_A_PAGE}`;

/** SQLite's FTS5 in a file of its own: the five best by bm25, each with `snippet()`. */
export const fts5: EngineKind = {
  async build(articles) {
    const file = newFile();
    const database = openFile(file);
    database.exec(SCHEMA);
    const insert = database.prepare('INSERT INTO stories VALUES (?, ?)');
    database.exec('BEGIN');
    for (const article of articles) insert.run(article.headline ?? '', bodyOf(article));
    database.exec("COMMIT; INSERT INTO stories(stories) VALUES ('optimize')");
    return askable(database, file);
  },
  async open(saved) {
    const file = newFile();
    writeFileSync(file, saved);
    return askable(openFile(file), file);
  },
};

function askable(database: DatabaseSync, file: string): Engine {
  const find = database.prepare(SEARCH);
  const insert = database.prepare('INSERT INTO stories VALUES (?, ?)');

  return {
    async answer(question) {
      const [together, ...fallbacks] = matchesFor(question);
      let found = find.all(together ?? '');
      for (const match of fallbacks) if (found.length === 0) found = find.all(match);
      return found.length;
    },
    async add(article: Article) {
      insert.run(article.headline ?? '', bodyOf(article));
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
