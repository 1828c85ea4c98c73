import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Article } from './article.ts';
import { assemble, type IndexedArticle } from './indexed-article.ts';
import { packVectors, unpackVectors } from './term-vector.ts';

/**
 * What an index knows beside its articles: the forms in the order of their numbers, and what the engine keeps, as JSON:
 * V8 reads its own serialisation of so many small objects ten times slower.
 */
type Known = { forms: readonly string[]; engine: string };

/** An index as it was written down, with its articles. */
export type Snapshot = Known & { read: IndexedArticle[] };

// To be raised whenever reading words, stemming or this file changes what an index holds.
const FORMAT = 3;

const DIGEST_BYTES = 32;

/**
 * Writes an index down: a digest of what it is of, then V8's own serialisation, which keeps typed arrays as they are.
 * A cache, never a source: without it everything is read again.
 */
export function writeSnapshot(read: readonly IndexedArticle[], known: Known): Uint8Array {
  const vectors = packVectors(read.flatMap(({ quotable, hidden, headline }) => [quotable, hidden, headline]));
  const body = serialize({ ...known, vectors });
  const contents = digest(body);
  return Buffer.concat([digestOf(read.map(({ article }) => article)), contents, body]);
}

/** Reads a snapshot of these very articles back; undefined when it is of others, of another program, or damaged. */
export function readSnapshot(bytes: Uint8Array, articles: readonly Article[]): Snapshot | undefined {
  const [whose, contents] = [bytes.subarray(0, DIGEST_BYTES), bytes.subarray(DIGEST_BYTES, 2 * DIGEST_BYTES)];
  const body = bytes.subarray(2 * DIGEST_BYTES);
  if (!digestOf(articles).equals(whose) || !digest(body).equals(contents)) return undefined;

  const { forms, engine, vectors } = deserialize(body);
  const all = unpackVectors(vectors);
  const read = articles.flatMap((article, at) => {
    const [quotable, hidden, headline] = all.slice(3 * at, 3 * at + 3);
    return quotable && hidden && headline ? [assemble(article, { quotable, hidden, headline })] : [];
  });
  return { forms, engine, read };
}

/** Another Node may serialise or fold otherwise, so it counts as another program. */
function digestOf(articles: readonly Article[]): Buffer {
  const whose = articles.map(({ id, version }) => `${id} ${version}`);
  return digest([FORMAT, process.version, ...whose].join('\n'));
}

function digest(contents: string | Uint8Array): Buffer {
  return createHash('sha256').update(contents).digest();
}
