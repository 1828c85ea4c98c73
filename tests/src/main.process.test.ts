import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './store/temporary-folder.ts';

/** A whole bot as its keeper starts it, without Slack, on a store of its own. Where it answers. */
async function started(storeUrl: string): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    STORE_URL: storeUrl,
    PORT: '0',
    PULLQUOTE_ARTICLES: 'seeds',
    LOG_LEVEL: 'silent',
  };
  const bot = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    bot.kill();
    await once(bot, 'exit');
  });
  for await (const line of createInterface(bot.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('It ended before it answered.');
}

async function readiness(url: string): Promise<unknown> {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, ...(await response.json()) };
}

test('/readyz says within a minute that the store’s file is gone, and that it is back', async () => {
  const path = join(temporaryFolder(), 'store.db');
  const url = await started(`sqlite:${path}`);
  const works = { works: true };
  const well = { planning: works, posting: works, watching: works, writing: works };
  expect(await readiness(url)).toEqual({ status: 200, ready: true, components: well });

  renameSync(path, `${path}.moved`);
  const gone = { works: false, reason: expect.stringContaining('store.db is no longer in its place') };
  const isGone = { status: 503, ready: false, components: { writing: gone } };
  await expect.poll(() => readiness(url), { timeout: 60_000, interval: 500 }).toMatchObject(isGone);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);

  renameSync(`${path}.moved`, path);
  await expect
    .poll(() => readiness(url), { timeout: 60_000, interval: 500 })
    .toMatchObject({ status: 200, components: well });
});
