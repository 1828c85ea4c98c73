import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArchiveIndex, Wanted } from '#index/engine/archive-index.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { planQuery } from '#index/match/plan.ts';
import { parseQuery } from '#index/query/query.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { aStory, asArticle, aTree, printed, type Story, type Tree } from '../match/random-searches.ts';
import { createMiniSearchIndex } from './minisearch-index.ts';

// Our postings against MiniSearch, while stories come, change and go.

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };
const RUNS = 1500;
const STORIES = 6;
const WANTED: readonly Wanted[] = ['all', 'any', 'hidden'];

/** A story under a number, new or in the place of another; or a number whose story goes. */
type Step = { number: number; story: Story | undefined };

test(`${RUNS} archives that change answer as MiniSearch does, and as if their stories had just come`, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aStep(), { minLength: 1, maxLength: 14 }), aTree(), async (steps, tree) => {
      const [ours, theirs, fresh] = [createMemoryIndex(), createMiniSearchIndex(), createMemoryIndex()];
      for (const step of steps) await Promise.all([take(ours, step), take(theirs, step)]);
      const last = new Map(steps.map(({ number, story }) => [number, story]));
      for (const [number, story] of last) await take(fresh, { number, story });

      for (const other of [theirs, fresh]) compared += await compare(ours, other, tree);
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  expect(compared).toBeGreaterThan(RUNS / 2);
});

/** How many hits of a search were compared. */
async function compare(ours: ArchiveIndex, other: ArchiveIndex, tree: Tree): Promise<number> {
  await compareSharing(ours, other);
  let compared = 0;
  for (const wanted of WANTED) {
    const found = await scores(ours, tree, wanted);
    const expected = await scores(other, tree, wanted);
    expect([...found.keys()].sort(), `${wanted}: ${printed(tree)}`).toEqual([...expected.keys()].sort());
    compared += found.size;
    if (wanted !== 'all' || hasChoice(tree)) continue;
    for (const [id, score] of found) expect(score, printed(tree)).toBeCloseTo(expected.get(id) ?? Number.NaN, 9);
  }
  return compared;
}

async function compareSharing(ours: ArchiveIndex, other: ArchiveIndex): Promise<void> {
  for (const { id } of ours.list()) {
    const [story, same] = [await ours.find(id), await other.find(id)];
    if (!story || !same) throw new Error(`${id} is in one of them only`);
    const idsOf = (found: readonly IndexedArticle[]) => found.map(({ article }) => article.id).sort();
    expect(idsOf(await ours.sharing(story, 1))).toEqual(idsOf(await other.sharing(same, 1)));
  }
}

function aStep(): fc.Arbitrary<Step> {
  return fc.record({
    number: fc.nat({ max: STORIES - 1 }),
    story: fc.option(aStory(), { nil: undefined, freq: 3 }),
  });
}

async function take(archive: ArchiveIndex, { number, story }: Step): Promise<void> {
  if (story) await archive.add([asArticle(story, number)]);
  else await archive.remove([`story-${number}`]);
}

async function scores(archive: ArchiveIndex, tree: Tree, wanted: Wanted): Promise<Map<string, number>> {
  const query = parseQuery(printed(tree));
  if ('problem' in query) return new Map();
  const hits = await archive.candidates(planQuery(query, archive.vocabulary, CALENDAR), wanted);
  return new Map(hits.map(({ found, score }) => [found.article.id, score]));
}

/** Where one of several will do, MiniSearch counts only what it found whole; ours counts every word that was asked for. */
function hasChoice(tree: Tree): boolean {
  if (tree.kind === 'any') return true;
  return 'of' in tree && [tree.of].flat().some(hasChoice);
}
