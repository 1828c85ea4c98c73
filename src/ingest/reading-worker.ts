import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '#index/text/article.ts';
import { readArticle } from '#index/words/article-record.ts';
import { readToRecord } from './document-record.ts';
import type { Document } from './parse-document.ts';

// Whoever answers goes first. Only Linux gives each thread its own priority; elsewhere it would be that of all.
const LATER = 10;
if (process.platform === 'linux') setPriority(LATER);

// How many works were begun: by it the other side knows which one stands.
const begun: Int32Array<SharedArrayBuffer> = workerData;

parentPort?.on('message', (work: { document: Document } | { article: Article }) => {
  Atomics.add(begun, 0, 1);
  try {
    const result = 'document' in work ? readToRecord(work.document) : readArticle(work.article);
    parentPort?.postMessage({ result }, 'bytes' in result ? [result.bytes.buffer] : []);
  } catch (err) {
    parentPort?.postMessage({ fault: err instanceof Error ? err.message : 'unknown error' });
  }
});
