import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BotSettings } from './bot-settings.ts';

const PROGRAM = join(import.meta.dirname, 'bot.ts');
// Hundreds of bots are started, and most of a short life would go into compiling.
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'pullquote-compile-cache') };

/** A bot in a process of its own. */
export type Bot = {
  /** Resolves when it has nothing left to do. */
  idle: Promise<unknown>;
  /** Resolves when its process is no more. */
  gone: Promise<unknown>;
  isIdle(): boolean;
  isGone(): boolean;
  /** Whether it ended without being killed. */
  wasEnded(): boolean;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  kill(): Promise<void>;
};

export function startBot(settings: BotSettings): Bot {
  const child = fork(PROGRAM, [JSON.stringify(settings)], {
    execArgv: [],
    env: ENVIRONMENT,
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const gone = once(child, 'exit');
  let isIdle = false;
  // The one thing a bot ever says.
  const idle = once(child, 'message').then(() => {
    isIdle = true;
  });
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    idle,
    gone,
    isIdle: () => isIdle,
    isGone,
    wasEnded: () => child.exitCode !== null,
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
