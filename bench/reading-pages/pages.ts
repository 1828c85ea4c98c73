import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Half of the pages may be learnt from, as one likes; of the other half nothing is looked at but the figures. */
export const HALVES = ['learn', 'report'] as const;
export type Half = (typeof HALVES)[number];

/**
 * A page of a public test set. `hash` is of its name: it decides the half, the order, and the name of the copied text,
 * so that a file's name tells a reader nothing. `html` is the file with the page as it came over the net.
 */
export type Page = { name: string; hash: string; half: Half; html: string; snippets?: Snippets };

/** What trafilatura's evaluation expects of a page: passages of its main text, and passages that are none of it. */
export type Snippets = { keep: readonly string[]; drop: readonly string[] };

/** The two public sets, at the commits whose pages the labels are made for. */
const SOURCES = {
  readability: { url: 'https://github.com/mozilla/readability', commit: 'ab4027a8b37669745016869a37a504727992b2ba' },
  trafilatura: { url: 'https://github.com/adbar/trafilatura', commit: 'e90b0ef51ab026fdb905fb6c5b3c84dd3d784fd5' },
} as const;

/** Beside the project, like its other research data: pages are other people's, and never become part of it. */
export const DEFAULT_FOLDER = fileURLToPath(new URL('../../../reading-pages', import.meta.url));

const EvaluationData = z.record(
  z.string(),
  z.object({ file: z.string(), with: z.array(z.string()), without: z.array(z.string()) }),
);

// Sixteen digits keep a thousand names apart.
const HASH_LENGTH = 16;

/** Every page of both sets in the order of their hashes; undefined where the sets are not in `folder`. */
export function findPages(folder: string): Page[] | undefined {
  if (!Object.keys(SOURCES).every((source) => existsSync(join(folder, source)))) return undefined;
  const pages = [...findReadability(join(folder, 'readability')), ...findTrafilatura(join(folder, 'trafilatura'))];
  return pages.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

/** The file with the text that somebody gets who copies the whole page. */
export function copiedFile(folder: string, { hash }: Pick<Page, 'hash'>): string {
  return join(folder, 'copied', `${hash}.txt`);
}

/** How the sets get into `folder`, and the copied texts. */
export function howToFetch(folder: string): string {
  const clones = Object.entries(SOURCES).flatMap(([name, { url, commit }]) => [
    `  git clone ${url} ${join(folder, name)}`,
    `  git -C ${join(folder, name)} checkout ${commit}`,
  ]);
  const copy = `  node bench/reading-pages/copy-pages.ts${folder === DEFAULT_FOLDER ? '' : ` --pages ${folder}`}`;
  return ['To fetch the pages and copy their texts with Debian’s Chromium:', ...clones, copy].join('\n');
}

/** Which half a page belongs to, and its place in it: by a hash of its name. */
export function placeOf(name: string): Pick<Page, 'hash' | 'half'> {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return { hash, half: Number.parseInt(hash.slice(-1), 16) % 2 === 0 ? 'learn' : 'report' };
}

function findReadability(clone: string): Page[] {
  const folder = join(clone, 'test/test-pages');
  return readdirSync(folder).map((test) => {
    const name = `readability/${test}`;
    return { name, ...placeOf(name), html: join(folder, test, 'source.html') };
  });
}

function findTrafilatura(clone: string): Page[] {
  const tests = join(clone, 'tests');
  const data = EvaluationData.parse(JSON.parse(readFileSync(join(tests, 'evaldata.json'), 'utf8')));
  return Object.values(data).map((expected) => {
    const name = `trafilatura/${basename(expected.file, '.html')}`;
    // The order in which its own evaluation looks.
    const places = ['cache', 'eval'].map((part) => join(tests, part, expected.file));
    const html = places.find((place) => existsSync(place)) ?? join(tests, expected.file);
    return { name, ...placeOf(name), html, snippets: { keep: expected.with, drop: expected.without } };
  });
}
