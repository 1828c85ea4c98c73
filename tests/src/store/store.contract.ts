import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { aloneKeepsItsPromises } from './contract/alone.ts';
import { articlesKeepTheirPromises } from './contract/articles.ts';
import { auditKeepsItsPromises } from './contract/audit.ts';
import { carriedKeepsItsPromises } from './contract/carried.ts';
import { changesKeepTheirPromises } from './contract/changes.ts';
import { digestsKeepTheirPromises } from './contract/digests.ts';
import { eventsKeepTheirPromises } from './contract/events.ts';
import { followsKeepTheirPromises } from './contract/follows.ts';
import { nothingUnreadableIsWritten } from './contract/gate.ts';
import { plannedPostsKeepTheirPromises } from './contract/planned-posts.ts';
import { postsKeepTheirPromises } from './contract/posts.ts';
import { recordsKeepTheirPromises } from './contract/records.ts';
import { secretsKeepTheirPromises } from './contract/secrets.ts';
import { settingsKeepTheirPromises } from './contract/settings.ts';
import { threadsKeepTheirPromises } from './contract/threads.ts';

/** What every store promises. A new backend is finished when this passes. `open` gives an empty one. */
export function storeKeepsItsPromises(open: () => Promise<Store>): void {
  articlesKeepTheirPromises(open);
  recordsKeepTheirPromises(open);
  changesKeepTheirPromises(open);
  followsKeepTheirPromises(open);
  digestsKeepTheirPromises(open);
  plannedPostsKeepTheirPromises(open);
  postsKeepTheirPromises(open);
  settingsKeepTheirPromises(open);
  eventsKeepTheirPromises(open);
  threadsKeepTheirPromises(open);
  secretsKeepTheirPromises(open);
  carriedKeepsItsPromises(open);
  auditKeepsItsPromises(open);
  aloneKeepsItsPromises(open);
  nothingUnreadableIsWritten(open);

  test('tells whether it takes what is written', async () => {
    const store = await open();
    onTestFinished(() => store.close());
    for (let at = 0; at < 3; at += 1) expect(await store.whyNotWriting()).toBeUndefined();
    await store.close();
    await expect(store.whyNotWriting()).rejects.toThrow();
  });
}
