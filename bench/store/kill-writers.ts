import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkStore } from '#src/store/check.ts';
import { openStore } from '#src/store/open-store.ts';
import { holdingsOf, judgeWrite } from './writes.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

export type Killing = {
  kills: number;
  /** How many write at the same time. A file has one writer. */
  writers: number;
  /** Some are killed at their first write, others only after so long. */
  longestMs: number;
  random: () => number;
  /** What else befalls the store while a writer is at work. */
  mishap?: (kill: number) => Promise<void>;
};

/** What became of a store whose writers were killed: `acknowledged` writes, those of them that are not there, and more. */
export type Losses = { kills: number; acknowledged: number; lost: string[]; torn: string[]; faults: string[] };

/** Starts writers on a store and kills each at some moment of its work, over and over; then looks what is there. */
export async function killWriters(
  url: string,
  { kills, writers, longestMs, random, mishap }: Killing,
): Promise<Losses> {
  const acknowledged: string[] = [];
  let next = 0;
  const killInTurn = async () => {
    while (next < kills) {
      next += 1;
      const kill = next;
      const life = random() * longestMs;
      acknowledged.push(
        ...(await killWriter(url, `w${kill}`, async () => {
          await sleep(life);
          await mishap?.(kill);
        })),
      );
    }
  };
  await Promise.all(Array.from({ length: writers }, killInTurn));
  return { kills, acknowledged: acknowledged.length, ...(await judge(url, acknowledged)) };
}

/** What a writer acknowledged before its end came. */
async function killWriter(url: string, name: string, life: () => Promise<void>): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, url, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const { promise: isOpen, resolve } = Promise.withResolvers<void>();
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    resolve();
  });
  const ended = once(writer, 'close');
  await Promise.race([isOpen, ended]);
  await life();
  writer.kill('SIGKILL');
  await ended;
  return [...said.matchAll(/^wrote (\S+)\n/gm)].map(([, write = '']) => write);
}

async function judge(url: string, acknowledged: readonly string[]): Promise<Pick<Losses, 'lost' | 'torn' | 'faults'>> {
  const { faults } = await checkStore(url);
  const store = await openStore(url);
  const there = await holdingsOf(store);
  await store.close();

  // What was under way when the end came may be there too, but not half of it.
  const known = new Set([
    ...there.articles,
    ...there.changes,
    ...there.follows,
    ...there.lines,
    ...there.sent,
    ...there.posts,
  ]);
  return {
    lost: acknowledged.filter((write) => judgeWrite(there, write) !== 'whole'),
    torn: [...known].filter((write) => judgeWrite(there, write) === 'torn'),
    faults,
  };
}
