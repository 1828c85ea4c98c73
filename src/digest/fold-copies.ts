import type { Archive } from '#index/archive/archive.ts';
import { inSlices } from '#index/in-slices.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Fresh } from './find-fresh.ts';

// Two outlets' own stories on one event share their quotes, about a tenth of their runs; wire copies most of them.
const SHARE_OF_A_COPY = 0.4;
const FEWEST_SHARED = 20;
// As many runs, cut into sentences as they may be, have so many prints.
const FEWEST_PRINTS = 3;

/**
 * Stories grouped so that those which print the same text, or most of the shorter one's, are one, and so are copies of
 * copies: the first to publish leads.
 */
export async function foldCopies<Story extends Fresh>(stories: readonly Story[], archive: Archive): Promise<Story[][]> {
  const ordered = stories.toSorted((a, b) => compareByAge(a.found, b.found));
  const groups = createGroups(ordered);
  for await (const story of inSlices(ordered)) {
    for (const found of await archive.sharing(story.found, FEWEST_PRINTS)) {
      const other = groups.member(found);
      if (other && !groups.areOne(story, other) && (await areCopies(story, other, archive))) groups.unite(story, other);
    }
  }
  return groups.all();
}

/** Earlier first, those without a date last, then by id. */
export function compareByAge({ article: a }: IndexedArticle, { article: b }: IndexedArticle): number {
  const [left, right] = [a.published?.at ?? '~', b.published?.at ?? '~'];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

async function areCopies({ found: a }: Fresh, { found: b }: Fresh, archive: Archive): Promise<boolean> {
  const { runs, ofShorter } = await archive.sharedRuns(a, b);
  return runs >= FEWEST_SHARED && ofShorter >= SHARE_OF_A_COPY;
}

/** Each story in a group of its own at first; the earliest member of a group stands for it (union–find). */
function createGroups<Story extends Fresh>(ordered: readonly Story[]) {
  const numbers = new Map(ordered.map(({ found }, at) => [found.article.id, at]));
  const earlier = Uint32Array.from(ordered.keys());

  function firstOf({ found }: Story): number {
    let at = numbers.get(found.article.id) ?? 0;
    while (earlier[at] !== at) {
      // Halving the way makes the next one short.
      earlier[at] = earlier[earlier[at] ?? 0] ?? 0;
      at = earlier[at] ?? 0;
    }
    return at;
  }

  return {
    /** The story of ours that is this one, if any. */
    member: ({ article }: IndexedArticle): Story | undefined => ordered[numbers.get(article.id) ?? -1],
    areOne: (a: Story, b: Story): boolean => firstOf(a) === firstOf(b),
    unite(a: Story, b: Story): void {
      const [left, right] = [firstOf(a), firstOf(b)];
      earlier[Math.max(left, right)] = Math.min(left, right);
    },
    all: (): Story[][] => [...Map.groupBy(ordered, firstOf).values()],
  };
}
