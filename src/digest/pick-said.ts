import { matchesPerson } from '#index/evidence/person-names.ts';
import { inSlices } from '#index/in-slices.ts';
import type { Clause } from '#index/query/clause.ts';
import { parseQuery, type Query } from '#index/query/query.ts';
import type { Range } from '#index/text/article.ts';
import type { Calendar } from '#index/text/dates.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { findWords, fold } from '#index/text/text.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';
import type { SendingDesk } from '#src/desk.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { quotePassage } from '#src/quoting/quote-passage.ts';
import type { Follow } from '#src/store/records.ts';
import type { SaidItem } from './edition.ts';
import { type Fresh, overlaps } from './find-fresh.ts';

/** Where to look, and the day that searches count from. */
type Looking = { desk: SendingDesk; calendar: Calendar };

type Spoken = { story: Fresh; quotation: Range; words: string[] };

// Of one person; whoever wants more has followed them and got an alert for each.
const MOST_OF_ONE = 3;
const MOST_OF_ALL = 10;
// No story of an ordinary length quotes anybody so often.
const MOST_IN_STORY = 200;
// So many quotations are looked at between two breaths.
const LOOKED_AT = 100;
// Fewer words are a slogan or a turn of phrase, and stand in every story.
const FEWEST_WORDS = 5;
// So many words in a row tell whether a passage was printed before.
const TELLING_RUN = 8;

/** What people whom the channel follows (`said:walz`) are quoted as saying that no story printed before. */
export async function pickSaid(
  fresh: readonly Fresh[],
  follows: readonly Follow[],
  looking: Looking,
): Promise<SaidItem[]> {
  const items = new Map<string, SaidItem>();
  const shown = new Set<string>();
  for (const { typed } of follows) {
    const query = parseQuery(typed);
    if ('problem' in query) continue;
    const spoken = await withoutPrinted(await spokenFor(query, fresh, looking), fresh, looking.desk);
    for (const { story, quotation, words } of spoken.slice(0, MOST_OF_ONE)) {
      const quote = quotePassage(story.found, { ...quotation, hits: [] }, looking.desk.timeZone);
      // Two people followed here may speak in one sentence.
      if (shown.has(nameOfSlice(quote))) continue;
      shown.add(nameOfSlice(quote));
      items.set(words.join(' '), { kind: 'said', person: speakersIn(query).join(', '), quote });
    }
  }
  return [...items.values()].slice(0, MOST_OF_ALL);
}

function nameOfSlice({ article: { id }, snippet: { start, end } }: Quote): string {
  return `${id} ${start} ${end}`;
}

/** The new quotations that a follow is for, each once however many stories print it. */
async function spokenFor(query: Query, fresh: readonly Fresh[], { desk, calendar }: Looking): Promise<Spoken[]> {
  const names = speakersIn(query);
  if (names.length === 0) return [];
  const spoken: Spoken[] = [];
  for await (const story of inSlices(fresh)) {
    if (!(await desk.archive.answer(query, story.found, calendar))) continue;
    for (const quotation of await doInSlices(quotationsOf(story, names)))
      spoken.push({ story, quotation, words: wordsIn(story, quotation) });
  }
  const telling = spoken.filter(({ words }) => words.length >= FEWEST_WORDS);
  return [...new Map(telling.toReversed().map((one) => [one.words.join(' '), one])).values()].toReversed();
}

/** What any of these people says in a story, in sentences that readers have not seen. */
function* quotationsOf({ found, known }: Fresh, names: readonly string[]): Slices<Range[]> {
  const quotable = new Set(found.quotableParagraphs.map(({ number }) => number));
  const quotations: Range[] = [];
  for (const [at, { quotation, speaker }] of found.attributions().entries()) {
    if (at % LOOKED_AT === LOOKED_AT - 1) yield;
    if (speaker === 'unclear' || !names.some((name) => matchesPerson(name, speaker))) continue;
    // Sentences come in order.
    const last = known[firstWhere(known, ({ end }) => end > quotation.start)];
    const isKnown = last !== undefined && overlaps(last, quotation);
    if (quotable.has(quotation.paragraph) && !isKnown) quotations.push(quotation);
    if (quotations.length === MOST_IN_STORY) break;
  }
  return quotations;
}

function wordsIn({ found }: Fresh, quotation: Range): string[] {
  return findWords(found.article.text, quotation).map(({ form }) => fold(form));
}

/** Without what an older story prints already: nobody said that just now. */
async function withoutPrinted(
  spoken: readonly Spoken[],
  fresh: readonly Fresh[],
  { archive }: SendingDesk,
): Promise<Spoken[]> {
  const isFresh = new Set(fresh.map(({ found }) => found.article.id));
  const unprinted: Spoken[] = [];
  for await (const one of inSlices(spoken)) {
    const forms = findWords(one.story.found.article.text, one.quotation).map(({ form }) => form);
    const clause: Clause = { kind: 'phrase', forms: forms.slice(0, TELLING_RUN), joined: false };
    const { stories } = await archive.printing(clause, { most: fresh.length + 1 });
    if (stories.every(({ article }) => isFresh.has(article.id))) unprinted.push(one);
  }
  return unprinted;
}

/** Whose words a search is for, as typed. */
function speakersIn({ clause }: Query): string[] {
  const parts = clause.kind === 'all' ? clause.of : [clause];
  return parts.flatMap((part) => (part.kind === 'said' ? [part.name] : []));
}
