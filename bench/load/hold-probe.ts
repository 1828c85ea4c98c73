// Loaded into a process before its program, by `--import`: watches how long its main thread does not come round, by the
// thread's own CPU time and by the clock. Its parent asks for what it saw. PROBE_STACKS has it sample stacks too.
import { type Profiler, Session } from 'node:inspector';
import { summaryOf } from './cpu-profile.ts';
import { createLookout, type Look } from './holds.ts';
import { type ProbeReport, ProbeRequest } from './probe-messages.ts';

// A look more often would be work of its own; a hold may be counted as so much longer than it was.
const EVERY_MS = 2;
const SAMPLE_US = 2_000;
// Of so many of the longest holds the stack is told.
const MOST_STACKS = 12;

const NOTHING_SEEN: ProbeReport = { holds: [], turns: 0, longestWallMs: 0, threadMs: 0, processMs: 0 };

/** How much had been worked when its parent had it begin anew. */
let begun = worked();

const lookout = createLookout();
let profiler = process.env.PROBE_STACKS ? startProfiler() : undefined;

/** Looks in the timers' phase and once more behind the sockets', so that no look is two long turns after the last. */
function look(): void {
  lookout.look(now());
  // Kept, unlike the timer: one that is not would wait for the next event, however long that takes to come.
  setImmediate(lookBehindSockets);
}

function lookBehindSockets(): void {
  lookout.look(now());
  setTimeout(look, EVERY_MS).unref();
}

/** Instants in milliseconds: on the clock, and of this thread's own work. */
function now(): Look {
  const { user, system } = process.threadCpuUsage();
  return { atMs: Number(process.hrtime.bigint()) / 1e6, cpuMs: (user + system) / 1e3 };
}

function worked(): { threadMs: number; processMs: number } {
  const { user, system } = process.cpuUsage();
  return { threadMs: now().cpuMs, processMs: (user + system) / 1e3 };
}

function workedSince(): typeof begun {
  const { threadMs, processMs } = worked();
  return { threadMs: threadMs - begun.threadMs, processMs: processMs - begun.processMs };
}

function startProfiler(): Session {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  session.post('Profiler.start');
  return session;
}

async function report(): Promise<ProbeReport> {
  const { holds, turns, longestWallMs } = lookout.take(now());
  const work = workedSince();
  const profile = await stopProfiler();
  const longest = holds.toSorted((a, b) => b.cpuMs - a.cpuMs);
  const stacks = profile
    ? longest
        .slice(0, MOST_STACKS)
        .map((hold) => summaryOf(profile, { fromMs: hold.atMs - hold.wallMs, untilMs: hold.atMs }))
    : [];
  return { holds: longest.map((hold, at) => ({ ...hold, stack: stacks[at] ?? '' })), turns, longestWallMs, ...work };
}

async function stopProfiler(): Promise<Profiler.Profile | undefined> {
  const session = profiler;
  profiler = undefined;
  if (!session) return undefined;
  const { promise, resolve } = Promise.withResolvers<Profiler.Profile>();
  session.post('Profiler.stop', (_err: Error | null, { profile }: { profile: Profiler.Profile }) => resolve(profile));
  return promise;
}

/** What is in use when all that can be thrown away is. */
function heap(): ProbeReport['heap'] {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapUsed, external, rss };
}

function begin(): void {
  begun = worked();
  lookout.take(now());
}

async function serve(message: unknown): Promise<void> {
  const { please } = ProbeRequest.parse(message);
  const answer = please === 'report' ? await report() : NOTHING_SEEN;
  if (please === 'begin') begin();
  process.send?.(please === 'heap' ? { ...answer, heap: heap() } : answer);
  // What we do ourselves is no hold of the program's.
  lookout.skip(now());
}

process.on('message', (message) => void serve(message));
// A program that is done is not kept by who watches it.
process.channel?.unref();
look();
