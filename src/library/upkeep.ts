import type { Log } from '#src/log.ts';
import type { Pulse } from '#src/readiness.ts';
import type { Holdings } from './holdings.ts';
import type { Recorder } from './recorder.ts';
import { createRounds } from './rounds.ts';
import type { Shelf } from './shelf.ts';
import { createTouched } from './touched.ts';
import { watchFolders } from './watch-folders.ts';

/** What keeps a library as its folders, its clock and its editors have it. */
export type Upkeep = {
  /** Puts out and takes away what is due, before the timer does. */
  catchUp(): void;
  /** Looks through the folders now, and resolves when that is done. */
  look(): Promise<void>;
  /** Puts out and takes away what editors have changed, at once. */
  heedWithdrawals(): Promise<void>;
  close(): Promise<void>;
};

/** What is kept up to date, and with what. `isWatching`: whether what happens in the folders is followed. */
export type UpkeepNeeds = {
  holdings: Holdings;
  shelf: Shelf;
  recorder: Recorder;
  folders: readonly string[];
  isWatching: boolean;
  now: () => Temporal.Instant;
  /** Any clock that only goes forward, in milliseconds. */
  clock: () => number;
  pulse: Pulse;
  log: Log;
};

/** Follows the folders, and puts out and takes away what is due when it is. */
export async function keepUpToDate(needs: UpkeepNeeds): Promise<Upkeep> {
  const { holdings, shelf, recorder, folders, isWatching, now, clock, pulse, log } = needs;
  const touched = createTouched();
  const arrange = async () => recorder.note(await shelf.arrange(holdings.articles()));

  /** Shows what has been read so far. */
  async function show(): Promise<void> {
    await arrange();
    pulse.beat();
  }

  async function look(): Promise<boolean> {
    const where = touched.take();
    let isSettled = false;
    try {
      isSettled = await holdings.read(show, where);
    } finally {
      if (!isSettled) for (const path of where ?? [undefined]) touched.note(path);
    }
    await arrange();
    return isSettled;
  }

  const rounds = createRounds({ look, arrange, nextChange: () => shelf.nextChange, now, clock, pulse, log });
  const onTouched = (path?: string) => {
    touched.note(path);
    rounds.lookSoon();
  };
  const watcher = isWatching ? await watchFolders(folders, { onChange: onTouched, log }) : undefined;
  // What happened before the watching began.
  if (isWatching) onTouched();

  return {
    catchUp: rounds.catchUp,
    look: rounds.look,
    async heedWithdrawals() {
      await holdings.heedWithdrawals();
      await arrange();
    },
    async close() {
      await watcher?.close();
      await rounds.close();
    },
  };
}
