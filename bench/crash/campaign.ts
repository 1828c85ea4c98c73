import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { steps } from '#src/outbox/means.ts';

/** One round of a trial, as its line in the file says: what happened, and what became of it. */
export const Round = z.object({
  trial: z.string(),
  seed: z.int(),
  at: z.string(),
  occurrences: z.object({ digest: z.int(), alert: z.int(), correction: z.int(), notice: z.int() }),
  ...{ sent: z.int(), skipped: z.int(), unknown: z.int(), lost: z.array(z.string()), doubled: z.array(z.string()) },
  differing: z.array(z.string()),
  threadless: z.array(z.string()).default([]),
  ...{ kills: z.int(), stepsDiedAt: z.array(z.enum(steps)), pauses: z.int(), restarts: z.int(), ended: z.int() },
  ...{ requests: z.int(), faults: z.int(), seconds: z.number() },
});
export type Round = z.infer<typeof Round>;

/** The rounds of all runs so far; none where there is no such file. A line cut short by a crash counts for nothing. */
export function readRounds(path: string): Round[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => readRound(line) ?? []);
}

/** Adds a round to the file. */
export function keepRound(path: string, round: Round): void {
  appendFileSync(path, `${JSON.stringify(round)}\n`);
}

/** A seed that no round so far has had. */
export function freshSeed(rounds: readonly Round[]): number {
  return Math.max(0, ...rounds.map(({ seed }) => seed)) + 1;
}

/** What all rounds of a trial come to. */
export type Sum = Omit<Round, 'trial' | 'seed' | 'at'> & { rounds: number };

export function sumOf(rounds: readonly Round[]): Sum {
  const sum = (count: (round: Round) => number) => rounds.reduce((total, round) => total + count(round), 0);
  return {
    rounds: rounds.length,
    occurrences: {
      digest: sum(({ occurrences }) => occurrences.digest),
      alert: sum(({ occurrences }) => occurrences.alert),
      correction: sum(({ occurrences }) => occurrences.correction),
      notice: sum(({ occurrences }) => occurrences.notice),
    },
    sent: sum(({ sent }) => sent),
    skipped: sum(({ skipped }) => skipped),
    unknown: sum(({ unknown }) => unknown),
    lost: rounds.flatMap(({ seed, lost }) => lost.map((what) => `seed ${seed}: ${what}`)),
    doubled: rounds.flatMap(({ seed, doubled }) => doubled.map((what) => `seed ${seed}: ${what}`)),
    differing: rounds.flatMap(({ seed, differing }) => differing.map((what) => `seed ${seed}: ${what}`)),
    threadless: rounds.flatMap(({ seed, threadless }) => threadless.map((what) => `seed ${seed}: ${what}`)),
    kills: sum(({ kills }) => kills),
    stepsDiedAt: [...new Set(rounds.flatMap(({ stepsDiedAt }) => stepsDiedAt))],
    pauses: sum(({ pauses }) => pauses),
    restarts: sum(({ restarts }) => restarts),
    ended: sum(({ ended }) => ended),
    requests: sum(({ requests }) => requests),
    faults: sum(({ faults }) => faults),
    seconds: sum(({ seconds }) => seconds),
  };
}

/** How many planned posts of any kind. */
export function countOccurrences({ occurrences }: Pick<Sum, 'occurrences'>): number {
  return Object.values(occurrences).reduce((total, count) => total + count, 0);
}

function readRound(line: string): Round | undefined {
  try {
    return Round.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
