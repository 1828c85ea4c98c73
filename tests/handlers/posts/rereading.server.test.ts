import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../bench/store/postgres-server.ts';
import { inPostgres } from '../../src/store/first-bots.ts';
import { rereadingKeepsItsPeace } from './rereading.contract.ts';

describe.runIf(hasPostgres())('in PostgreSQL,', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  rereadingKeepsItsPeace(async (sql) => inPostgres(sql, await server.newDatabase()));
});
