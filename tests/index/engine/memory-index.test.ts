import { setImmediate as breathe } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { buildMemoryIndex, createMemoryIndex } from '#index/engine/memory-index.ts';
import { parseQuery } from '#index/query/query.ts';
import { search } from '#index/search/search.ts';
import { readArticle } from '#index/words/article-record.ts';
import { watchHolds } from '../../../bench/instruments/watch-holds.ts';
import { anArticle } from '../../an-article.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };

// What one may take on a machine that does other things too, in this thread's own time.
const MOST_HELD_MS = 100;

// 1 MB, and hardly a word twice.
const LONG = anArticle({
  file: 'long.txt',
  text: Array.from(
    { length: 9000 },
    (_, at) => `Pier ${Array.from({ length: 12 }, (_, nth) => `w${at}x${nth}`).join(' ')}.`,
  ).join('\n\n'),
});
const MANY = Array.from({ length: 2000 }, (_, at) =>
  anArticle({
    file: `story-${at}.txt`,
    text: `Ferry ${at} to Łódź was ${at % 61} minutes late.\n\nPier ${at % 5} is shut, said Ada Okafor.\n`,
  }),
);

describe('an archive in memory keeps nobody waiting', () => {
  test.each([
    ['while a story of 1 MB comes, is replaced and goes', [readArticle(LONG)]],
    ['while 2,000 stories come, are replaced and go', MANY.map(readArticle)],
  ])('%s', async (_, records) => {
    expect(records[0]?.bytes.length).toBeGreaterThan(records.length > 1 ? 10 : 1_000_000);
    const archive = buildMemoryIndex([readArticle(anArticle())]);
    expect(await letsOthersIn(() => archive.addRecords(records))).toBe(true);
    expect(archive.size).toBe(records.length + 1);
    expect(await letsOthersIn(() => archive.addRecords(records))).toBe(true);
    expect(archive.size).toBe(records.length + 1);
    expect(await letsOthersIn(() => archive.remove(records.map(({ article }) => article.id)))).toBe(true);
    expect(archive.list()).toEqual([anArticle()]);
    expect(await filesFor('pier', archive)).toEqual([]);
  });
});

describe('while stories come and go slowly', () => {
  test('the version before answers until the new one does', async () => {
    const archive = createMemoryIndex();
    await archive.addRecords([readArticle(LONG)]);
    const changed = { ...LONG, version: 'changed' };
    const adding = archive.addRecords([readArticle(changed)]);
    const seen = new Set<string | undefined>();
    let isDone = false;
    void adding.then(() => {
      isDone = true;
    });
    while (!isDone) {
      const [hit] = await hitsFor('w8x8', archive);
      seen.add(hit?.found.article.version);
      await breathe();
    }
    expect([...seen].filter((version) => version !== LONG.version && version !== 'changed')).toEqual([]);
    expect(seen.has(LONG.version)).toBe(true);
    expect((await archive.find(LONG.id))?.article.version).toBe('changed');
  });

  test('what is taken away is gone at once, also when it is just being added', async () => {
    const archive = buildMemoryIndex([readArticle(anArticle())]);
    const adding = archive.addRecords([readArticle(LONG), ...MANY.map(readArticle)]);
    const removing = archive.remove([LONG.id, anArticle().id]);
    expect(archive.list().filter(({ id }) => id === LONG.id || id === anArticle().id)).toEqual([]);
    await Promise.all([adding, removing]);
    expect(archive.size).toBe(MANY.length);
    expect(await filesFor('w8x8', archive)).toEqual([]);
    expect(archive.vocabulary.articlesWith(archive.vocabulary.lexicon.numberOf('w8x8'))).toBe(0);
  });

  test('of two versions that come at once the later one stays', async () => {
    const archive = createMemoryIndex();
    const [old, later] = [anArticle(), anArticle({ text: 'The ferry sails again from pier 7.\n' })];
    await Promise.all([archive.addRecords([readArticle(old)]), archive.addRecords([readArticle(later)])]);
    expect(archive.list()).toEqual([later]);
    expect(await filesFor('dredge', archive)).toEqual([]);
    expect(await filesFor('ferry', archive)).toEqual(['harbor.txt']);
  });

  test('numbers are used again, so that years of edits take no more room', async () => {
    const archive = createMemoryIndex();
    for (let time = 0; time < 50; time += 1) {
      await archive.addRecords([
        readArticle(anArticle()),
        readArticle({ ...LONG, version: `${time}`, text: `Pier ${time}`, paragraphs: [] }),
      ]);
    }
    expect((await hitsFor('dredge', archive)).map(({ score }) => score > 0)).toEqual([true]);
    expect(archive.size).toBe(2);
  });
});

async function hitsFor(typed: string, archive: ArchiveIndex) {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  return (await search(archive, query, { ...CALENDAR, most: 10 })).hits;
}

async function filesFor(typed: string, archive: ArchiveIndex): Promise<string[]> {
  return (await hitsFor(typed, archive)).map(({ found }) => found.article.file);
}

/** The longest stretch of this thread's own time between two turns of its event loop, while something is done. */
/** Whether others have their turn while some work is done: it never holds the thread for long, or for most of its own time. */
async function letsOthersIn(work: () => Promise<void>): Promise<boolean> {
  const { longestHold, work: all } = await watchHolds(work);
  return longestHold < MOST_HELD_MS || longestHold < all / 3;
}
