import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '#src/log.ts';
import { createReadiness } from '#src/readiness.ts';
import type { Store } from '#src/store/store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { aFolder, textsOf } from './a-folder.ts';

const LEAD = 'The council voted on Tuesday to close the old bridge to lorries until the spring.';
const AWAY = new StoreError('PostgreSQL does not answer.');

/** A store some of whose methods fail as long as it is away. */
function goingAway(store: Store) {
  const state = { isAway: false };
  const unless = <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) => {
    return (...args: Args) => (state.isAway ? Promise.reject(AWAY) : work(...args));
  };
  const { articles, changes, settings } = store;
  const failing: Store = {
    ...store,
    articles: { ...articles, keepAll: unless(articles.keepAll) },
    changes: { ...changes, note: unless(changes.note) },
    settings: { ...settings, all: unless(settings.all) },
  };
  return { store: failing, state };
}

test('while the store is away new articles are shown, and it is said what does not work; then all is kept', async (given) => {
  const here = aFolder(given);
  const { store, state } = goingAway(await here.aStore());
  const readiness = createReadiness(createLog('silent'));
  const library = await here.opened({ store, readiness });
  expect((await readiness.report()).components).toEqual({ watching: { works: true } });

  state.isAway = true;
  here.write('a.txt', LEAD);
  await library.refresh();
  expect(await textsOf(library)).toEqual([LEAD]);
  const reason = expect.stringContaining('failed. PostgreSQL does not answer.');
  expect((await readiness.report()).components).toEqual({ watching: { works: false, reason } });

  state.isAway = false;
  await library.refresh();
  expect((await readiness.report()).components).toEqual({ watching: { works: true } });
  expect(await Array.fromAsync(store.articles.newest())).toMatchObject([{ text: LEAD }]);
  expect(await store.changes.after(0, 9)).toMatchObject([{ kind: 'shown' }]);
});

test('a store whose file is gone is told of where its folder is watched', async (given) => {
  const here = aFolder(given);
  const store = await here.aStore();
  const readiness = createReadiness(createLog('silent'));
  const library = await here.opened({ store, readiness });
  rmSync(join(here.home, 'store.db'));
  here.write('a.txt', LEAD);
  await library.refresh();
  const reason = expect.stringMatching(/failed\. .*store\.db is no longer in its place/);
  expect((await readiness.report()).components).toEqual({ watching: { works: false, reason } });
  expect(await textsOf(library)).toEqual([LEAD]);
});
