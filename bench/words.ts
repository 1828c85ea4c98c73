// How words are looked up by their beginning or with letters wrong: the tree beside what it took the place of, over the
// forms of Reuters-21578, by turns in one run. And how stories and people are found by what is half remembered of them,
// PolNeAR's among those of Reuters: npm run bench:words

import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { peopleQuoted } from '#index/evidence/voices.ts';
import type { Article } from '#index/text/article.ts';
import { type Document, parseDocument } from '#src/ingest/parse-document.ts';
import { readPolnear, readReuters } from './collections/documents.ts';
import { printTable } from './instruments/table.ts';
import { compareLookUps, compareStarts } from './words/compare.ts';
import { measureFinder, type ReadStory } from './words/stories.ts';

async function measureWords(articles: readonly Article[]): Promise<void> {
  const archive = await indexed(articles);
  const forms = formsIn(archive);
  console.log(`${forms.length} forms of ${archive.size} stories; milliseconds, median / p99\n`);
  const lookUps = compareLookUps(forms);
  printTable(lookUps.map(({ row }) => row));
  console.log();
  printTable(compareStarts(forms));
  if (!lookUps.every(({ isMet }) => isMet)) process.exitCode = 1;
}

async function measureStories(articles: readonly Article[]): Promise<void> {
  for (const rows of await measureFinder(await withPeople(articles))) {
    console.log();
    printTable(rows);
  }
}

function formsIn({ vocabulary }: ArchiveIndex): string[] {
  const forms: string[] = [];
  for (let form = vocabulary.lexicon.formAt(0); form !== ''; form = vocabulary.lexicon.formAt(forms.length))
    forms.push(form);
  return forms;
}

/** The archive goes before the finder is weighed. */
async function withPeople(articles: readonly Article[]): Promise<ReadStory[]> {
  const archive = await indexed(articles);
  const found = await Promise.all(articles.map(({ id }) => archive.find(id)));
  return found.flatMap((one) => (one ? [{ article: one.article, people: peopleQuoted(one.attributions()) }] : []));
}

async function indexed(articles: readonly Article[]): Promise<ArchiveIndex> {
  const archive = createMemoryIndex();
  await archive.add(articles);
  return archive;
}

/** A collection does not say who printed its stories: all of them one outlet. */
function parse(documents: readonly Document[]): Article[] {
  const parsed = documents.map(parseDocument).flatMap((outcome) => ('article' in outcome ? [outcome.article] : []));
  return parsed.map((article) => ({ outlet: 'The Tidewater Post', ...article }));
}

const [reuters, polnear] = [readReuters(), readPolnear()];
if (reuters) {
  const articles = parse(reuters);
  await measureWords(articles);
  await measureStories([...articles, ...parse(polnear ?? [])]);
} else console.log('Reuters-21578 is not beside the project: nothing to measure.');
