import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '#index/text/article.ts';
import type { Document } from '#src/ingest/parse-document.ts';
import { openLibrary } from '#src/library/library.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import { articlesIn, readReuters } from '../collections/documents.ts';

/** How many stories there are: those that readers have known for days, and those that are new today. */
export type Size = { known: number; fresh: number };

/** A newsroom before its bot starts: a home with articles and a store, in a temporary folder. */
export type Newsroom = {
  stories: Article[];
  /** Its home as it is before any bot has started, whatever the one before has done to it. */
  open(): Home;
  remove(): void;
};

export type Home = {
  path: string;
  articles: string;
  storeUrl: string;
  /** Says one thing more in a story that readers have known: the `nth` of them, again from the first after the last. */
  edit(nth: number): Promise<void>;
};

/** The channel that has a digest, of everything. */
export const DIGEST_CHANNEL = 'C0';
const DAYS_AGO = 4;
const HALF_A_DAY_MS = 12 * 3_600_000;

/** Makes one of Reuters' stories; undefined where they are not beside the project. */
export async function createNewsroom({ known, fresh }: Size): Promise<Newsroom | undefined> {
  const documents = readReuters()?.slice(0, known + fresh);
  if (!documents) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-newsroom-'));
  // The store knows files by their whole paths: a home is always in the same place.
  const [home, kept] = [join(folder, 'home'), join(folder, 'kept')];
  const old = documents.slice(0, known);
  writeAll(old, home);
  await readDaysAgo(home);
  writeAll(documents.slice(known), home);
  renameSync(home, kept);

  return {
    stories: articlesIn(documents),
    open() {
      rmSync(home, { recursive: true, force: true });
      cpSync(kept, home, { recursive: true, preserveTimestamps: true });
      return openHome(home, old);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function writeAll(documents: readonly Document[], home: string): void {
  mkdirSync(join(home, 'articles'), { recursive: true });
  mkdirSync(join(home, 'data'), { recursive: true });
  for (const { file, bytes } of documents) writeFileSync(join(home, 'articles', file), bytes);
}

/** What a bot did days ago that read what was there, and in which a channel set its digest for half a day from now. */
async function readDaysAgo(home: string): Promise<void> {
  const now = Temporal.Now.instant();
  const then = () => now.subtract({ hours: 24 * DAYS_AGO });
  const store = await openStore(storeIn(home));
  const opening = { folders: [join(home, 'articles')], store, log: createLog('silent'), now: then, timeZone: 'UTC' };
  const library = await openLibrary({ ...opening, snapshot: join(home, 'data/index.snapshot') });
  await library.close();
  const due = Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds + HALF_A_DAY_MS).toZonedDateTimeISO('UTC');
  await store.digests.set(
    {
      ...{ id: 'everything', channelId: DIGEST_CHANNEL, userId: 'U1', timeZone: 'UTC', days: 127, typed: '' },
      time: due.toPlainTime().toString({ smallestUnit: 'minute' }),
      ...{ onQuietDays: 'say', sinceMs: now.epochMilliseconds },
    },
    { atMs: 0, userId: 'U1', action: 'digest', subject: DIGEST_CHANNEL },
  );
  await store.close();
}

function openHome(path: string, old: readonly Document[]): Home {
  const articles = join(path, 'articles');
  return {
    path,
    articles,
    storeUrl: storeIn(path),
    async edit(nth) {
      const { file } = old[nth % old.length] ?? { file: '' };
      const { bytes } = old[(nth * 7 + 1) % old.length] ?? { bytes: Buffer.of() };
      // A sentence of another story, which follows may be waiting for.
      const said = Buffer.from(bytes).toString().split('\n\n')[1]?.slice(0, 300) ?? 'More was said.';
      await appendFile(join(articles, file), `\n\nLater, in edition ${nth}: ${said}\n`);
    },
  };
}

function storeIn(home: string): string {
  return `sqlite:${join(home, 'data/pullquote.db')}`;
}
