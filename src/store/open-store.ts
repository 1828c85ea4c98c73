import type { Log } from '#src/log.ts';
import { unmeasured } from '#src/measures.ts';
import { createRecordStore } from './article-records.ts';
import { createArticleStore } from './articles.ts';
import { createAudit } from './audit.ts';
import type { Backend } from './backend.ts';
import { createCarriedStore } from './carried.ts';
import { createChangeStore } from './changes.ts';
import { createDigestStore } from './digests.ts';
import { createEventStore } from './events.ts';
import { createFollowStore } from './follows.ts';
import { createGate } from './gate.ts';
import { mustBeAtHead } from './migrate.ts';
import { placeOf } from './place.ts';
import { createPlannedPostStore } from './planned-posts.ts';
import { openPostgres } from './postgres.ts';
import { createPostStore } from './posts.ts';
import { takeNumbers } from './rows.ts';
import { createSecretStore } from './secrets.ts';
import { findSetAside } from './set-aside.ts';
import { createSettingStore } from './settings.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';
import { createThreadStore } from './threads.ts';

/**
 * Opens the store at `sqlite:path` (from the working directory; its folder is made) or `postgres://…`, brings its tables
 * up to date, and takes the right to write. Throws StoreError for what a person can mend.
 */
export async function openStore(url: string, log?: Log, measures = unmeasured): Promise<Store> {
  return storeOver(await openBackend(url, log, measures), log);
}

/** The database behind a store, its tables up to date, with the right to write. Throws StoreError. */
export function openBackend(url: string, log?: Log, measures = unmeasured): Promise<Backend> {
  const place = placeOf(url);
  return 'path' in place ? openSqlite(place.path, measures) : openPostgres(place.address, log, measures);
}

function storeOver({ db, alone, lightly, tryRoom, close }: Backend, log?: Log): Store {
  const gate = createGate(log);
  return {
    articles: createArticleStore(db, gate),
    records: createRecordStore({ db, lightly }, gate),
    changes: createChangeStore(db, gate),
    follows: createFollowStore(db, gate),
    digests: createDigestStore(db, gate),
    plannedPosts: createPlannedPostStore(db, gate),
    posts: createPostStore(db, gate),
    settings: createSettingStore(db, gate),
    events: createEventStore(lightly, gate),
    threads: createThreadStore(db, gate),
    secrets: createSecretStore(db, gate),
    carried: createCarriedStore(db, gate),
    audit: createAudit(db, gate),
    alone,
    async whyNotWriting() {
      try {
        await mustBeAtHead(db);
        await db.transaction().execute((transaction) => takeNumbers(transaction, 'trials', 1));
        await tryRoom();
        return undefined;
      } catch (err) {
        if (err instanceof StoreError) return err.message;
        throw err;
      }
    },
    setAside: () => findSetAside(db, gate),
    close,
  };
}
