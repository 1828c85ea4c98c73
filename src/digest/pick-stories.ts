import { inSlices } from '#index/in-slices.ts';
import { findTermPlaces } from '#index/match/match.ts';
import type { Plan } from '#index/match/plan.ts';
import { pickSnippets, type Snippet } from '#index/search/snippet.ts';
import { doInSlices } from '#index/words/slices.ts';
import type { SendingDesk } from '#src/desk.ts';
import { cite } from '#src/quoting/citation.ts';
import { quoteOf } from '#src/quoting/quote-stories.ts';
import type { StoryItem } from './edition.ts';
import type { Fresh } from './find-fresh.ts';
import { compareByAge, foldCopies } from './fold-copies.ts';
import { type Naming, subjectsOf } from './main-names.ts';
import { pickLead } from './pick-lead.ts';

/** A fresh story, and the search that it answers if there is one. */
export type Chosen = Fresh & { plan?: Plan };

/** Where the search puts each story, by its id; empty without a search. */
export type Places = ReadonlyMap<string, number>;

/** Stories that are told as one: the one to quote and its strongest passage, and the others that print the same. */
export type Told = { lead: Chosen; copies: Chosen[]; snippet: Snippet; strength: number };

// Two of them fit into one whole number.
const MOST_NAMES = 2 ** 26;

/** How stories are put in order: by the search, and what they are about. */
type Ordering = { places: Places; namesOf: Naming };

/**
 * The stories with anything new to quote, copies folded into the first to publish. With a search in its order. Without
 * one, those about the same people or places stand together: first what more outlets print, new before changed, by the
 * strength of the lead, newer first.
 */
export async function pickStories(
  chosen: readonly Chosen[],
  { places, namesOf }: Ordering,
  { archive }: Pick<SendingDesk, 'archive'>,
): Promise<Told[]> {
  const told: Told[] = [];
  for await (const stories of inSlices(await foldCopies(chosen, archive))) {
    const one = await tellAsOne(stories);
    if (one) told.push(one);
  }
  if (places.size === 0) return grouped(told.toSorted(compare), namesOf);
  const placeOf = ({ lead }: Told) => places.get(lead.found.article.id) ?? Number.POSITIVE_INFINITY;
  return told.toSorted((a, b) => placeOf(a) - placeOf(b) || compare(a, b));
}

/** What a digest shows of stories that are told as one. */
export function itemOf({ lead, copies, snippet }: Told, { timeZone }: Pick<SendingDesk, 'timeZone'>): StoryItem {
  return {
    kind: 'story',
    quote: quoteOf(lead.found, snippet, { timeZone }),
    isUpdate: lead.before !== undefined,
    copies: copies.map(({ found }) => cite(found.article, 1, timeZone)),
  };
}

async function tellAsOne(stories: readonly Chosen[]): Promise<Told | undefined> {
  for (const lead of stories) {
    if (lead.plan) await doInSlices(findTermPlaces(lead.found, lead.plan));
    const best = bestOf(lead);
    if (best) return { lead, copies: stories.filter((other) => other !== lead), ...best };
  }
  return undefined;
}

/** Each story with those about the same as the first of them, the groups that more outlets print first. */
async function grouped(sorted: readonly Told[], namesOf: Naming): Promise<Told[]> {
  const groups: Told[][] = [];
  // By what a group's first story is about, the first such group.
  const bySubject = new Map<number, number>();
  const keyOf = createKeys();
  for await (const one of inSlices(sorted)) {
    const subjects = subjectsOf(await namesOf(one.lead.found)).map(keyOf);
    const known = Math.min(...subjects.map((subject) => bySubject.get(subject) ?? groups.length));
    const group = groups[known];
    if (group) {
      group.push(one);
      continue;
    }
    for (const subject of subjects) if (!bySubject.has(subject)) bySubject.set(subject, groups.length);
    groups.push([one]);
  }
  const counted = groups.map((told) => ({ told, outlets: told.reduce((sum, one) => sum + outletsOf(one), 0) }));
  return counted.toSorted((a, b) => b.outlets - a.outlets).flatMap(({ told }) => told);
}

/** A number for one name or two: the same for the same ones. To join them into words takes longer than all else here. */
function createKeys(): (names: readonly string[]) => number {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return number;
  };
  return (names) => names.reduce((key, name) => key * MOST_NAMES + numberOf(name), 0);
}

/** The best new passage that answers the search; without one, or where only a headline or filter answers, the lead. */
function bestOf({ found, plan, known, before }: Chosen): Pick<Told, 'snippet' | 'strength'> | undefined {
  if (!plan) return pickLead(found, known);
  const snippet = pickSnippets(found, plan, known).next().value;
  if (snippet) return { snippet, strength: 0 };
  const hasPassages = plan.terms.length > 0 || plan.speakers.length > 0;
  const opening = before === undefined || !hasPassages ? pickLead(found, known) : undefined;
  return opening && { snippet: opening.snippet, strength: 0 };
}

function outletsOf({ copies }: Told): number {
  return copies.length + 1;
}

function compare(a: Told, b: Told): number {
  const byNews = Number(a.lead.before !== undefined) - Number(b.lead.before !== undefined);
  const byOutlets = outletsOf(b) - outletsOf(a);
  return byOutlets || byNews || b.strength - a.strength || compareByAge(b.lead.found, a.lead.found);
}
