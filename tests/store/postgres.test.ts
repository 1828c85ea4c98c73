import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '#src/store/open-store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../bench/postgres-server.ts';
import { storeKeepsItsPromises } from './store.contract.ts';

describe.runIf(hasPostgres())('a store in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  async function ask(sql: string): Promise<unknown[]> {
    const client = new pg.Client(server.url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function openEmpty() {
    await ask('set client_min_messages to warning; drop schema if exists pullquote cascade');
    return openStore(server.url);
  }

  storeKeepsItsPromises(openEmpty);
});
