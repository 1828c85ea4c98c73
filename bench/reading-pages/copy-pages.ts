// Copies every test page as somebody does who selects all of it in a browser: the text that Debian's Chromium lays out,
// without scripts and without a net. node bench/reading-pages/copy-pages.ts [--pages ../reading-pages]
import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page as Tab } from 'playwright-core';
import { copiedFile, DEFAULT_FOLDER, findPages, howToFetch, type Page } from './pages.ts';

const CHROMIUM = '/usr/bin/chromium';
// No server is ever asked: the page's own bytes answer for this address, and nothing for any other.
const ADDRESS = 'http://page.invalid/';
// A loaded machine is slow to lay out a long page; what never ends is given up.
const PATIENCE_MS = 120_000;
// Nothing but what the page itself holds: other requests are not even made.
const NOTHING_ELSE = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };

async function copyPages(folder: string, pages: readonly Page[]): Promise<void> {
  const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map((name) => `--disable-${name}`);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--no-first-run', ...quiet],
  });
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  mkdirSync(dirname(copiedFile(folder, { hash: '' })), { recursive: true });
  for (const page of pages) writeFileSync(copiedFile(folder, page), await copy(tab, page));
  console.log(`${pages.length} pages copied by Chromium ${browser.version()}`);
  await browser.close();
}

/** The text of a page from top to bottom. */
async function copy(tab: Tab, { html }: Page): Promise<string> {
  const bytes = readFileSync(html);
  // A saved page is often UTF-8 whatever it says of itself; for any other the browser finds the encoding, as for a reader.
  const contentType = isUtf8(bytes) ? 'text/html; charset=utf-8' : 'text/html';
  await tab.route('**/*', (route) =>
    route.request().url() === ADDRESS
      ? route.fulfill({ body: bytes, contentType, headers: NOTHING_ELSE })
      : route.abort(),
  );
  await tab.goto(ADDRESS, { waitUntil: 'domcontentloaded' });
  // biome-ignore lint/performance/useDomNodeTextContent: the text as laid out is what gets copied
  const text = await tab.locator('body').innerText();
  await tab.unrouteAll();
  return text;
}

const { values } = parseArgs({ options: { pages: { type: 'string', default: DEFAULT_FOLDER } } });
const pages = findPages(values.pages);
if (!pages || !existsSync(CHROMIUM)) {
  console.error(`${pages ? `There is no Chromium at ${CHROMIUM}.` : `There are no pages in ${values.pages}.`}\n`);
  console.error(howToFetch(values.pages));
  process.exit(1);
}
// What was copied before stays, so that a run that was broken off goes on where it was.
const missing = pages.filter((page) => !existsSync(copiedFile(values.pages, page)));
await copyPages(values.pages, missing);
