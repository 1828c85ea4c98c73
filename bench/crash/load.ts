import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '#src/ingest/parse-document.ts';
import { openLibrary } from '#src/library/library.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Digest, Follow } from '#src/store/records.ts';
import { aReport, aStory, changed, FOLLOWED, toldOtherwise, type Writing } from './stories.ts';

const HOUR_MS = 3_600_000;
/** As many dates back the outbox plans for a digest that was set long ago. */
export const DATES_EACH = 7;

/** How much there is to post: channels with a digest, and others with a follow. */
export type LoadSize = { digests: number; follows: number };

/** Everything that bots are to make of it: what is set in the store, and what is written while they run, in its order. */
export type Load = { digests: Digest[]; follows: Follow[]; writings: Writing[] };

// An hour has at most ten alerts for a follow; what comes after them would be due only when it ends.
const REPORTS = 6;
const RETOLD = 3;
// On one of the past days there was more than a message holds.
const STORIES_ON: readonly number[] = [3, 2, 25, 0, 3, 2];
const CHANGED = ['day-0-story-0', 'day-2-story-3'];

/**
 * Digests of seven dates each that were all missed, each in a channel of its own, none due again within 11 hours; follows,
 * each in a channel of its own; and reports that each of them matches, some of which change when they have been posted.
 */
export function loadOf({ digests, follows }: LoadSize, nowMs: number): Load {
  return {
    digests: Array.from({ length: digests }, (_, number) => aDigest(number, nowMs)),
    follows: Array.from({ length: follows }, (_, number) => aFollow(number)),
    writings: [
      ...Array.from({ length: REPORTS }, (_, number) => aReport(`report-${number}`, 100 + number)),
      ...Array.from({ length: RETOLD }, (_, number) => toldOtherwise(`report-${number}`, 100 + number)),
      ...CHANGED.map((name) => changed(name, seedOf(name))),
    ],
  };
}

/** About how many posts come of it, with threads, corrections and notices of corrections. */
export function countPosts({ digests, follows }: LoadSize): number {
  const alerts = follows * (REPORTS + RETOLD);
  return digests * (DATES_EACH + 2 + CHANGED.length) + alerts + 2 * follows * RETOLD;
}

/** What a bot did on each of the past days that read what was there; then what is set by now. */
export async function prepare(load: Load, { storeUrl, home }: { storeUrl: string; home: string }): Promise<void> {
  const nowMs = Temporal.Now.instant().epochMilliseconds;
  const store = await openStore(storeUrl);
  for (const [at, count] of STORIES_ON.entries()) {
    for (let number = 0; number < count; number += 1) {
      const name = `day-${at}-story-${number}`;
      writeDocument(aStory(name, seedOf(name)), home);
    }
    const then = Temporal.Instant.fromEpochMilliseconds(nowMs - (STORIES_ON.length - at) * 24 * HOUR_MS);
    const opening = { folders: [articlesIn(home)], store, log: createLog('silent'), now: () => then, timeZone: 'UTC' };
    const library = await openLibrary({ ...opening, snapshot: join(home, 'unused.snapshot') });
    await library.close();
  }
  for (const digest of load.digests)
    await store.digests.set(digest, { atMs: 0, userId: digest.userId, action: 'digest', subject: digest.id });
  for (const follow of load.follows)
    await store.follows.add(follow, { atMs: 0, userId: follow.userId, action: 'follow', subject: follow.id });
  await store.close();
}

/** Puts a document into the folder all at once. */
export function writeDocument({ file, bytes }: Document, home: string): void {
  const beside = join(home, `${file}.part`);
  writeFileSync(beside, bytes);
  renameSync(beside, join(articlesIn(home), file));
}

export function articlesIn(home: string): string {
  return join(home, 'articles');
}

function aDigest(number: number, nowMs: number): Digest {
  const due = Temporal.Instant.fromEpochMilliseconds(nowMs - 12 * HOUR_MS).toZonedDateTimeISO('UTC');
  return {
    ...{ id: `d${number}`, channelId: `C${number}`, userId: 'U1', timeZone: 'UTC', days: 127, typed: '' },
    time: due.toPlainTime().toString({ smallestUnit: 'minute' }),
    ...{ onQuietDays: 'say', sinceMs: 0 },
  };
}

function aFollow(number: number): Follow {
  const typed = FOLLOWED[number % FOLLOWED.length] ?? '';
  return { id: `f${number}`, typed, channelId: `CF${number}`, userId: `UF${number}`, sinceMs: 0 };
}

function seedOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}
