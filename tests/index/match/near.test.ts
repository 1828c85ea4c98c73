import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { joined, type Placed, type Sides, shortestOf, visitPairs } from '#index/match/near.ts';
import type { PlaceList } from '#index/match/place-list.ts';
import { parseQuery } from '#index/query/query.ts';
import { search } from '#index/search/search.ts';
import { atOnce } from '#index/words/slices.ts';
import { anArticle } from '../../an-article.ts';

const UNIT = 12;
const unitAt = (place: number) => Math.floor(place / UNIT);

test('what is near anything is found, and nothing else, whatever all the pairs are', () => {
  fc.assert(
    fc.property(somePlaces(), somePlaces(), someNearness(), (lefts, rights, nearness) => {
      const all = everyPair(lefts, rights, nearness);
      const found = pairsOf({ lefts: listOf(lefts), rights: listOf(rights) }, nearness);
      expect(partsOf(found)).toEqual(partsOf(all));
      expect(all.map(extent)).toEqual(expect.arrayContaining(found.map(extent)));
    }),
    { numRuns: 5000, seed: 20261122 },
  );
});

test('a word near a pair is found, whatever all the pairs are', () => {
  fc.assert(
    fc.property(
      fc.tuple(somePlaces(), somePlaces(), somePlaces()),
      someNearness(),
      ([lefts, rights, thirds], nearness) => {
        const pairs = atOnce(shortestOf({ lefts: listOf(lefts), rights: listOf(rights) }, { nearness, unitAt }));
        const found = pairsOf({ lefts: pairs, rights: listOf(thirds) }, nearness);
        expect(found.length > 0).toBe(everyPair(everyPair(lefts, rights, nearness), thirds, nearness).length > 0);
      },
    ),
    { numRuns: 5000, seed: 20261122 },
  );
});

test('a chain of sixteen common words in one enormous paragraph is answered', async () => {
  const archive = createMemoryIndex();
  await archive.add([anArticle({ text: `${'The mill and the dam stand by the lake. '.repeat(400)}\n` })]);
  for (const operator of ['w/p', 'w/s', 'NEAR/100', 'PRE/100']) {
    const query = parseQuery(Array(16).fill('the').join(` ${operator} `));
    if ('problem' in query) throw new Error(query.problem);
    const { hits } = await search(archive, query, {
      timeZone: 'UTC',
      today: Temporal.PlainDate.from('2026-01-27'),
      most: 10,
    });
    // A sentence has three of them only.
    expect(hits.length, operator).toBe(operator === 'w/s' ? 0 : 1);
  }
});

function pairsOf(sides: Sides, nearness: Nearness): Placed[] {
  const pairs: Placed[] = [];
  const visit = visitPairs(sides, { nearness, unitAt }, (left, right) => {
    pairs.push(joined(sides, { left, right }));
    return false;
  });
  atOnce(visit);
  return pairs;
}

/** Places as a text has them, in its order. */
function listOf(places: readonly Placed[]): PlaceList<Placed> {
  const sorted = places.toSorted((a, b) => a.first - b.first);
  return {
    firsts: Uint32Array.from(sorted, ({ first }) => first),
    lasts: Uint32Array.from(sorted, ({ last }) => last),
    read: (at) => sorted[at] ?? { first: 0, last: 0, parts: [] },
  };
}

function somePlaces(): fc.Arbitrary<Placed[]> {
  // No place reaches over the end of a paragraph.
  const place = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2 }))
    .filter(([first, more]) => unitAt(first) === unitAt(first + more));
  return fc.uniqueArray(place, { maxLength: 7, selector: String }).map((places) =>
    places.map(([first, more]) => ({
      first,
      last: first + more,
      parts: [{ first, last: first + more, closeness: 1, term: { label: '', words: [], whole: new Map(), weight: 1 } }],
    })),
  );
}

function someNearness() {
  const words = fc.record({ within: fc.integer({ min: 1, max: 6 }), ordered: fc.boolean() });
  return fc.oneof(words, fc.constant({ within: 'paragraph' as const, ordered: false as const }));
}

type Nearness = Parameters<typeof visitPairs>[1]['nearness'];

function everyPair(lefts: readonly Placed[], rights: readonly Placed[], { within, ordered }: Nearness): Placed[] {
  return lefts.flatMap((left) =>
    rights.flatMap((right) => {
      const [before, after] = left.last < right.first ? [left, right] : [right, left];
      const gap = after.first - before.last;
      const isNear = gap > 0 && (typeof within === 'string' || gap <= within) && (before === left || !ordered);
      if (!isNear || unitAt(left.first) !== unitAt(right.first)) return [];
      const [first, last] = [Math.min(left.first, right.first), Math.max(left.last, right.last)];
      return [{ first, last, parts: [...left.parts, ...right.parts] }];
    }),
  );
}

function partsOf(pairs: readonly Placed[]): Set<unknown> {
  return new Set(pairs.flatMap(({ parts }) => parts));
}

function extent({ first, last }: Placed): string {
  return `${first}-${last}`;
}
