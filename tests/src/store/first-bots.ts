import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { MIGRATIONS, type Spelling } from '#src/store/migrations.ts';
import { askPostgres } from '../../../bench/store/postgres-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A store as commit 7964b41 left it, as SQL that fills the tables of the first step. */
export const FIRST_BOTS = readFileSync('tests/src/store/first-bots.sql', 'utf8');

const Rows = z.array(z.record(z.string(), z.unknown())).default([]);

/** A database of either kind: its address, and what it says to some SQL. */
export type RawStore = { url: string; ask(sql: string): Promise<Record<string, unknown>[]> };

const SQLITE: Spelling = { text: 'text', integer: 'integer', real: 'real', bytes: 'blob', end: 'strict' };
const POSTGRES: Spelling = {
  ...{ text: 'text collate "C"', integer: 'bigint', real: 'double precision', bytes: 'bytea' },
  end: '',
};

/** The tables of the first step, as they were made then. */
export function firstTables(spelling: Spelling = SQLITE): string {
  const { text, integer, end } = spelling;
  const migrations = `create table migrations (number ${integer} primary key, name ${text} not null) ${end}`;
  const statements = MIGRATIONS.slice(0, 1).flatMap((step) => step.statements(spelling));
  return [migrations, ...statements, "insert into migrations values (1, 'what the bot remembers');"].join(';\n');
}

/** Such a store in a file. */
export async function inFile(sql: string): Promise<RawStore> {
  const path = `${temporaryFolder()}/store.db`;
  const run = (text: string) => {
    using database = new DatabaseSync(path);
    const isQuestion = text.startsWith('select');
    if (!isQuestion) database.exec(text);
    return isQuestion ? database.prepare(text).all() : [];
  };
  run(firstTables());
  run(sql);
  return { url: `sqlite:${path}`, ask: async (text) => run(text) };
}

/** Such a store in an empty database of a server. */
export async function inPostgres(sql: string, url: string): Promise<RawStore> {
  await askPostgres(url, 'create schema pullquote');
  const there = `${url}?options=${encodeURIComponent('-c search_path=pullquote')}`;
  const ask = async (text: string) => Rows.parse(await askPostgres(there, text));
  await askPostgres(there, firstTables(POSTGRES));
  await askPostgres(there, sql.replace(/(?<=[ (])x'([0-9a-f]*)'/g, String.raw`'\x$1'`));
  return { url, ask };
}
