import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const LogLine = z.object({ level: z.int(), msg: z.string(), url: z.string().optional() });
const ERROR = 50;
const LATE = 'an acknowledgement was late';

/** A whole bot in a process of its own, over the articles written for this project. */
export type Bot = {
  /** Where it listens. */
  url: string;
  /** What its log said at level error, and how often; and that it acknowledged late by its own clock. */
  said: Map<string, number>;
  isGone(): boolean;
  close(): Promise<void>;
};

/** Starts one with these settings and waits until it has joined Slack. */
export async function startBot(settings: Record<string, string>): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-payloads-'));
  const env = {
    ...{ PATH: process.env.PATH, PORT: '0', SLACK_BOT_TOKEN: 'xoxb-bench', PULLQUOTE_ARTICLES: join(ROOT, 'seeds') },
    ...settings,
  };
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = new Map<string, number>();
  const joined = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { level, msg, url } = LogLine.parse(JSON.parse(line));
    if (level >= ERROR || msg === LATE) said.set(msg, (said.get(msg) ?? 0) + 1);
    if (msg === 'slack joined' && url !== undefined) joined.resolve(url.replace('localhost', '127.0.0.1'));
  });
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  const gone = once(child, 'exit');
  gone.then(() => joined.reject(new Error('the bot did not start'))).catch(() => undefined);
  return {
    url: await joined.promise,
    said,
    isGone,
    async close() {
      if (!isGone()) child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}
