import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hit } from '#index/match/hit.ts';
import { sortByScore } from '#index/search/sort-hits.ts';
import { indexArticle } from '#index/words/indexed-article.ts';
import { createLexicon } from '#index/words/lexicon.ts';
import { anArticle } from '../../an-article.ts';

const lexicon = createLexicon();
const stories = Array.from({ length: 60 }, (_, at) =>
  indexArticle(anArticle({ file: `story-${String(at).padStart(2, '0')}.txt` }), lexicon),
);

function inFullOrder(hits: readonly Hit[]): Hit[] {
  return hits.toSorted((a, b) => b.score - a.score || (a.found.article.id < b.found.article.id ? -1 : 1));
}

test('the first hits are in full order, the others to a thousandth of the best score, and none is lost', () => {
  // Of tenths, so that some scores are alike.
  const aScore = fc.oneof(
    fc.double({ min: 0, max: 30, noNaN: true }),
    fc.nat({ max: 50 }).map((tenths) => tenths / 10),
  );
  fc.assert(
    fc.property(fc.array(aScore, { maxLength: stories.length }), fc.integer({ min: 1, max: 40 }), (scores, exactly) => {
      const hits = stories.slice(0, scores.length).map((found, at) => ({ found, score: scores[at] ?? 0 }));
      const sorted = sortByScore(hits, exactly);
      const expected = inFullOrder(hits);

      expect(sorted.slice(0, exactly)).toEqual(expected.slice(0, exactly));
      expect(new Set(sorted)).toEqual(new Set(hits));
      const step = (expected[0]?.score ?? 0) / 1_000;
      for (const [at, { score }] of sorted.entries()) {
        expect(sorted.slice(at + 1).every((later) => later.score <= score + step)).toBe(true);
      }
    }),
    { seed: 20261122 },
  );
});
