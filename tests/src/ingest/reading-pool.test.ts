import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type DocumentReader, ReaderClosedError, readToRecord } from '#src/ingest/document-record.ts';
import type { Document } from '#src/ingest/parse-document.ts';
import { createReaderForOnce } from '#src/ingest/reader-for-once.ts';
import { createReadingPool } from '#src/ingest/reading-pool.ts';
import { anArticle } from '../../an-article.ts';

let reader: DocumentReader | undefined;
afterEach(() => reader?.close());

function opened(one: DocumentReader): DocumentReader {
  reader = one;
  return one;
}

const SAMPLES: Document[] = readdirSync('seeds')
  .filter((file) => /\.(?:txt|md)$/.test(file))
  .map((file) => ({ file: `seeds/${file}`, bytes: readFileSync(`seeds/${file}`) }));
const LINE = 'The harbor council voted on Tuesday to dredge the channel, said Ada Okafor. “We will go,” she said.\n\n';
const LONG: Document = { file: 'long.txt', bytes: Buffer.from(LINE.repeat(40_000)) };

describe('a pool of readers', () => {
  test('reads what the thread itself would', async () => {
    const { read, record } = opened(createReadingPool());
    const many = Array.from({ length: 10 }, () => SAMPLES).flat();
    expect(await Promise.all(many.map(read))).toEqual(many.map(readToRecord));
    expect(await read({ file: 'a.txt', bytes: Buffer.from('%PDF-1.7') })).toEqual({
      refusal: { file: 'a.txt', reason: 'This is a PDF: save its words as text.' },
    });
    const { article, bytes } = await record(anArticle());
    expect(readToRecord({ file: 'harbor.txt', bytes: Buffer.from('A ferry.') })).not.toMatchObject({ bytes });
    expect(article).toEqual(anArticle());
  });

  test.each([
    ['takes too long', { seconds: 1, megabytes: 512 }, /^It took longer than 1 s to read\./],
    ['takes too much memory', { seconds: 60, megabytes: 50 }, /^It took more than 50 MB of memory to read\./],
  ])('gives up a document that %s, by name, and reads all others', async (_, bounds, reason) => {
    const { read } = opened(createReadingPool(bounds));
    const [before, long, after] = [SAMPLES.slice(0, 5).map(read), read(LONG), SAMPLES.map(read)];
    expect(await long).toEqual({
      refusal: { file: 'long.txt', reason: expect.stringMatching(reason) },
      isOverrun: true,
    });
    expect(await Promise.all([...before, ...after])).toEqual([...SAMPLES.slice(0, 5), ...SAMPLES].map(readToRecord));
  });

  test('that is closed leaves nobody waiting', async () => {
    const { read, close } = opened(createReadingPool());
    const reading = Promise.allSettled([read(LONG), ...SAMPLES.map(read)]);
    await close();
    for (const one of await reading)
      expect(one).toMatchObject({ status: 'rejected', reason: { name: 'ReaderClosedError' } });
    await expect(read(LONG)).rejects.toThrow(ReaderClosedError);
  });
});

test('a program that answers once reads the same, here or in threads', async () => {
  const { read } = opened(createReaderForOnce());
  const many = Array.from({ length: 8 }, () => SAMPLES).flat();
  expect(many.length).toBeGreaterThan(100);
  expect(await Promise.all(many.map(read))).toEqual(many.map(readToRecord));
});
