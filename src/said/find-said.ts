import { isOneName, isSameName, matchesPerson, type Named, surnameOf } from '#index/evidence/person-names.ts';
import { nameInFull } from '#index/evidence/voices.ts';
import type { Plan } from '#index/match/plan.ts';
import type { Query } from '#index/query/query.ts';
import { snippetAt, termsWithin } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { fold, wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';
import type { Desk } from '#src/desk.ts';
import { withinRights } from '#src/quoting/allowance.ts';
import { calendarNow } from '#src/quoting/calendar.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { fitting } from '#src/quoting/fitting.ts';
import { quoteOf } from '#src/quoting/quote-stories.ts';
import { type Group, groupByWords } from '#src/wording/same-words.ts';

/** A quote of somebody: who that is as this story prints it, and which words are theirs, none where it is paraphrase. */
type Utterance = Quote & { speaker: string; said: Range[] };

/**
 * The same words in one story or several, the newest first. `others` print the whole of what the first does, `inPart`
 * only some of it; each story is named once.
 */
export type SameWords = { first: Utterance; others: Utterance[]; inPart: Utterance[] };

/** Somebody whom the name may mean, as most fully printed, and how many passages quote them. */
type PersonFound = { name: string; role?: string; passages: number };

/**
 * What the archive has of a person: their own words, then what is only reported of them, each newest first and a page at
 * a time; `total` and `totalReported` count all of either. Where one name fits several people, those instead, most
 * quoted first.
 */
export type Said =
  | {
      kind: 'said';
      person: string;
      quoted: SameWords[];
      total: number;
      /** Where the next page starts, if there is one. */
      next?: number;
      reported: Utterance[];
      totalReported: number;
      /** Where the next page of what is reported starts, if there is one. */
      nextReported?: number;
      /** Where more stories than can be read name them: how many of these, the newest, were read, of how many. */
      readOnly?: { stories: number; of: number };
    }
  | { kind: 'choose'; person: string; people: PersonFound[] };

/**
 * Whose words are wanted, by name or role, and perhaps about what. `from` is where the page starts; `fromReported` is
 * there for a page of nothing but what is reported, and says where that starts.
 */
export type SaidAsked = { person: string; search?: Query; from?: number; fromReported?: number | undefined };

type Passage = { found: IndexedArticle; range: Range; said: Range[]; speaker: Named };

/** How many different things said one page quotes at most. */
export const QUOTED_A_PAGE = 5;
export const REPORTED_A_PAGE = 5;
// Somebody whom more stories than this quote is looked for in the newest of them.
const MOST_STORIES = 5000;
// Nobody speaks longer in a paper.
const LONGEST_SPEECH = 20_000;
// A longer speech is read in its story; a page of such still fits a message.
const LONGEST_SHOWN = 1200;

/** Finds what a person is quoted as saying, and what is reported of them where that is certain. */
export async function findSaid({ person, search, from = 0, fromReported }: SaidAsked, desk: Desk): Promise<Said> {
  const asked = { person, about: search, most: MOST_STORIES, ...calendarNow(desk) };
  const { stories, total, plan } = await desk.archive.spokenBy(asked);
  const spoken = await doInSlices(gather(stories, (found) => passagesSpoken(found, person)));

  const people = isOneName(person) ? await doInSlices(peopleIn(spoken)) : [];
  if (people.length > 1) return { kind: 'choose', person, people };

  const quoted = await doInSlices(groupByWords(await doInSlices(answering(spoken, plan)), wordsSaid));
  const reportedOf = await doInSlices(gather(stories, (found) => passagesReported(found, person)));
  const reported = await doInSlices(answering(reportedOf, plan));
  const lengthOf = ({ range }: Passage) => range.end - range.start;
  const page =
    fromReported === undefined
      ? fitting(quoted.slice(from, from + QUOTED_A_PAGE).map(inStories), ({ first }) => lengthOf(first))
      : [];
  const reports = fitting(
    from === 0 ? reported.slice(fromReported ?? 0, (fromReported ?? 0) + REPORTED_A_PAGE) : [],
    lengthOf,
  );
  const next = from + page.length;
  const nextReported = (fromReported ?? 0) + reports.length;
  return {
    kind: 'said',
    person,
    ...allowedOf({ page, reports }, (passage) => utteranceOf(passage, plan, desk)),
    total: quoted.length,
    ...(page.length > 0 && next < quoted.length && { next }),
    totalReported: reported.length,
    ...(reports.length > 0 && nextReported < reported.length && { nextReported }),
    ...(stories.length < total && { readOnly: { stories: stories.length, of: total } }),
  };
}

// So many people or passages are looked at between two breaths.
const LOOKED_AT = 100;

/** What is read of each story, in their order: of thousands, or of one as long as a book, it takes a while. */
function* gather(
  stories: readonly IndexedArticle[],
  read: (found: IndexedArticle) => Slices<Passage[]>,
): Slices<Passage[]> {
  const passages: Passage[] = [];
  for (const found of stories) {
    for (const passage of yield* read(found)) passages.push(passage);
    yield;
  }
  return passages;
}

type Spoken = { first: Passage; others: Passage[]; inPart: Passage[] };

/** A group with each story in it once, and told apart by whether it prints the whole of what the first one does. */
function inStories({ first, others }: Group<Passage>): Spoken {
  const whole = ` ${wordsSaid(first).join(' ')} `;
  const isWhole = (passage: Passage) => ` ${wordsSaid(passage).join(' ')} `.includes(whole);
  const stories = Map.groupBy(others, ({ found }) => found);
  stories.delete(first.found);
  const all = [...stories.values()].flatMap((passages) => passages.find(isWhole) ?? passages.slice(0, 1));
  return { first, others: all.filter(isWhole), inPart: all.filter((passage) => !isWhole(passage)) };
}

type Shown = { page: readonly Spoken[]; reports: readonly Passage[] };

/** What an answer shows, with no more words of a story in all than its rights allow: one limit holds for all of it. */
function allowedOf({ page, reports }: Shown, show: (passage: Passage) => Utterance) {
  const listed = [
    ...page.flatMap(({ first, others, inPart }, place) => [
      { ...show(first), place, as: 'first' as const },
      ...others.map((passage) => ({ ...show(passage), place, as: 'others' as const })),
      ...inPart.map((passage) => ({ ...show(passage), place, as: 'inPart' as const })),
    ]),
    ...reports.map((passage) => ({ ...show(passage), place: page.length, as: 'reported' as const })),
  ];
  const allowed = Map.groupBy(withinRights(listed), ({ place }) => place);
  const quoted = page.flatMap((_, place): SameWords[] => {
    const { first: [first] = [], others = [], inPart = [] } = Object.groupBy(allowed.get(place) ?? [], ({ as }) => as);
    return first ? [{ first, others, inPart }] : [];
  });
  return { quoted, reported: allowed.get(page.length) ?? [] };
}

/** What an article quotes of a person: sentences one after the other make one passage. */
function* passagesSpoken(found: IndexedArticle, person: string): Slices<Passage[]> {
  const { text } = found.article;
  const passages: Passage[] = [];
  for (const [at, { quotation, speaker }] of found.attributions().entries()) {
    if (at % LOOKED_AT === LOOKED_AT - 1) yield;
    const { start, end, form } = quotation;
    if (speaker === 'unclear' || form === 'fragment' || form === 'name' || !matchesPerson(person, speaker)) continue;
    const range = sentencesAround(found, quotation);
    if (!range) continue;

    const last = passages.at(-1);
    if (last && last.speaker.name === speaker.name && goesOn(text, last, range)) {
      last.range.end = Math.max(last.range.end, range.end);
      last.said.push({ start, end });
    } else passages.push({ found, range, said: [{ start, end }], speaker });
  }
  return passages;
}

/** Whether what is said next belongs to a passage: nothing stands between them but white space. */
function goesOn(text: string, { range }: Passage, next: Range): boolean {
  const isOverlong = range.end - range.start > LONGEST_SPEECH;
  return !isOverlong && /^[^\S\n]*$/u.test(text.slice(range.end, Math.max(range.end, next.start)));
}

/** The sentences that a quotation stands in; none where its text may not be quoted. */
function sentencesAround(found: IndexedArticle, { start, end }: Range): Range | undefined {
  const sentences = found.sentences();
  const first = sentences[firstWhere(sentences, (sentence) => sentence.end > start)];
  const last = sentences[firstWhere(sentences, (sentence) => sentence.start >= end) - 1];
  return first && last && first.start < end && last.end > start ? { start: first.start, end: last.end } : undefined;
}

/** What an article reports of a person without quoting them. */
function* passagesReported(found: IndexedArticle, person: string): Slices<Passage[]> {
  const passages: Passage[] = [];
  for (const [at, { sentence, speaker }] of found.paraphrases().entries()) {
    if (at % LOOKED_AT === LOOKED_AT - 1) yield;
    const { start, end } = sentence;
    if (matchesPerson(person, speaker)) passages.push({ found, range: { start, end }, said: [], speaker });
  }
  return passages;
}

/** The passages with the most of the words wanted; all of them where none was wanted. */
function* answering(passages: readonly Passage[], plan: Plan): Slices<Passage[]> {
  if (plan.terms.length === 0) return [...passages];
  const counted: { passage: Passage; count: number }[] = [];
  for (const passage of passages) {
    counted.push({ passage, count: termsWithin(passage.found, plan, passage.range).size });
    if (counted.length % LOOKED_AT === 0) yield;
  }
  const most = counted.reduce((highest, { count }) => Math.max(highest, count), 1);
  return counted.filter(({ count }) => count === most).map(({ passage }) => passage);
}

function wordsSaid({ found, said }: Passage): string[] {
  return said.flatMap(({ start, end }) => wordsOf(found.article.text.slice(start, end)).map(({ form }) => fold(form)));
}

/** Whoever of some namesakes can be the one of a name. */
function sameIn(namesakes: readonly PersonFound[], name: string): PersonFound | undefined {
  return namesakes.slice(0, MOST_NAMESAKES).find((person) => isSameName(person.name, name));
}

// Of more people of one surname nobody tells two spellings of one from two people.
const MOST_NAMESAKES = 100;

/** Everybody whose words were found, one entry a person however spelt, most quoted first. */
function* peopleIn(passages: readonly Passage[]): Slices<PersonFound[]> {
  const people: PersonFound[] = [];
  const bySurname = new Map<string, PersonFound[]>();
  const byName = new Map<string, PersonFound>();

  function count({ name, role }: Named): void {
    // A surname alone does not tell who is meant.
    if (name === undefined || isOneName(name)) return;
    const surname = surnameOf(name);
    const namesakes = bySurname.get(surname) ?? [];
    const known = byName.get(name) ?? sameIn(namesakes, name);
    const person = known ?? { name, ...(role !== undefined && { role }), passages: 0 };
    person.passages += 1;
    byName.set(name, person);
    if (known) return;
    people.push(person);
    namesakes.push(person);
    bySurname.set(surname, namesakes);
  }

  for (const [at, { speaker }] of passages.entries()) {
    count(speaker);
    if (at % LOOKED_AT === LOOKED_AT - 1) yield;
  }
  return people.sort((a, b) => b.passages - a.passages);
}

function utteranceOf(passage: Passage, plan: Plan, desk: Desk): Utterance {
  const { found, range, said, speaker } = passage;
  const shown = shownOf(passage, plan);
  const snippet = snippetAt(found, plan, shown);
  if (!snippet) throw new Error(`What is quoted of ${found.article.id} does not lie in one quotable paragraph`);
  const cut = { before: shown.start > range.start, after: shown.end < range.end };
  return { ...quoteOf(found, { ...snippet, cut }, desk), speaker: nameInFull(speaker), said };
}

/** Of a long passage whole sentences, from the first with the most of the words wanted on. */
function shownOf({ found, range }: Passage, plan: Plan): Range {
  if (range.end - range.start <= LONGEST_SHOWN) return range;
  const sentences = found.sentences().filter(({ start, end }) => start >= range.start && end <= range.end);
  const count = (sentence: Range) => (plan.terms.length > 0 ? termsWithin(found, plan, sentence).size : 0);
  const counts = sentences.map(count);
  const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
  const [first, ...others] = sentences.slice(counts.indexOf(most));
  if (!first) return range;
  const last = others.findLast(({ end }) => end - first.start <= LONGEST_SHOWN) ?? first;
  return { start: first.start, end: last.end };
}
