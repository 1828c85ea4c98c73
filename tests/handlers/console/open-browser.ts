import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Whether a browser can be had; says so if not. On a build server a missing one is a failure, not a reason to skip. */
export function canTestInBrowser(): boolean {
  if (!CHROMIUM) process.stderr.write('No Chromium on this machine: the console is not tested in a browser.\n');
  return CHROMIUM !== undefined || process.env.CI === 'true';
}

/** The machine's own Chromium, without a window and without calling home. */
export async function openBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('No Chromium on this machine. Install one, such as Debian’s “chromium”.');
  const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map((name) => `--disable-${name}`);
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}
