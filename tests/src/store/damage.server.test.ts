import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe } from 'vitest';
import { z } from 'zod';
import { openStore } from '#src/store/open-store.ts';
import { askPostgres, hasPostgres, type PostgresServer, startPostgres } from '../../../bench/store/postgres-server.ts';
import { damageHarmsNoOther } from './damage.contract.ts';
import type { RawStore } from './first-bots.ts';
import { temporaryFolder } from './temporary-folder.ts';

const Rows = z.array(z.record(z.string(), z.unknown())).catch([]);

/** A store with its tables made, and nothing in them. */
async function made(raw: RawStore): Promise<RawStore> {
  await (await openStore(raw.url)).close();
  return raw;
}

describe('in a file', () => {
  damageHarmsNoOther(() => {
    const path = `${temporaryFolder()}/store.db`;
    const ask = async (text: string) => {
      using database = new DatabaseSync(path, { timeout: 5000 });
      if (text.startsWith('select')) return database.prepare(text).all();
      database.exec(text);
      return [];
    };
    return made({ url: `sqlite:${path}`, ask });
  });
});

describe.runIf(hasPostgres())('in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  damageHarmsNoOther(async () => {
    const url = await server.newDatabase();
    const there = `${url}?options=${encodeURIComponent('-c search_path=pullquote')}`;
    return made({ url, ask: async (text) => Rows.parse(await askPostgres(there, text)) });
  });
});
