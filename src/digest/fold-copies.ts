import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { formsBetween } from '#index/words/term-vector.ts';
import type { Fresh } from './find-fresh.ts';

// Five words in a row are hardly ever the same by chance, and an editor who shortens a wire story leaves many such runs.
const RUN = 5;
// Two outlets' own stories on one event share their quotes, about a tenth of their runs; wire copies most of them.
const SHARE_OF_A_COPY = 0.4;
const FEWEST_SHARED = 20;
// A run that so many stories print is furniture.
const MOST_PRINTING = 40;

/** Stories grouped so that those which print the same text, or most of the shorter one's, are one: the first to publish leads. */
export function foldCopies(stories: readonly Fresh[]): Fresh[][] {
  const ordered = stories.toSorted((a, b) => compareByAge(a.found, b.found));
  const runs = ordered.map(({ found }) => runsOf(found));
  const shared = countShared(runs);
  const groups: number[][] = [];

  for (const at of ordered.keys()) {
    const isCopyOf = (other: number) => isCopy(shared.get(`${other} ${at}`) ?? 0, runs[other], runs[at]);
    const group = groups.find((members) => members.some(isCopyOf));
    if (group) group.push(at);
    else groups.push([at]);
  }
  return groups.map((members) => members.flatMap((at) => ordered[at] ?? []));
}

/** Earlier first, those without a date last, then by id. */
export function compareByAge({ article: a }: IndexedArticle, { article: b }: IndexedArticle): number {
  const [left, right] = [a.published?.at ?? '~', b.published?.at ?? '~'];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function runsOf({ quotable }: IndexedArticle): Set<string> {
  const forms = formsBetween(quotable, 0, quotable.starts.length);
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= forms.length; at += 1) runs.add(forms.subarray(at, at + RUN).join(' '));
  return runs;
}

/** How many runs each two stories share, by their numbers: `3 7`. */
function countShared(runs: readonly ReadonlySet<string>[]): Map<string, number> {
  const printing = new Map<string, number[]>();
  const shared = new Map<string, number>();
  for (const [at, own] of runs.entries()) {
    for (const run of own) {
      const others = printing.get(run) ?? [];
      for (const other of others) shared.set(`${other} ${at}`, (shared.get(`${other} ${at}`) ?? 0) + 1);
      if (others.length < MOST_PRINTING) printing.set(run, [...others, at]);
    }
  }
  return shared;
}

function isCopy(shared: number, a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  const shorter = Math.min(a?.size ?? 0, b?.size ?? 0);
  return shared >= FEWEST_SHARED && shared >= SHARE_OF_A_COPY * shorter;
}
