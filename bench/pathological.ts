// What documents made to be hard to read cost, stage by stage: npm run bench:pathological [bytes] [words in their names]
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { printTable } from './instruments/table.ts';
import { PATHOLOGICAL } from './pathological/documents.ts';
import { type Held, READING } from './pathological/stages.ts';

// What a file may have.
const MEGABYTE = 1_000_000;
// Nobody whose message waits behind such a piece of work notices it.
const LONGEST_HOLD_MS = 100;
const PATIENCE_MS = 120_000;

const [, , bytes = String(MEGABYTE), ...words] = process.argv;
const names = Object.keys(PATHOLOGICAL).filter((name) => words.every((word) => name.includes(word)));
const rows: Record<string, string>[] = [];
const tooLong: string[] = [];

for (const name of names) {
  const { holds, ending } = await measure(name, bytes);
  const reading = holds.filter(({ stage }) => READING.has(stage));
  const asked = holds.filter(({ stage }) => !READING.has(stage));
  const longest = asked.toSorted((a, b) => b.ms - a.ms)[0];
  for (const { stage, ms } of asked) if (ms > LONGEST_HOLD_MS) tooLong.push(`${name}: ${stage} ${ms.toFixed(0)} ms`);
  rows.push({
    document: name,
    ...Object.fromEntries([...READING].map((stage) => [stage, msOf(reading, stage)])),
    'reading in all': sum(reading.map(({ ms }) => ms)).toFixed(0),
    'longest hold': longest ? `${longest.ms.toFixed(0)} (${longest.stage})` : '–',
    ending,
  });
}
printTable(rows);
if (words.length === 0) {
  const together = await hear(import.meta.resolve('./pathological/twenty.ts'), [], 5 * PATIENCE_MS);
  printTable(
    [...Map.groupBy(together.holds, ({ stage }) => stage)].map(([stage, holds]) => ({
      'asked of the twenty': stage,
      'longest hold': String(Math.max(...holds.map(({ ms }) => ms)).toFixed(0)),
      'work in all': sum(holds.map(({ work }) => work)).toFixed(0),
    })),
  );
  console.log(`The twenty together: ${together.status === 0 ? 'done' : 'not done'}`);
  for (const { stage, ms } of together.holds)
    if (ms > LONGEST_HOLD_MS) tooLong.push(`the twenty: ${stage} ${ms.toFixed(0)} ms`);
}
console.log(`\nHolds above ${LONGEST_HOLD_MS} ms on the thread that acknowledges: ${tooLong.length}`);
for (const line of tooLong) console.log(line);

/** How long each stage held its thread, and how it ended: `done`, or at which stage it did not. */
async function measure(name: string, size: string): Promise<{ holds: Held[]; ending: string }> {
  const { holds, status } = await hear(
    import.meta.resolve('./pathological/one-document.ts'),
    [name, size],
    PATIENCE_MS,
  );
  return { holds, ending: status === 0 ? 'done' : `not after ${holds.at(-1)?.stage ?? 'the start'}` };
}

/** What a program of its own tells, line by line, and how it ended. */
async function hear(
  address: string,
  args: string[],
  timeout: number,
): Promise<{ holds: Held[]; status: number | null }> {
  const program = fileURLToPath(address);
  const child = spawn(process.execPath, [program, ...args], { timeout, killSignal: 'SIGKILL' });
  const closed = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const holds: Held[] = [];
  for await (const line of createInterface({ input: child.stdout })) holds.push(JSON.parse(line));
  return { holds, status: await closed };
}

function msOf(holds: readonly Held[], stage: string): string {
  return holds.find((hold) => hold.stage === stage)?.ms.toFixed(0) ?? '–';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
