import { createReaderHere, type DocumentReader } from './document-record.ts';
import { createReadingPool } from './reading-pool.ts';

// A thread takes half a second to start; in that time so many short documents are read here.
const READ_HERE = 100;
const SHORT_BYTES = 100_000;

/** A reader for a program that answers once: the first short documents it reads itself, as nobody else waits, all others in threads. */
export function createReaderForOnce(): DocumentReader {
  const [here, pool] = [createReaderHere(), createReadingPool()];
  let left = READ_HERE;

  function readerFor(length: number): DocumentReader {
    if (length > SHORT_BYTES || left === 0) return pool;
    left -= 1;
    return here;
  }

  return {
    read: (document) => readerFor(document.bytes.length).read(document),
    record: (article) => readerFor(article.text.length).record(article),
    close: pool.close,
  };
}
