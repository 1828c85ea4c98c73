import { expect, test } from 'vitest';
import { explainPostgres } from '#src/store/explain-postgres.ts';
import { explainSqlite } from '#src/store/explain-sqlite.ts';
import { StoreError } from '#src/store/store-error.ts';

const URL = 'postgres://user:hunter2@host/db';
const failing = (fields: object) => Object.assign(new Error('as the database says it'), fields);

test.each([
  ['57014', 'host/db could not do that (57014). Try again'],
  ['40P01', 'host/db could not do that (40P01). Try again'],
  ['53200', 'host/db could not do that (53200). Try again'],
  ['XX001', 'host/db could not do that (XX001). Try again'],
  ['53100', 'The disk of host/db is full.'],
  ['57P01', 'PostgreSQL at host/db does not answer.'],
])('what is the matter with PostgreSQL is told: %s', (code, advice) => {
  const told = explainPostgres(failing({ code }), URL);
  expect(told).toBeInstanceOf(StoreError);
  expect(String(told)).toContain(advice);
});

test.each([
  [7, 'SQLite could not do that with store.db (7). Try again'],
  [13, 'The disk with store.db is full.'],
  [10 + 256 * 4, 'The disk with store.db fails to read or write.'],
])('what is the matter with SQLite is told: %i', (errcode, advice) => {
  const told = explainSqlite(failing({ errcode }), 'store.db');
  expect(told).toBeInstanceOf(StoreError);
  expect(String(told)).toContain(advice);
});

test.each(['22001', '23505', '42601'])('what would be our fault stays as it is: %s', (code) => {
  const err = failing({ code });
  expect(explainPostgres(err, URL)).toBe(err);
});

test.each([1, 19, 20])('what would be our fault stays as it is in SQLite too: %i', (errcode) => {
  const err = failing({ errcode });
  expect(explainSqlite(err, 'store.db')).toBe(err);
});
