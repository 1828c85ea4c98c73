import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTickets } from '#handlers/tickets/open-tickets.ts';
import { planNow } from '#src/digest/plan-digests.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Digest, NewPlannedPost } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { askPostgres, hasPostgres, type PostgresServer, startPostgres } from '../../../bench/store/postgres-server.ts';
import { ABOUT } from '../../an-about.ts';
import { storeKeepsItsPromises } from './store.contract.ts';

const RESET = 'set client_min_messages to warning; drop schema if exists pullquote cascade';

describe.runIf(hasPostgres())('a store in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const ask = (text: string) => askPostgres(server.url, text);

  async function openEmpty() {
    await ask(RESET);
    return openStore(server.url);
  }

  storeKeepsItsPromises(openEmpty);

  test('several bots that start together find one store', async () => {
    await (await openEmpty()).close();
    await ask(RESET);
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(server.url)));
    const whyNot = await Promise.all(stores.map((store) => store.whyNotWriting()));
    expect(whyNot.filter((why) => why !== undefined)).toEqual([]);
    await Promise.all(stores.map((store) => store.close()));
  });

  describe('of two bots', () => {
    let [one, other]: Store[] = [];
    beforeEach(async () => {
      one = await openEmpty();
      other = await openStore(server.url);
    });
    afterEach(async () => {
      await one?.close();
      await other?.close();
    });
    const both = <Result>(work: (store: Store) => Promise<Result>) =>
      Promise.all([one, other, one, other].flatMap((store) => (store ? [work(store)] : [])));

    test('one begins an attempt', async () => {
      await one?.plannedPosts.plan(Array.from({ length: 50 }, (_, at) => planned(`o${at}`)));
      for (let at = 0; at < 50; at += 1) {
        const begun = await both((store) => store.plannedPosts.begin(`o${at}`, 1));
        expect(begun.filter((plannedPost) => plannedPost !== undefined)).toHaveLength(1);
      }
    });

    test('both know each other’s buttons, though they start together', async () => {
      const bots = await both((store) => openTickets(store, { now: Temporal.Now.instant, log: createLog('silent') }));
      const about = JSON.stringify({ c: 'f1' });
      const tickets = await Promise.all(bots.map((bot) => bot.write('unfollow', about)));
      expect(new Set(tickets).size).toBe(1);
      for (const bot of bots)
        expect(await bot.read('unfollow', tickets[0] ?? '')).toEqual({ about: 'f1', proven: 'deed' });
    });

    test('both may note the same, and it is noted once, in an order without gaps', async () => {
      const changes = Array.from({ length: 300 }, (_, at) => ({
        articleId: `a${at}`,
        version: 'v1',
        kind: 'shown' as const,
        atMs: at,
      }));
      const counts = await both((store) => store.changes.note(changes));
      expect(counts.reduce((sum, count) => sum + count)).toBe(300);
      expect((await one?.changes.after(0, 999))?.map(({ seq }) => seq)).toEqual(changes.map((_, at) => at + 1));
    });

    test('one that reads never passes over what the other is still noting', async () => {
      const seen: number[] = [];
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      const reading = (async () => {
        while (!isOver || (await other?.changes.after(seen.at(-1) ?? 0, 1))?.length) {
          const news = await other?.changes.after(seen.at(-1) ?? 0, 7);
          seen.push(...(news ?? []).map(({ seq }) => seq));
        }
      })();
      const noting = Array.from({ length: 30 }, (_, at) => ({
        articleId: `a${at}`,
        version: 'v1',
        kind: 'shown' as const,
        atMs: at,
      }));
      const noted = Promise.all(noting.flatMap((change) => [one, other].map((store) => store?.changes.note([change]))));
      await Promise.all([reading, noted.finally(end)]);
      expect(seen).toEqual(noting.map((_, at) => at + 1));
    });

    test('both may plan the same in another order, and neither is stopped by the other', async () => {
      const many = Array.from({ length: 400 }, (_, at) => planned(`o${at}`));
      let isTurned = false;
      const counts = await both((store) => {
        isTurned = !isTurned;
        return store.plannedPosts.plan(isTurned ? many : many.toReversed());
      });
      expect(counts.reduce((sum, count) => sum + count)).toBe(400);
    });

    test('both are asked for a digest now, and it comes once', async () => {
      await one?.digests.set(A_DIGEST, { atMs: 0, userId: 'U1', action: 'digest', subject: 'C1' });
      let nowMs = 1_000_000;
      const done = await both((store) => {
        nowMs += 1;
        return planNow(A_DIGEST, nowMs, store);
      });
      expect(done.filter((what) => what === 'planned')).toHaveLength(1);
      expect(await other?.plannedPosts.inState('pending')).toHaveLength(1);
    });

    test('one is told that an event is new, however many come at once', async () => {
      const ids = Array.from({ length: 300 }, (_, at) => `Ev${at % 100}`);
      const answers = await both((store) => Promise.all(ids.map((id) => store.events.isNew(id, 1))));
      expect(answers.flat().filter((isNew) => isNew)).toHaveLength(100);
    });

    test('one does what must not be done twice at once', async () => {
      const { promise: finish, resolve } = Promise.withResolvers<void>();
      const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
      const first = one?.alone('digest d1', () => {
        hold();
        return finish;
      });
      await isHeld;
      expect(await other?.alone('digest d1', async () => 'done twice')).toBeUndefined();
      expect(await other?.alone('digest d2', async () => 'another')).toBe('another');
      resolve();
      await first;
      expect(await other?.alone('digest d1', async () => 'after')).toBe('after');
    });
  });

  test('whoever loses the hold is told, and the other can go on', async () => {
    const store = await openEmpty();
    const told = store.alone('digest d1', async (signal) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => resolve());
      await ask(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_try_advisory_lock%' and pid <> pg_backend_pid()",
      );
      await promise;
      return 'told';
    });
    expect(await told).toBe('told');
    expect(await store.alone('digest d1', async () => 'free')).toBe('free');
    await store.close();
  });

  test('a server that comes back finds the store as it was, and the bot goes on', async () => {
    const store = await openEmpty();
    await store.events.isNew('Ev1', 1);
    const told = store.alone('digest d1', async (signal) => {
      await server.restart();
      return signal.aborted;
    });
    expect(await told).toBe(true);
    await expect.poll(() => store.whyNotWriting()).toBeUndefined();
    expect(await store.events.isNew('Ev1', 2)).toBe(false);
    expect(await store.alone('digest d1', async () => 'free')).toBe('free');
    await store.close();
  });

  test('a server that goes in the midst of a transaction takes the change with it, not the bot', async () => {
    const store = await openEmpty();
    await ask(`create function pullquote.wait() returns trigger language plpgsql as
      'begin perform pg_sleep(60); return new; end';
      create trigger wait before insert on pullquote.audit for each row execute function pullquote.wait()`);
    const follow = { id: 'f1', typed: 'rent', channelId: 'C1', userId: 'U1', sinceMs: 1 };
    const adding = store.follows.add(follow, { atMs: 1, userId: 'U1', action: 'follow', subject: 'f1' });
    const refused = expect(adding).rejects.toThrow(StoreError);
    await expect.poll(() => ask("select 1 from pg_stat_activity where wait_event = 'PgSleep'")).toHaveLength(1);
    await server.restart();
    await refused;
    await expect.poll(() => store.whyNotWriting()).toBeUndefined();
    expect(await store.follows.active()).toEqual([]);
    await store.close();
  });

  test('an error of the work itself comes back as it is', async () => {
    const store = await openEmpty();
    const refused = Object.assign(new Error('Slack is away'), { code: 'ECONNREFUSED' });
    await expect(store.alone('digest d1', () => Promise.reject(refused))).rejects.toBe(refused);
    await store.close();
  });

  describe('says what a person can mend, and never the password:', () => {
    test.each([
      [
        'a wrong password',
        () => server.url.replace('a%20secret', 'hunter2'),
        'does not accept this user with this password',
      ],
      ['a database that is not there', () => server.url.replace(/postgres$/, 'hunter3'), 'There is no database'],
      [
        'a server that does not answer',
        () => 'postgres://u:hunter2@127.0.0.1:1/db',
        'PostgreSQL at 127.0.0.1:1/db does not answer',
      ],
      [
        'a host that is not there',
        () => 'postgres://u:hunter2@no.such.host.invalid/db',
        'PostgreSQL at no.such.host.invalid/db does not answer',
      ],
      ['an address that is none', () => 'postgres://u:hunter2@:port:/db', 'STORE_URL is no address'],
    ])('%s', async (_, url, advice) => {
      const refused = await openStore(url()).catch((err: unknown) => err);
      expect(refused).toBeInstanceOf(StoreError);
      expect(String(refused)).toContain(advice);
      expect(inspect(refused, { depth: 9, showHidden: true })).not.toMatch(/hunter2|secret/);
    });

    test('a user who may make no tables', async () => {
      await ask(`${RESET}; drop role if exists reader; create role reader login password 'hunter2'`);
      const refused = openStore(server.url.replace('pullquote:a%20secret', 'reader:hunter2'));
      await expect(refused).rejects.toThrow('lacks rights');
      await expect(refused).rejects.not.toThrow('hunter2');
    });

    test('but a schema made for the user will do', async () => {
      await ask(`${RESET}; create role owner login password 'hunter2'; create schema pullquote authorization owner`);
      const store = await openStore(server.url.replace('pullquote:a%20secret', 'owner:hunter2'));
      expect(await store.events.isNew('Ev1', 1)).toBe(true);
      await store.close();
    });

    test('a store that a newer Pullquote has written', async () => {
      await (await openEmpty()).close();
      await ask("insert into pullquote.migrations values (99, 'what is to come')");
      await expect(openStore(server.url)).rejects.toThrow('This store was written by a newer Pullquote');
      await ask(RESET);
    });
  });

  test('it says so while the server is away', async () => {
    const away = await startPostgres();
    const store = await openStore(away.url);
    await away.stop();
    expect(await store.whyNotWriting()).toContain('does not answer');
    await expect(store.events.isNew('Ev1', 1)).rejects.toThrow('does not answer');
    await expect(store.alone('digest d1', async () => 'done')).rejects.toThrow('does not answer');
    await store.close();
  });
});

function planned(key: string): NewPlannedPost {
  return { ...ABOUT.digest, key, subject: 'd1', channelId: 'C1', dueMs: 1 };
}

const A_DIGEST: Digest = {
  id: 'C1',
  channelId: 'C1',
  userId: 'U1',
  time: '08:30',
  timeZone: 'UTC',
  days: 127,
  typed: '',
  onQuietDays: 'say',
  sinceMs: 0,
};
