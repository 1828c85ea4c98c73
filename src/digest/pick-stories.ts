import type { Plan } from '#index/match/plan.ts';
import { pickSnippets, type Snippet } from '#index/search/snippet.ts';
import type { SendingDesk } from '#src/desk.ts';
import { cite } from '#src/quoting/citation.ts';
import { quoteOf } from '#src/quoting/quote-stories.ts';
import type { StoryItem } from './edition.ts';
import type { Fresh } from './find-fresh.ts';
import { compareByAge, foldCopies } from './fold-copies.ts';
import { areAboutTheSame, type MainNames, mainNames } from './main-names.ts';
import { pickLead } from './pick-lead.ts';

/** A fresh story, and the search that it answers if there is one. */
export type Chosen = Fresh & { plan?: Plan };

/** Where the search puts each story, by its id; empty without a search. */
export type Places = ReadonlyMap<string, number>;

type Candidate = { item: StoryItem; lead: Fresh; outlets: number; strength: number };

/**
 * The stories with anything new to quote, copies folded into the first to publish. With a search in its order. Without
 * one, those about the same people or places stand together: first what more outlets print, new before changed, by the
 * strength of the lead, newer first.
 */
export async function pickStories(chosen: readonly Chosen[], places: Places, desk: SendingDesk): Promise<StoryItem[]> {
  const groups = await foldCopies(chosen, desk);
  const candidates = groups.flatMap((stories) => candidateOf(stories, desk) ?? []);
  if (places.size === 0) return (await grouped(candidates.toSorted(compare), desk)).map(({ item }) => item);
  const placeOf = ({ item }: Candidate) => places.get(item.quote.article.id) ?? Number.POSITIVE_INFINITY;
  return candidates.toSorted((a, b) => placeOf(a) - placeOf(b) || compare(a, b)).map(({ item }) => item);
}

function candidateOf(stories: readonly Chosen[], { timeZone }: SendingDesk): Candidate | undefined {
  for (const story of stories) {
    const best = bestOf(story);
    if (!best) continue;
    const quote = quoteOf(story.found, best.snippet, { timeZone });
    const copies = stories.filter((other) => other !== story).map(({ found }) => cite(found.article, 1, timeZone));
    const item: StoryItem = { kind: 'story', quote, isUpdate: story.before !== undefined, copies };
    return { item, lead: story, outlets: stories.length, strength: best.strength };
  }
  return undefined;
}

/** Each story with those about the same as it, the groups that more outlets print first. */
async function grouped(candidates: readonly Candidate[], { archive }: SendingDesk): Promise<Candidate[]> {
  const groups: { names: MainNames; members: Candidate[] }[] = [];
  for (const candidate of candidates) {
    const names = await mainNames(candidate.lead.found, archive);
    const group = groups.find((one) => areAboutTheSame(one.names, names));
    if (group) group.members.push(candidate);
    else groups.push({ names, members: [candidate] });
  }
  const outletsOf = (members: readonly Candidate[]) => members.reduce((sum, { outlets }) => sum + outlets, 0);
  return groups.toSorted((a, b) => outletsOf(b.members) - outletsOf(a.members)).flatMap(({ members }) => members);
}

/** The best new passage that answers the search; without one, or where only a headline or filter answers, the lead. */
function bestOf({ found, plan, known, before }: Chosen): { snippet: Snippet; strength: number } | undefined {
  if (!plan) return pickLead(found, known);
  const snippet = pickSnippets(found, plan, known).next().value;
  if (snippet) return { snippet, strength: 0 };
  const hasPassages = plan.terms.length > 0 || plan.speakers.length > 0;
  const opening = before === undefined || !hasPassages ? pickLead(found, known) : undefined;
  return opening && { snippet: opening.snippet, strength: 0 };
}

function compare(a: Candidate, b: Candidate): number {
  const byNews = Number(a.item.isUpdate) - Number(b.item.isUpdate);
  return b.outlets - a.outlets || byNews || b.strength - a.strength || compareByAge(b.lead.found, a.lead.found);
}
