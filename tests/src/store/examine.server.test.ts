import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examineStore } from '#src/store/examine.ts';
import { openStore } from '#src/store/open-store.ts';
import { askPostgres, hasPostgres, type PostgresServer, startPostgres } from '../../../bench/store/postgres-server.ts';

describe.runIf(hasPostgres())('a store in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test('is looked at while bots work with it, and none is made by looking', async () => {
    expect(await examineStore(server.url)).toEqual({ is: 'not there' });
    expect(await askPostgres(server.url, "select count(*) from pg_namespace where nspname = 'pullquote'")).toEqual([
      { count: '0' },
    ]);

    const bots = [await openStore(server.url), await openStore(server.url)];
    const found = { is: 'there', missing: 0, damage: [], unknown: 0 };
    expect(await examineStore(server.url)).toEqual({
      ...found,
      usedBy: expect.stringMatching(/^running bots \(\d+ connections\)$/),
    });
    for (const bot of bots) await bot.close();
    await expect.poll(() => examineStore(server.url)).toEqual({ ...found, usedBy: undefined });
  });

  test('that does not answer is told by its name, without the password', async () => {
    await expect(examineStore('postgres://me:hunter2@127.0.0.1:1/x')).rejects.toThrow(
      /^PostgreSQL at 127\.0\.0\.1:1\/x does not answer/,
    );
  });
});
