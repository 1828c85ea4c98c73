import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { findFigures, valuesIn } from '#index/evidence/figures.ts';
import { peopleQuoted, voicesIn } from '#index/evidence/voices.ts';
import type { Article } from '#index/text/article.ts';
import { type ArticleRecord, readArticle } from '#index/words/article-record.ts';
import { indexArticle } from '#index/words/indexed-article.ts';
import { createLexicon } from '#index/words/lexicon.ts';
import { pickLead } from '#src/digest/pick-lead.ts';
import { decodeText } from '#src/ingest/decode.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { readDraft } from '#src/verify/draft.ts';
import { watchHolds } from '../instruments/watch-holds.ts';
import type { Pathological } from './documents.ts';
import { digestsOf, openAskedDesk, questionsOn, readFormer } from './questions.ts';

/** One piece of work on a document, in milliseconds of its thread's own CPU: `ms` at a stretch, `work` in all. */
export type Held = { stage: string; ms: number; work: number };

/** The stages that a document is read in once, in another thread, whoever asks later. */
export const READING: ReadonlySet<string> = new Set([
  ...['decode', 'parse', 'words', 'sentences', 'attributions', 'paraphrases', 'figures', 'values'],
]);

// The longest that `verify` takes at once.
const LONGEST_DRAFT = 12_000;
const FORMER_CUT = 20;

/**
 * Everything that the bot does with a document, one stage after the other, each on what those before it left: its reading,
 * its words, the evidence in it, and the questions that it answers.
 */
export async function* measureStages({ text, sidecar }: Pathological): AsyncGenerator<Held> {
  const bytes = Buffer.from(text);
  yield (await held('decode', () => decodeText(bytes)))[0];
  const document = { file: 'a.txt', bytes, ...(sidecar !== undefined && { sidecar: Buffer.from(sidecar) }) };
  const [reading, parsed] = await held('parse', () => parseDocument(document));
  yield reading;
  if ('refusal' in parsed) return;
  const { article } = parsed;

  const [indexing, found] = await held('words', () => indexArticle(article, createLexicon()));
  yield indexing;
  yield (await held('sentences', () => found.sentences()))[0];
  yield (await held('attributions', () => found.attributions()))[0];
  yield (await held('paraphrases', () => found.paraphrases()))[0];
  yield (await held('figures', () => findFigures(found)))[0];
  yield (await held('values', () => valuesIn(found)))[0];
  yield (await held('voices', () => voicesIn(found, { start: 0, end: text.length })))[0];
  yield (await held('people', () => peopleQuoted(found.attributions())))[0];
  yield (await held('lead', () => pickLead(found)))[0];
  yield (await held('draft', () => readDraft(article.text.slice(0, LONGEST_DRAFT))))[0];
  yield* measureQuestions(readArticle(article));
}

/** Of a document that another paper prints too, and that readers knew otherwise. */
async function* measureQuestions(record: ArticleRecord): AsyncGenerator<Held> {
  const { article } = record;
  // Without its last words.
  const before = readFormer(article.file, article.text.slice(0, -FORMER_CUT));
  const story = { now: record, ...(before && { before }) };
  yield (await held('index', () => createMemoryIndex().addRecords([record])))[0];
  const desk = await openAskedDesk([story, { now: { ...record, article: twinOf(article) } }]);
  for (const { stage, ask } of [...questionsOn(story, desk), ...digestsOf(desk)]) yield (await held(stage, ask))[0];
  await desk.store.close();
}

async function held<Value>(stage: string, work: () => Value | Promise<Value>): Promise<[Held, Value]> {
  const { work: all, longestHold, result } = await watchHolds(async () => work());
  return [{ stage, ms: longestHold, work: all }, result];
}

/** The same story as another paper prints it. */
function twinOf(article: Article): Article {
  return { ...article, id: `${article.id}-twin`, file: 'b.txt' };
}
