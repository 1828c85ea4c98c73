import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Article } from '#index/text/article.ts';
import { assemble, type IndexedArticle } from '#index/words/indexed-article.ts';
import type { KnownForms } from '#index/words/lexicon.ts';
import { packVectors, unpackVectors } from '#index/words/term-vector.ts';

/** What was written down of an index: articles, and the forms of all its words. */
export type Snapshot = { read: IndexedArticle[]; known: KnownForms };

// To be raised whenever reading documents or words, stemming or this file changes what an index holds.
const FORMAT = 9;

// Another Node may serialise or fold otherwise, so it counts as another program.
const PROGRAM = digest(`${FORMAT} ${process.version}`);

/**
 * Writes an index down: digests of which program wrote it and of the rest, which is V8's own serialisation, as that keeps
 * typed arrays as they are. A cache, never a source: without it everything is read again.
 */
export function writeSnapshot(read: readonly IndexedArticle[], known: KnownForms): Uint8Array {
  const keys = read.map(({ article }) => keyOf(article));
  const vectors = packVectors(read.flatMap(({ quotable, hidden, headline }) => [quotable, hidden, headline]));
  const body = serialize({ keys, known, vectors, lengths: Uint32Array.from(read, ({ length }) => length) });
  return Buffer.concat([PROGRAM, digest(body), body]);
}

/** Reads back those of these articles that a snapshot has in this very version; undefined when it is another program's, or damaged. */
export function readSnapshot(bytes: Uint8Array, articles: readonly Article[]): Snapshot | undefined {
  const [program, contents] = [bytes.subarray(0, PROGRAM.length), bytes.subarray(PROGRAM.length, 2 * PROGRAM.length)];
  const body = bytes.subarray(2 * PROGRAM.length);
  if (!PROGRAM.equals(program) || !digest(body).equals(contents)) return undefined;

  const { keys, known, vectors, lengths } = deserialize(body);
  const places = new Map(Array.from<string, [string, number]>(keys, (key, at) => [key, at]));
  const all = unpackVectors(vectors);
  const read = articles.flatMap((article) => {
    const at = places.get(keyOf(article));
    if (at === undefined) return [];
    // An article given twice is one all the same.
    places.delete(keyOf(article));
    const [quotable, hidden, headline] = all.slice(3 * at, 3 * at + 3);
    return quotable && hidden && headline ? [assemble(article, { quotable, hidden, headline }, lengths[at])] : [];
  });
  return { known, read };
}

function keyOf({ id, version }: Article): string {
  return `${id} ${version}`;
}

function digest(contents: string | Uint8Array): Buffer {
  return createHash('sha256').update(contents).digest();
}
