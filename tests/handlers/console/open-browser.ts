import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Whether the browser tests can run. On a build server they must: there, a missing browser is a failure. */
export const HAS_BROWSER = CHROMIUM !== undefined || process.env.CI === 'true';

/** The machine's own Chromium, without a window and without calling home. */
export async function openBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('No Chromium on this machine: the console cannot be tested in a browser.');
  const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map((name) => `--disable-${name}`);
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}
