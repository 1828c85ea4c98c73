import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';

/**
 * Writes records down: digests of which program wrote them (`reader` is its name) and of the rest. A cache, never a
 * source: without it everything is read again.
 */
export function writeSnapshot(records: readonly ArticleRecord[], reader: string): Uint8Array {
  const keys = records.map(({ article }) => keyOf(article));
  const lengths = Uint32Array.from(records, ({ bytes }) => bytes.length);
  const body = serialize({ keys, lengths, bytes: Buffer.concat(records.map(({ bytes }) => bytes)) });
  return Buffer.concat([programOf(reader), digest(body), body]);
}

/** The records that a snapshot has of these articles in this very version; none when it is another program's, or damaged. */
export function readSnapshot(bytes: Uint8Array, articles: readonly Article[], reader: string): ArticleRecord[] {
  const program = programOf(reader);
  const contents = bytes.subarray(program.length, 2 * program.length);
  const body = bytes.subarray(2 * program.length);
  if (!program.equals(bytes.subarray(0, program.length)) || !digest(body).equals(contents)) return [];

  const byKey = new Map(articles.map((article) => [keyOf(article), article]));
  const { keys, lengths, bytes: all } = deserialize(body);
  let end = 0;
  return Array.from<string, ArticleRecord[]>(keys, (key, at) => {
    const article = byKey.get(key);
    const start = end;
    end += lengths[at];
    return article ? [{ article, bytes: all.subarray(start, end) }] : [];
  }).flat();
}

function keyOf({ id, version }: Article): string {
  return `${id} ${version}`;
}

// Another Node may serialise or fold otherwise, so it counts as another program.
function programOf(reader: string): Buffer {
  return digest(`records ${reader} ${process.version}`);
}

function digest(contents: string | Uint8Array): Buffer {
  return createHash('sha256').update(contents).digest();
}
