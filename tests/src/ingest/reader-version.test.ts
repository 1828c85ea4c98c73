import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readArticle } from '#index/words/article-record.ts';
import { parseDocument, READER_VERSION } from '#src/ingest/parse-document.ts';

// What this reader makes of the samples. Where it makes something else of them, raise READER_VERSION, so that what an
// earlier one has read is read again, and write down here what this test then gives.
const AS_READ = { reader: 6, samples: '30f08f931b5e2e37' };

test('a reader that reads otherwise has another number', () => {
  const digest = createHash('sha256');
  for (const name of readdirSync('seeds')
    .filter((file) => /\.(?:txt|md)$/.test(file))
    .sort()) {
    const parsed = parseDocument({ file: `seeds/${name}`, bytes: readFileSync(`seeds/${name}`), ...sidecarOf(name) });
    digest.update(JSON.stringify(parsed));
    if ('article' in parsed) digest.update(readArticle(parsed.article).bytes);
  }
  expect({ reader: READER_VERSION, samples: digest.digest('hex').slice(0, 16) }).toEqual(AS_READ);
});

function sidecarOf(name: string): { sidecar?: Uint8Array } {
  const sidecar = name.replace(/\.\w+$/, '.json');
  return readdirSync('seeds').includes(sidecar) ? { sidecar: readFileSync(`seeds/${sidecar}`) } : {};
}
