import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { findFigures, valuesIn } from '#index/evidence/figures.ts';
import { peopleQuoted, voicesIn } from '#index/evidence/voices.ts';
import { parseQuery } from '#index/query/query.ts';
import { findCopies } from '#index/search/shared-words.ts';
import { pickSnippets } from '#index/search/snippet.ts';
import type { Article } from '#index/text/article.ts';
import { wordsOf } from '#index/text/text.ts';
import { indexArticle } from '#index/words/indexed-article.ts';
import { createLexicon } from '#index/words/lexicon.ts';
import type { Desk } from '#src/desk.ts';
import { pickLead } from '#src/digest/pick-lead.ts';
import { decodeText } from '#src/ingest/decode.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import { findSaid } from '#src/said/find-said.ts';
import { readDraft } from '#src/verify/draft.ts';
import { verifyQuotes } from '#src/verify/verify-quotes.ts';
import { findKnown } from '#src/wording/find-known.ts';
import { whatBecameOf } from '#src/wording/what-became-of.ts';
import { ownMs } from '../instruments/own-time.ts';
import type { Pathological } from './documents.ts';

/** How long one piece of work on a document held its thread, in milliseconds of that thread's own CPU. */
export type Held = { stage: string; ms: number };

/** The stages that a document is read in once, whoever asks later. */
export const READING: ReadonlySet<string> = new Set([
  ...['decode', 'parse', 'words', 'sentences', 'attributions', 'paraphrases', 'figures', 'values'],
]);

const TODAY = Temporal.Instant.from('2026-01-27T12:00Z');
// The longest that `verify` takes at once.
const LONGEST_DRAFT = 12_000;

/**
 * Everything that the bot does with a document, one stage after the other, each on what those before it left: its reading,
 * its words, the evidence in it, and the questions that it answers.
 */
export async function* measureStages({ text, sidecar }: Pathological): AsyncGenerator<Held> {
  const bytes = Buffer.from(text);
  const held = async <Value>(stage: string, work: () => Value | Promise<Value>): Promise<[Held, Value]> => {
    const start = ownMs();
    const value = await work();
    return [{ stage, ms: ownMs() - start }, value];
  };

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

  const engine = createMemoryIndex();
  yield (await held('index', () => engine.add([article, twinOf(article)])))[0];
  const desk = { archive: createArchive(engine), timeZone: 'UTC', now: () => TODAY, orders: createPageOrders() };
  yield* measureQuestions(article, desk, held);
}

type Hold = <Value>(stage: string, work: () => Value | Promise<Value>) => Promise<[Held, Value]>;

async function* measureQuestions(
  article: Article,
  desk: Desk & { orders: ReturnType<typeof createPageOrders> },
  held: Hold,
): AsyncGenerator<Held> {
  const words = wordsOf(article.text);
  const middle = words.slice(words.length >> 1, (words.length >> 1) + 8).map(({ form }) => form);
  const [common = 'a'] = middle;
  const found = await desk.archive.find(article.id);
  if (!found) return;

  for (const [stage, typed] of [
    ['search', common],
    ['search of words', middle.slice(0, 3).join(' ')],
    ['search of a phrase', `"${middle.join(' ')}"`],
    ['search nearby', `${common} w/s ${middle[1] ?? common}`],
    ['search said', 'said:okafor'],
  ] as const) {
    const query = parseQuery(typed);
    if ('problem' in query) continue;
    yield (await held(stage, () => findQuotes(query, desk)))[0];
    if (stage !== 'search') continue;
    const plan = await desk.archive.plan(query, found, {
      timeZone: 'UTC',
      today: Temporal.PlainDate.from('2026-01-27'),
    });
    yield (await held('all snippets', () => pickSnippets(found, plan).take(12).toArray()))[0];
    const copies = () =>
      findCopies({ found, range: found.sentences()[0] ?? { start: 0, end: 0 } }, [{ found, score: 1 }], plan);
    yield (await held('copies', copies))[0];
  }
  yield (await held('said', () => findSaid({ person: 'okafor' }, desk)))[0];
  yield (await held('said by role', () => findSaid({ person: 'president' }, desk)))[0];
  const draft = article.text.slice(0, LONGEST_DRAFT);
  yield (await held('draft', () => readDraft(draft)))[0];
  const quoted = article.text.slice(article.text.length >> 1, (article.text.length >> 1) + 200);
  yield (await held('verify', () => verifyQuotes(`“${quoted.replaceAll(/["“”«»\n]/gu, ' ')}”`, desk)))[0];
  yield (await held('verify as draft', () => verifyQuotes(draft, desk)))[0];
  const [first] = found.sentences();
  if (first) yield (await held('what became of it', () => whatBecameOf(first, article, twinOf(article))))[0];
  yield (await held('known', () => findKnown(found, found)))[0];
}

/** The same story as another paper prints it. */
function twinOf(article: Article): Article {
  return { ...article, id: `${article.id}-twin`, file: 'b.txt' };
}
