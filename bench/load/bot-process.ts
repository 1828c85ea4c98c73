import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ProbeReport, type ProbeRequest } from './probe-messages.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROBE = join(import.meta.dirname, 'hold-probe.ts');
// As `npm start` has it; the settings come with the environment.
const PROGRAM = ['--import', join(ROOT, 'src/require-node.js'), join(ROOT, 'src/main.ts')];
const NOTHING = ['--eval', 'setInterval(() => {}, 1_000_000)'];
const COMPILE_CACHE = join(tmpdir(), 'pullquote-compile-cache');
const READY_WITHIN_MS = 180_000;

export const SIGNING_SECRET = 'a signing secret of the bench';

const LogLine = z.object({ level: z.int(), msg: z.string(), url: z.string().optional() });
const WARN = 40;

/** A process with a probe in it. */
export type Probed = {
  /** What its probe answers; undefined when it is gone. */
  ask(please: ProbeRequest['please']): Promise<ProbeReport | undefined>;
  signal(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Resolves when it has ended, with its exit code, or null when it was killed. */
  ended: Promise<number | null>;
};

/** The bot as it runs for a newsroom, over HTTP: where it listens, and how often it warned of what. */
export type RunningBot = Probed & { url: string; warnings: Map<string, number> };

export type BotNeeds = {
  /** Where it runs: its snapshot is kept there. */
  home: string;
  articles: string;
  storeUrl: string;
  apiUrl: string;
  /** Whether stacks are sampled, so that what holds the thread can be named. */
  hasStacks?: boolean;
};

/** Starts it and waits until it answers. Throws with what it said when it does not come up. */
export async function startBot({ home, articles, storeUrl, apiUrl, hasStacks = false }: BotNeeds): Promise<RunningBot> {
  const env = {
    ...{ PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, LOG_LEVEL: 'info', PORT: '0' },
    ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: apiUrl },
    ...{ PULLQUOTE_ARTICLES: articles, STORE_URL: storeUrl },
    ...(hasStacks && { PROBE_STACKS: 'yes' }),
  };
  const child = spawnProbed(PROGRAM, { cwd: home, env });
  const warnings = new Map<string, number>();
  const joined = Promise.withResolvers<string>();
  const said: string[] = [];
  const hear = (line: string) => {
    if (said.length < 50) said.push(line);
    const { level = 0, msg = '', url } = readLine(line) ?? {};
    if (msg === 'slack joined' && url !== undefined) joined.resolve(url.replace('localhost', '127.0.0.1'));
    if (level >= WARN) warnings.set(msg, (warnings.get(msg) ?? 0) + 1);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', hear);

  const probed = withProbe(child);
  const tooLate = pause(READY_WITHIN_MS, undefined, { ref: false });
  const url = await Promise.race([joined.promise, probed.ended.then(() => undefined), tooLate]);
  if (url === undefined) throw new Error(`The bot did not come up:\n${said.join('\n')}`);
  return { ...probed, url, warnings };
}

/** A process that does nothing but watch itself: what its clock shows is the machine's doing. */
export function startTwin(): Probed {
  return withProbe(spawnProbed(NOTHING, { cwd: tmpdir(), env: { PATH: process.env.PATH } }));
}

function spawnProbed(args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }): ChildProcess {
  return spawn(process.execPath, ['--expose-gc', '--import', PROBE, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function withProbe(child: ChildProcess): Probed {
  const ended = once(child, 'exit').then(() => child.exitCode);
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  void ended.then(() => process.off('exit', killWithUs));
  return {
    async ask(please) {
      if (!child.connected) return undefined;
      child.send({ please });
      const [answer]: unknown[] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
      return answer === undefined ? undefined : ProbeReport.parse(answer);
    },
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

function readLine(line: string): z.infer<typeof LogLine> | undefined {
  try {
    return LogLine.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
