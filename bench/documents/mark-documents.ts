// Turns the marks made by hand (bench/collections/documents/marks.txt) into byte ranges of the files beside the project,
// with the SHA-256 of each: node bench/documents/mark-documents.ts; with --sentences it prints where sentences were parted.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { decodeWithOffsets } from './decoded.ts';
import { DocumentSource, MarkedDocument } from './marked-document.ts';
import { placeMarks, readMarks, settingOf } from './notation.ts';

const COLLECTION = new URL('../collections/documents/', import.meta.url);
const BESIDE = new URL('../../../reading-documents/', import.meta.url);

const sources = z.array(DocumentSource).parse(JSON.parse(readFileSync(new URL('sources.json', COLLECTION), 'utf8')));
const marks = readMarks(readFileSync(new URL('marks.txt', COLLECTION), 'utf8'));

const marked = marks.map((one) => {
  const source = sources.find(({ file }) => file === one.file);
  if (!source) throw new Error(`${one.file} is not among the sources`);
  const bytes = readFileSync(new URL(one.file, BESIDE));
  const decoded = decodeWithOffsets(bytes, settingOf(one, 'charset') ?? 'utf-8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return MarkedDocument.parse(placeMarks(one, source, { decoded, sha256 }));
});
const unmarked = sources.filter(({ file }) => !marks.some((one) => one.file === file));
if (unmarked.length > 0) throw new Error(`not marked: ${unmarked.map(({ file }) => file).join(', ')}`);

if (process.argv.includes('--sentences')) for (const document of marked) printSentences(document);
writeFileSync(
  new URL('marked.jsonl', COLLECTION),
  marked
    .map(
      (one) => `${JSON.stringify(one)}
`,
    )
    .join(''),
);
process.stdout.write(`${marked.length} documents marked\n`);

function printSentences({ file, charset, story }: MarkedDocument): void {
  const bytes = readFileSync(new URL(file, BESIDE));
  const decoder = new TextDecoder(charset === 'utf-8-twice' ? 'utf-8' : charset);
  const slice = (stretch: string) => {
    const parts = stretch.split(',').map((range) => range.split('-').map(Number));
    return parts
      .map(([start, end]) => decoder.decode(bytes.subarray(start, end)))
      .join(' ⏎ ')
      .replace(/\s+/gu, ' ');
  };
  process.stdout.write(`== ${file}\n`);
  for (const paragraph of story) {
    process.stdout.write(
      `¶ ${paragraph
        .map(slice)
        .map((text) => `${text.slice(0, 22)}…${text.slice(-22)}`)
        .join(' ‖ ')}\n`,
    );
  }
}
