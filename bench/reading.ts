// How fast articles are read and indexed, and what one costs in memory. A process for each collection, so that none
// inherits another's heap: npm run bench:reading
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { missing } from './collections/beside.ts';
import { articlesIn, readPolnear, readReuters } from './collections/documents.ts';
import { ownMs } from './instruments/own-time.ts';
import { walkMs } from './instruments/plain-walk.ts';
import { type Finding, skipped } from './standing/finding.ts';

type Documents = NonNullable<ReturnType<typeof readPolnear>>;

const COLLECTIONS: Record<string, () => Documents | undefined> = { PolNeAR: readPolnear, Reuters: readReuters };

/** Milliseconds of the thread's own work, kilobytes an article; `walkMs` is a plain walk over the words of all articles. */
const ReadingFigures = z.object({
  articles: z.number(),
  MB: z.number(),
  readMs: z.number(),
  indexMs: z.number(),
  walkMs: z.number(),
  textKB: z.number(),
  residentKB: z.number(),
  heapKB: z.number(),
});
type ReadingFigures = z.infer<typeof ReadingFigures>;

// Compiling and garbage weigh differently from run to run; where memory lies is the system's choice.
const NOISE = { time: 0.4, heap: 0.05, resident: 0.3 };

async function measure(documents: Documents): Promise<ReadingFigures> {
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0);
  const before = memory();

  const start = ownMs();
  const articles = articlesIn(documents);
  const read = ownMs();
  const archive = createMemoryIndex();
  await archive.add(articles);
  const indexed = ownMs();

  const after = memory();
  const { length } = articles;
  return {
    articles: archive.size,
    MB: bytes / 1e6,
    readMs: read - start,
    indexMs: indexed - read,
    walkMs: walkMs(articles.map(({ text }) => text)),
    textKB: bytes / length / 1_000,
    residentKB: (after.rss - before.rss) / length / 1_000,
    heapKB: (after.held - before.held) / length / 1_000,
  };
}

/** What the process holds once the garbage is gone: as the machine sees it, and as V8 counts it. */
function memory(): { rss: number; held: number } {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, held: heapUsed + external };
}

/** A collection's figures; undefined where it is not beside the project. */
async function measureApart(name: string): Promise<ReadingFigures | undefined> {
  const child = fork(import.meta.filename, [name], { execArgv: ['--expose-gc'] });
  const [figures] = await once(child, 'message');
  return ReadingFigures.optional().parse(figures ?? undefined);
}

/** PolNeAR alone. */
export async function inShort(): Promise<Finding[]> {
  const figures = await measureApart('PolNeAR');
  if (!figures) return skipped(missing('eval/polnear/train', 'eval/polnear/dev'));
  const { articles, readMs, indexMs, heapKB, residentKB } = figures;
  return [
    { name: 'articles read', value: articles, wants: 'more' },
    { name: 'reading, in plain walks', value: readMs / figures.walkMs, wants: 'less', noise: NOISE.time },
    { name: 'indexing, in plain walks', value: indexMs / figures.walkMs, wants: 'less', noise: NOISE.time },
    { name: 'heap KB an article', value: heapKB, wants: 'less', noise: NOISE.heap },
    { name: 'resident KB an article', value: residentKB, wants: 'less', noise: NOISE.resident },
  ];
}

function rowOf({ articles, MB, readMs, indexMs, textKB, residentKB, heapKB }: ReadingFigures) {
  return {
    articles,
    MB: round(MB),
    'reading MB/s': round((MB / readMs) * 1_000),
    'indexing MB/s': round((MB / indexMs) * 1_000),
    'text KB/article': round(textKB),
    'resident KB/article': round(residentKB),
    'heap KB/article': round(heapKB),
  };
}

function round(n: number): number {
  return Number(n.toPrecision(3));
}

async function main(): Promise<void> {
  const rows: Record<string, unknown> = {};
  for (const name of Object.keys(COLLECTIONS)) {
    const figures = await measureApart(name);
    rows[name] = figures ? rowOf(figures) : 'not beside the project: skipped';
  }
  console.table(rows);
}

/** What the process of one collection does. */
async function tell(collection: string): Promise<void> {
  const documents = COLLECTIONS[collection]?.();
  process.send?.(documents ? await measure(documents) : null);
  process.disconnect?.();
}

if (import.meta.main) {
  const [collection] = process.argv.slice(2);
  await (collection === undefined ? main() : tell(collection));
}
