// How words are looked up by their beginning or with letters wrong: the tree beside what it took the place of, over the
// forms of Reuters-21578, one look-up after the other in one run: npm run bench:words
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { readReuters } from './collections/documents.ts';
import { printTable } from './instruments/table.ts';
import { compareLookUps, compareStarts } from './words/compare.ts';

async function measure(documents: NonNullable<ReturnType<typeof readReuters>>): Promise<void> {
  const articles = documents.map(parseDocument).flatMap((outcome) => ('article' in outcome ? [outcome.article] : []));
  const archive = createMemoryIndex();
  await archive.add(articles);
  const { forms } = archive.vocabulary.lexicon.known();

  console.log(`${forms.length} forms of ${archive.size} stories; milliseconds, median / p99\n`);
  const lookUps = compareLookUps(forms);
  printTable(lookUps.map(({ row }) => row));
  console.log();
  printTable(compareStarts(forms));
  if (!lookUps.every(({ isMet }) => isMet)) process.exitCode = 1;
}

const documents = readReuters();
if (documents) await measure(documents);
else console.log('Reuters-21578 is not beside the project: nothing to measure.');
