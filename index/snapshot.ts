import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Article } from './article.ts';
import { assemble, type IndexedArticle } from './indexed-article.ts';
import { packVectors, unpackVectors } from './term-vector.ts';

/** An index as it was written down: its articles, and their forms in the order of their numbers. */
export type Snapshot = { read: IndexedArticle[]; forms: readonly string[] };

// To be raised whenever reading words, stemming or this file changes what an index holds.
const FORMAT = 4;

const DIGEST_BYTES = 32;

/**
 * Writes an index down: a digest of what it is of, then V8's own serialisation, which keeps typed arrays as they are.
 * A cache, never a source: without it everything is read again.
 */
export function writeSnapshot(read: readonly IndexedArticle[], forms: readonly string[]): Uint8Array {
  const vectors = packVectors(read.flatMap(({ quotable, hidden, headline }) => [quotable, hidden, headline]));
  const body = serialize({ forms, vectors, lengths: Uint32Array.from(read, ({ length }) => length) });
  const contents = digest(body);
  return Buffer.concat([digestOf(read.map(({ article }) => article)), contents, body]);
}

/** Reads a snapshot of these very articles back; undefined when it is of others, of another program, or damaged. */
export function readSnapshot(bytes: Uint8Array, articles: readonly Article[]): Snapshot | undefined {
  const [whose, contents] = [bytes.subarray(0, DIGEST_BYTES), bytes.subarray(DIGEST_BYTES, 2 * DIGEST_BYTES)];
  const body = bytes.subarray(2 * DIGEST_BYTES);
  if (!digestOf(articles).equals(whose) || !digest(body).equals(contents)) return undefined;

  const { forms, vectors, lengths } = deserialize(body);
  const all = unpackVectors(vectors);
  const read = articles.flatMap((article, at) => {
    const [quotable, hidden, headline] = all.slice(3 * at, 3 * at + 3);
    return quotable && hidden && headline ? [assemble(article, { quotable, hidden, headline }, lengths[at])] : [];
  });
  return { forms, read };
}

/** Another Node may serialise or fold otherwise, so it counts as another program. */
function digestOf(articles: readonly Article[]): Buffer {
  const whose = articles.map(({ id, version }) => `${id} ${version}`);
  return digest([FORMAT, process.version, ...whose].join('\n'));
}

function digest(contents: string | Uint8Array): Buffer {
  return createHash('sha256').update(contents).digest();
}
