import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../bench/store/postgres-server.ts';
import { peopleAreForgotten } from './person.contract.ts';

describe.runIf(hasPostgres())('in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  peopleAreForgotten(() => server.newDatabase());
});
