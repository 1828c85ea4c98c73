import { afterAll, beforeAll, describe, test } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../bench/store/postgres-server.ts';
import { backupKeepsItsPromises, expectRestored, newFile } from './backup.contract.ts';

describe.runIf(hasPostgres())('where there is a server,', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  const newDatabase = () => server.newDatabase();
  const places = { SQLite: newFile, PostgreSQL: newDatabase };

  test.each([
    ['PostgreSQL', 'PostgreSQL'],
    ['PostgreSQL', 'SQLite'],
    ['SQLite', 'PostgreSQL'],
  ] as const)('a backup of %s, made while the bot works, restores into %s', (from, to) =>
    expectRestored(places[from], places[to]),
  );

  describe('in PostgreSQL', () => backupKeepsItsPromises(newDatabase));
});
