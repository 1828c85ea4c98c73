import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotSays, type BotSettings } from './bot-settings.ts';

const PROGRAM = join(import.meta.dirname, 'bot.ts');
// Hundreds of bots are started, and most of a short life would go into compiling.
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'pullquote-compile-cache') };

/** A bot in a process of its own. */
export type Bot = {
  /** Resolves when its process is no more. */
  gone: Promise<unknown>;
  /** For how long since an instant it has had nothing left to do, as it said last. */
  quietSince(ms: number): number;
  isGone(): boolean;
  /** Whether it ended without being killed. */
  wasEnded(): boolean;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  kill(): Promise<void>;
};

/** Starts a bot in the folder `home`, where it keeps its snapshot. */
export function startBot(settings: BotSettings, home: string): Bot {
  const child = fork(PROGRAM, [JSON.stringify(settings)], {
    execArgv: [],
    cwd: home,
    env: ENVIRONMENT,
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const gone = once(child, 'exit');
  let said: BotSays = { atMs: 0, quietMs: 0 };
  child.on('message', (message) => {
    said = BotSays.parse(message);
  });
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    gone,
    quietSince: (ms) => Math.min(said.quietMs, said.atMs - ms),
    isGone,
    wasEnded: () => child.exitCode !== null,
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
