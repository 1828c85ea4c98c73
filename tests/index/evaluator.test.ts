import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '#index/article.ts';
import { createMemoryIndex } from '#index/memory-index.ts';
import { parseQuery } from '#index/query.ts';
import { search } from '#index/search.ts';

// The engine against a slow and obvious evaluator, on random archives and searches over so small a vocabulary
// that words repeat, stand side by side and meet across sentences and paragraphs.

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };
const RUNS = 4000;
const PATIENCE_MS = 120_000;

// Each line is one word to a reader; a phrase tells the endings apart, but not the accents.
const WORDS = [['dam', 'dams'], ['clay'], ['lake', 'lakes'], ['mill'], ['renée', 'renee'], ['clerk']];
const PRINTED = WORDS.flat();

type Paragraph = { kind: 'body' | 'caption'; sentences: string[][] };
type Story = { headline: string[]; outlet: string; published: string | undefined; paragraphs: Paragraph[] };

type Tree =
  | { kind: 'word' | 'prefix' | 'outlet' | 'on' | 'after' | 'before'; text: string }
  | { kind: 'phrase'; words: string[] }
  | { kind: 'near' | 'pre'; of: [Tree, Tree]; within: number }
  | { kind: 'w/s' | 'w/p'; of: [Tree, Tree] }
  | { kind: 'atleast'; times: number; of: Tree }
  | { kind: 'headline' | 'not'; of: Tree }
  | { kind: 'all' | 'any'; of: Tree[] };

test(
  `${RUNS} random searches find what a slow reading of every story finds`,
  async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(aStory(), { minLength: 1, maxLength: 8 }), aTree(), async (stories, tree) => {
        const query = parseQuery(printed(tree));
        if ('problem' in query) return;
        expect(query.notes).toEqual([]);

        const archive = createMemoryIndex();
        await archive.add(stories.map(asArticle));
        const { hits, fit } = await search(archive, query, CALENDAR);
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
  },
  PATIENCE_MS,
);

function aStory(): fc.Arbitrary<Story> {
  const sentence = fc.array(fc.constantFrom(...PRINTED), { minLength: 1, maxLength: 7 });
  return fc.record({
    headline: fc.array(fc.constantFrom(...PRINTED), { minLength: 1, maxLength: 3 }),
    outlet: fc.constantFrom('The Lake Post', 'Hill Courier'),
    published: fc.constantFrom('2026-01-05', '2026-01-20', '2026-02', '2025', undefined),
    paragraphs: fc.array(
      fc.record({
        kind: fc.constantFrom('body' as const, 'body' as const, 'caption' as const),
        sentences: fc.array(sentence, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });
}

function aTree(): fc.Arbitrary<Tree> {
  const word = fc.constantFrom(...PRINTED).map((text) => ({ kind: 'word' as const, text }));
  const phrase = fc
    .array(fc.constantFrom(...PRINTED), { minLength: 1, maxLength: 3 })
    .map((words) => ({ kind: 'phrase' as const, words }));
  const prefix = fc.constantFrom('dam', 'cla', 'ren', 'lake').map((text) => ({ kind: 'prefix' as const, text }));
  const leaf: fc.Arbitrary<Tree> = fc.oneof({ weight: 4, arbitrary: word }, phrase, prefix);
  const pair = fc.tuple(leaf, leaf);
  const near: fc.Arbitrary<Tree> = fc
    .tuple(fc.constantFrom('near' as const, 'pre' as const), pair, fc.integer({ min: 1, max: 4 }))
    .map(([kind, of, within]) => ({ kind, of, within }));
  const together: fc.Arbitrary<Tree> = fc
    .tuple(fc.constantFrom('w/s' as const, 'w/p' as const), pair)
    .map(([kind, of]) => ({ kind, of }));
  const atleast: fc.Arbitrary<Tree> = fc
    .tuple(fc.integer({ min: 1, max: 4 }), leaf)
    .map(([times, of]) => ({ kind: 'atleast', times, of }));
  const headline: fc.Arbitrary<Tree> = fc.oneof(word, phrase).map((of) => ({ kind: 'headline', of }));
  const outlet: fc.Arbitrary<Tree> = fc
    .constantFrom('Lake', 'hill courier', 'Courier Hill')
    .map((text) => ({ kind: 'outlet', text }));
  const dated: fc.Arbitrary<Tree> = fc
    .tuple(
      fc.constantFrom('on' as const, 'after' as const, 'before' as const),
      fc.constantFrom('2026', '2026-01', '2026-01-20', '2026-02-10'),
    )
    .map(([kind, text]) => ({ kind, text }));
  const one = fc.oneof({ weight: 3, arbitrary: leaf }, near, together, atleast, headline, outlet, dated);

  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      one,
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((of): Tree => ({ kind: 'all', of })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((of): Tree => ({ kind: 'any', of })),
      tie('tree').map((of): Tree => ({ kind: 'not', of })),
    ),
  }));
  return tree;
}

/** The search as somebody would type it, with more parentheses than needed. */
function printed(tree: Tree): string {
  switch (tree.kind) {
    case 'word':
      return tree.text;
    case 'prefix':
      return `${tree.text}*`;
    case 'outlet':
    case 'on':
    case 'after':
    case 'before':
      return `${tree.kind}:"${tree.text}"`;
    case 'phrase':
      return `“${tree.words.join(' ')}”`;
    case 'near':
    case 'pre':
      return `(${printed(tree.of[0])} ${tree.kind.toUpperCase()}/${tree.within} ${printed(tree.of[1])})`;
    case 'w/s':
    case 'w/p':
      return `(${printed(tree.of[0])} ${tree.kind} ${printed(tree.of[1])})`;
    case 'atleast':
      return `ATLEAST${tree.times} ${printed(tree.of)}`;
    case 'headline':
      return tree.of.kind === 'word' ? `headline:${tree.of.text}` : `headline:${printed(tree.of)}`;
    case 'not':
      return `-(${printed(tree.of)})`;
    case 'all':
      return `(${tree.of.map(printed).join(' ')})`;
    case 'any':
      return `(${tree.of.map(printed).join(' OR ')})`;
  }
}

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
  const all: string[] = [];
  for (let day = Temporal.PlainDate.from('2025-01-01'); day.year < 2027; day = day.add({ days: 1 })) {
    if (day.toString().startsWith(date)) all.push(day.toString());
  }
  return all;
}

function asArticle({ headline, outlet, published, paragraphs }: Story, at: number): Article {
  let text = '';
  const marked = paragraphs.map(({ kind, sentences }, index) => {
    const start = text.length;
    text += sentences.map((words) => `${capital(words.join(' '))}.`).join(' ');
    const paragraph = { number: index + 1, start, end: text.length, kind, rule: 'As the test says.' };
    text += '\n\n';
    return paragraph;
  });
  const id = `story-${at}`;
  const facts = { headline: capital(headline.join(' ')), outlet };
  return {
    id,
    version: '1',
    file: id,
    text,
    paragraphs: marked,
    receipts: {},
    ...facts,
    ...(published && { published: dateOf(published) }),
  };
}

function dateOf(at: string): NonNullable<Article['published']> {
  if (at.length === 4) return { precision: 'year', at };
  return at.length === 7 ? { precision: 'month', at } : { precision: 'day', at };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
