import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildMemoryIndex } from '#index/engine/memory-index.ts';
import { parseQuery } from '#index/query/query.ts';
import { search } from '#index/search/search.ts';
import type { Article } from '#index/text/article.ts';
import { createReaderHere } from '#src/ingest/document-record.ts';
import { createKeptRecords } from '#src/library/kept-records.ts';
import { createFileCache } from '#src/library/record-cache.ts';
import { createLog } from '#src/log.ts';
import { anArticle } from '../../an-article.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };
const ASKED = { ...CALENDAR, most: 1000 };
const log = createLog('silent');
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullquote-'));
  file = join(folder, 'data', 'index.snapshot');
});
afterEach(() => rm(folder, { recursive: true }));

// Small ones are not worth a snapshot.
const STORIES = stories(600);

function stories(count: number): Article[] {
  return Array.from({ length: count }, (_, at) =>
    anArticle({
      file: `story-${at}.txt`,
      text: `---\nheadline: Ferry ${at % 7} is late\n---\nFerry ${at % 13} to Łódź was ${at} minutes late.\n\nPhoto by Ada Lens on Unsplash\n\nAn e-mail about pier ${at % 5} went to every one of the harbor masters.\n`,
    }),
  );
}

/** The archive of some articles, as a program without a store opens it. */
async function openIndex(articles: readonly Article[], kept = file) {
  const records = createKeptRecords(createReaderHere(), createFileCache({ file: kept, log }));
  return buildMemoryIndex(await records.all(articles));
}

/** Everything that an archive answers to a few searches, scores included. */
async function answers(archive: Awaited<ReturnType<typeof openIndex>>) {
  const typed = ['ferry late', '"pier 3"', 'email', 'lodz -7', 'Unsplash', 'headline:late', 'harb* w/s masters'];
  return Promise.all(
    typed.map(async (text) => {
      const query = parseQuery(text);
      if ('problem' in query) throw new Error(query.problem);
      const { hits, hidden } = await search(archive, query, ASKED);
      return [hits.map(({ found, score }) => [found.article.id, score]), hidden.length];
    }),
  );
}

test('an archive from its snapshot answers as the one that was built, and takes new stories', async () => {
  const built = await openIndex(STORIES);
  const restored = await openIndex(STORIES);
  expect(await answers(restored)).toEqual(await answers(built));

  const news = [
    anArticle({ file: 'new.txt', text: 'A new ferry was late for the very first time on Monday morning.\n' }),
  ];
  await Promise.all([built.add(news), restored.add(news)]);
  await Promise.all([built.remove([STORIES[3]?.id ?? '']), restored.remove([STORIES[3]?.id ?? ''])]);
  expect(await answers(restored)).toEqual(await answers(built));
});

test('the second start does read the snapshot', async () => {
  await openIndex(STORIES);
  const { mtimeMs } = await stat(file);
  await openIndex(STORIES);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
});

test('a snapshot helps though some stories are new, changed or gone', async () => {
  await openIndex(STORIES);
  const { mtimeMs } = await stat(file);

  const changed = anArticle({ file: 'story-5.txt', text: 'Ferry 5 was never late to Łódź at all.\n' });
  const fresh = anArticle({ file: 'new.txt', text: 'A new ferry was late for the very first time on Monday.\n' });
  const now = [...STORIES.slice(10).filter(({ id }) => id !== changed.id), changed, fresh];
  const restored = await openIndex(now);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  expect(restored.size).toBe(now.length);
  expect(await answers(restored)).toEqual(await answers(await openIndex(now, `${file}.none`)));
});

test.each([
  ['of other stories', async (kept: string) => void (await openIndex(stories(700), kept))],
  ['damaged', async (kept: string) => flip(kept)],
  ['cut short', async (kept: string) => writeFile(kept, (await readFile(kept)).subarray(0, 100))],
  ['of the format before this one', async (kept: string) => writeOldFormat(kept, STORIES)],
  ['empty', async (kept: string) => writeFile(kept, '')],
  ['no snapshot at all', async (kept: string) => writeFile(kept, 'a'.repeat(500))],
])('a snapshot that is %s is thrown away without harm', async (_, spoil) => {
  const built = await openIndex(STORIES);
  await spoil(file);
  expect(await answers(await openIndex(STORIES))).toEqual(await answers(built));
});

test('a place that cannot be written costs no answer', async () => {
  const archive = await openIndex(STORIES, '/dev/null/index.snapshot');
  expect(archive.size).toBe(600);
});

test('a small archive leaves no file', async () => {
  await openIndex(stories(20));
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

/** A snapshot of these stories as the third format had it. */
async function writeOldFormat(kept: string, articles: readonly Article[]): Promise<void> {
  const digest = (contents: string | Uint8Array) => createHash('sha256').update(contents).digest();
  const whose = ['3', process.version, ...articles.map(({ id, version }) => `${id} ${version}`)].join('\n');
  const body = serialize({ forms: ['ferry'], engine: '{}', vectors: { lengths: [], numbers: [], spans: [] } });
  await writeFile(kept, Buffer.concat([digest(whose), digest(body), body]));
}

async function flip(kept: string): Promise<void> {
  const bytes = await readFile(kept);
  bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
  await writeFile(kept, bytes);
}
