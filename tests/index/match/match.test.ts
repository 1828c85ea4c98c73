import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { parseQuery } from '#index/query/query.ts';
import { search } from '#index/search/search.ts';
import { aStory, asArticle, aTree, printed, type Story, type Tree, WORDS } from './random-searches.ts';

// The engine against a slow and obvious evaluator, on random archives and searches.

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };
const ASKED = { ...CALENDAR, most: 1000 };
const RUNS = 4000;
const FIRST_DAY = Temporal.PlainDate.from('2025-01-01');
/** Every day of the two years that stories and searches are dated in. */
const DAYS = Array.from({ length: 730 }, (_, days) => FIRST_DAY.add({ days }).toString());

test(`${RUNS} random searches find what a slow reading of every story finds`, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aStory(), { minLength: 1, maxLength: 8 }), aTree(), async (stories, tree) => {
      const query = parseQuery(printed(tree));
      if ('problem' in query) return;
      expect(query.notes).toEqual([]);

      const archive = createMemoryIndex();
      await archive.add(stories.map(asArticle));
      const { hits, fit } = await search(archive, query, ASKED);
      // More than three plain words are ranked, not required.
      if (fit === 'best') return;
      const found = fit !== 'most' ? hits.map((hit) => hit.found.article.id).sort() : [];
      const expected = stories.flatMap((story, at) => (answers(story, tree) ? [`story-${at}`] : []));
      expect(found, printed(tree)).toEqual(expected);
      compared += 1;
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  process.stdout.write(`evaluator: ${compared} searches compared\n`);
  expect(compared).toBeGreaterThan(RUNS / 2);
});

/** Reads the whole story for every part of the search. */
function answers(story: Story, tree: Tree): boolean {
  switch (tree.kind) {
    case 'outlet':
      return ` ${story.outlet.toLowerCase()} `.includes(` ${tree.text.toLowerCase()} `);
    case 'on':
    case 'after':
    case 'before':
      return isDated(story.published, tree.kind, tree.text);
    case 'headline':
      return places([[story.headline]], tree.of).length > 0;
    case 'not':
      return !answers(story, tree.of);
    case 'all':
      return tree.of.every((part) => answers(story, part));
    case 'any':
      return tree.of.some((part) => answers(story, part));
    default:
      return texts(story).some((text) => places(text, tree).length > 0);
  }
}

/** What counts: the paragraphs that are reporting, and the headline apart from them. */
function texts({ headline, paragraphs }: Story): string[][][][] {
  return [paragraphs.filter(({ kind }) => kind === 'body').map(({ sentences }) => sentences), [[headline]]];
}

/** A place: paragraph, sentence, and the first and last word counted through the paragraph. */
type Spot = { paragraph: number; sentence: number; first: number; last: number };

function places(text: string[][][], tree: Tree): Spot[] {
  if (tree.kind === 'atleast') {
    const found = places(text, tree.of);
    return found.length >= tree.times ? found : [];
  }
  if (tree.kind === 'near' || tree.kind === 'pre' || tree.kind === 'w/s' || tree.kind === 'w/p') {
    const [a, b] = tree.of.map((part) => places(text, part));
    return (a ?? []).flatMap((left) => (b ?? []).filter((right) => isNear(left, right, tree)).map(() => left));
  }
  return text.flatMap((paragraph, at) => spotsIn(paragraph, tree).map((spot) => ({ ...spot, paragraph: at })));
}

function isNear(left: Spot, right: Spot, tree: Tree): boolean {
  const gap = right.first > left.last ? right.first - left.last : left.first - right.last;
  if (left.paragraph !== right.paragraph || gap <= 0) return false;
  if (tree.kind === 'w/s') return left.sentence === right.sentence;
  if (tree.kind === 'pre') return right.first > left.last && gap <= tree.within;
  return tree.kind === 'near' ? gap <= tree.within : true;
}

function spotsIn(sentences: string[][], tree: Tree): Omit<Spot, 'paragraph'>[] {
  const words = sentences.flatMap((sentence, at) => sentence.map((word) => ({ word, sentence: at })));
  const wanted = tree.kind === 'phrase' ? tree.words : [''];
  return words.flatMap(({ sentence }, first) => {
    const last = first + wanted.length - 1;
    const run = words.slice(first, last + 1).map(({ word }) => word);
    const isHere = run.length === wanted.length && run.every((word, at) => isWord(word, tree, wanted[at] ?? ''));
    return isHere ? [{ sentence, first, last }] : [];
  });
}

function isWord(word: string, tree: Tree, wanted: string): boolean {
  const bare = (text: string) => text.replaceAll('é', 'e');
  if (tree.kind === 'word') return WORDS.some((alike) => alike.includes(word) && alike.includes(tree.text));
  if (tree.kind === 'prefix') return bare(word).startsWith(bare(tree.text));
  return bare(word) === bare(wanted);
}

/** By listing the days that each may mean. */
function isDated(published: string | undefined, kind: 'on' | 'after' | 'before', date: string): boolean {
  if (published === undefined) return false;
  const days = daysIn(published);
  const asked = daysIn(date);
  if (kind === 'after') return days.some((day) => asked.every((other) => day > other));
  if (kind === 'before') return days.some((day) => asked.every((other) => day < other));
  return days.some((day) => asked.includes(day));
}

function daysIn(date: string): string[] {
  return DAYS.filter((day) => day.startsWith(date));
}
