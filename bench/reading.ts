// How fast articles are read and indexed, and what one costs in memory. A process for each collection, so that none
// inherits another's heap: npm run bench:reading
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { type Document, parseDocument } from '#src/ingest/parse-document.ts';
import { readPolnear, readReuters } from './collections/documents.ts';

const COLLECTIONS: Record<string, () => Document[] | undefined> = { PolNeAR: readPolnear, Reuters: readReuters };

async function measure(documents: readonly Document[]) {
  const megabytes = documents.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  const before = memory();

  const start = performance.now();
  const articles = documents.map(parseDocument).flatMap((parsed) => ('article' in parsed ? [parsed.article] : []));
  const read = performance.now();
  const archive = createMemoryIndex();
  await archive.add(articles);
  const indexed = performance.now();

  const after = memory();
  const { length } = articles;
  return {
    articles: archive.size,
    MB: round(megabytes),
    'reading MB/s': round((megabytes / (read - start)) * 1_000),
    'indexing MB/s': round((megabytes / (indexed - read)) * 1_000),
    'text KB/article': round((megabytes * 1_000) / length),
    'resident KB/article': round((after.rss - before.rss) / length / 1_000),
    'heap KB/article': round((after.held - before.held) / length / 1_000),
  };
}

/** What the process holds once the garbage is gone: as the machine sees it, and as V8 counts it. */
function memory(): { rss: number; held: number } {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, held: heapUsed + external };
}

function round(n: number): number {
  return Number(n.toPrecision(3));
}

async function measureApart(name: string): Promise<unknown> {
  const child = fork(import.meta.filename, [name], { execArgv: ['--expose-gc'] });
  const [figures] = await once(child, 'message');
  return figures;
}

const [only] = process.argv.slice(2);
if (only !== undefined) {
  const documents = COLLECTIONS[only]?.();
  process.send?.(documents ? await measure(documents) : 'not beside the project: skipped');
  process.disconnect?.();
} else {
  const rows: Record<string, unknown> = {};
  for (const name of Object.keys(COLLECTIONS)) rows[name] = await measureApart(name);
  console.table(rows);
}
