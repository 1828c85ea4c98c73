import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { namesIn } from '#index/evidence/person-names.ts';
import type { Hit } from '#index/match/hit.ts';
import { isMatch } from '#index/match/match.ts';
import { type Plan, planQuery } from '#index/match/plan.ts';
import type { Clause } from '#index/query/clause.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';
import { sortByDate } from './sort-hits.ts';

/** Whose words are looked for, by name or role, perhaps about what, and in how many stories at most. */
export type SpokenAsked = Calendar & { person: string; about?: Query | undefined; most: number };

/** Stories that may quote somebody, newest first; `total` counts all. `plan` has the words that are looked for in what is said. */
export type SpokenStories = { stories: IndexedArticle[]; total: number; plan: Plan };

/** Finds the stories that print somebody's name and what else is looked for. */
export async function findSpoken(
  { person, about, most, ...calendar }: SpokenAsked,
  engine: ArchiveIndex,
): Promise<SpokenStories> {
  const plan = (of: Clause[]) =>
    planQuery({ typed: person, clause: { kind: 'all', of }, sort: 'date', notes: [] }, engine.vocabulary, calendar);
  const wanted = about ? [about.clause] : [];
  const words = plan(wanted);
  const hits = await engine.candidates(plan([...namesPrinted(person), ...wanted]), 'all');
  const answering = about ? await doInSlices(filterAnswering(hits, words)) : hits;
  const newest = sortByDate(answering).slice(0, most);
  return { stories: newest.map(({ found }) => found), total: answering.length, plan: words };
}

/** The hits that answer a search by themselves. */
function* filterAnswering(hits: readonly Hit[], plan: Plan): Slices<Hit[]> {
  const answering: Hit[] = [];
  for (const hit of hits) {
    if (yield* isMatch(hit.found, plan)) answering.push(hit);
    yield;
  }
  return answering;
}

/** What a story that quotes a person must print: first and last name, as middle names come and go; of a role nothing. */
function namesPrinted(person: string): Clause[] {
  const names = namesIn(person);
  const telling = new Set([names[0], names.at(-1)].filter((name) => name !== undefined));
  return telling.size === 0 ? [{ kind: 'said', name: person }] : [...telling].map((form) => ({ kind: 'word', form }));
}
