import { createArticleStore } from './articles.ts';
import { createAudit } from './audit.ts';
import type { Backend } from './backend.ts';
import { createChangeStore } from './changes.ts';
import { createDigestStore } from './digests.ts';
import { createEventStore } from './events.ts';
import { createFollowStore } from './follows.ts';
import { isAtHead } from './migrate.ts';
import { createOccurrenceStore } from './occurrences.ts';
import { createPostStore } from './posts.ts';
import { createSettingStore } from './settings.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/**
 * Opens the store at `sqlite:path` (from the working directory; its folder is made) or `postgres://…`, brings its tables
 * up to date, and takes the right to write. Throws StoreError for what a person can mend.
 */
export async function openStore(url: string): Promise<Store> {
  return storeOver(await openBackend(url));
}

async function openBackend(url: string): Promise<Backend> {
  const [, path] = /^sqlite:(?!\/\/(?!\/))(.+)$/.exec(url) ?? [];
  if (path) return openSqlite(path);
  throw new StoreError(
    'STORE_URL must be “sqlite:” and a file, such as sqlite:data/pullquote.db, or the address of a PostgreSQL database, ' +
      'such as postgres://user:password@host/database.',
  );
}

// An answer that takes longer is no answer to whoever asks whether we are well.
const READY_MS = 1000;

function storeOver({ db, alone, close }: Backend): Store {
  return {
    articles: createArticleStore(db),
    changes: createChangeStore(db),
    follows: createFollowStore(db),
    digests: createDigestStore(db),
    occurrences: createOccurrenceStore(db),
    posts: createPostStore(db),
    settings: createSettingStore(db),
    events: createEventStore(db),
    audit: createAudit(db),
    alone,
    isReady: () =>
      within(
        READY_MS,
        isAtHead(db).catch(() => false),
      ),
    close,
  };
}

/** What was promised, or false when that takes too long. */
async function within(ms: number, promise: Promise<boolean>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
