import type { KnownBlock, RichTextBlock } from '@slack/types';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/answer.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { findQuotations } from '#index/evidence/quotations.ts';
import { attribute } from '#index/evidence/speakers.ts';
import { type Article, isQuotable } from '#index/text/article.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { hasShared, sharedPath } from './shared.ts';
import { Showable } from './slack/block-limits.ts';
import { testRooms } from './test-rooms.ts';

const NEWS = 'eval/polnear/train/text';
const SEARCHES = 500;
const ASKS = 150;
// Finding who speaks takes longer than reading.
const ASKED_OF = 100;

describe.skipIf(!hasShared(NEWS))('over hundreds of real articles', () => {
  let rooms: Rooms;
  let articles: readonly Article[];

  beforeAll(async () => {
    ({ articles } = await readFolders([sharedPath(NEWS)]));
    rooms = await testRooms(articles);
  });

  test('whatever the search, the joined runs of every quote are an exact slice of the article it points to', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(aSearchIn(articles), async (text) => {
        const ask = { text, userId: 'U1', channelId: 'C1' };
        const first = await answer(ask, rooms);
        checked += checkQuotes(first, articles);
        for (const [action, value] of buttonsOf(first).filter(([action]) => action !== 'hidden')) {
          checked += checkQuotes(await press(action, { ...ask, value }, rooms), articles);
        }
      }),
      { numRuns: SEARCHES, seed: 20261122 },
    );
    process.stdout.write(`verbatim: ${checked} quotes checked over ${articles.length} articles\n`);
    expect(checked).toBeGreaterThan(SEARCHES);
  });

  test('whatever is asked of a person or checked, every quote is the slice that its block is named after, and Slack takes it', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(anAskAbout(articles.slice(0, ASKED_OF)), async (text) => {
        const ask = { text, userId: 'U1', channelId: 'C1' };
        const first = await answer(ask, rooms);
        checked += checkNamed(first, articles);
        for (const [action, value] of buttonsOf(first).filter(([action]) => action === 'said')) {
          checked += checkNamed(await press(action, { ...ask, value }, rooms), articles);
        }
      }),
      { numRuns: ASKS, seed: 20261122 },
    );
    process.stdout.write(`verbatim: ${checked} quotes of people checked over ${articles.length} articles\n`);
    expect(checked).toBeGreaterThan(ASKS);
  });
});

/** Somebody who is quoted, by name or surname, and perhaps a word of what was said; or a quotation, whole or in part. */
function anAskAbout(articles: readonly Article[]): fc.Arbitrary<string> {
  const quotations = articles.flatMap((article) =>
    attribute(article, findQuotations(article)).flatMap(({ quotation: { start, end }, speaker }) => {
      const name = speaker === 'unclear' ? undefined : speaker.name;
      return name === undefined ? [] : [{ name, words: article.text.slice(start, end) }];
    }),
  );
  return fc.tuple(fc.constantFrom(...quotations), fc.nat(3), fc.nat(8)).map(([{ name, words }, way, from]) => {
    const some = words
      .split(/\s+/)
      .slice(from, from + 12)
      .join(' ');
    return (
      [`said ${name}`, `said "${name}"`, `said ${name.split(' ').at(-1)} ${some.split(' ')[0]}`, `verify “${some}”`][
        way
      ] ?? ''
    );
  });
}

/** Words, phrases, exclusions and prefixes that stand in the articles, and some that do not. */
function aSearchIn(articles: readonly Article[]): fc.Arbitrary<string> {
  const word = fc
    .tuple(fc.nat(articles.length - 1), fc.nat(), fc.integer({ min: 1, max: 5 }))
    .map(([at, offset, length]) => {
      const words = (articles[at]?.text ?? '').split(/\s+/);
      const start = offset % Math.max(1, words.length - length);
      return words.slice(start, start + length);
    });
  return fc.oneof(
    word.map((words) => words.slice(0, 3).join(' ')),
    word.map((words) => `“${words.join(' ').replace(/["“”«»]/g, '')}”`),
    fc.tuple(word, word).map(([a, b]) => `${a[0]} OR ${b[0]}`),
    fc.tuple(word, word).map(([a, b]) => `${a[0]} -${b[0]}`),
    word.map((words) => `${words[0]?.slice(0, 4)}*`),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
}

/** Checks each quote against the article its own buttons name, and counts them. */
function checkQuotes({ as, blocks }: Reply, articles: readonly Article[]): number {
  const cards = blocks.filter((block) => block.type === 'rich_text').flatMap((block) => quoteIn(block) ?? []);
  if (as === 'modal') {
    for (const text of cards)
      expect(articles.some((article) => article.text.includes(text.replaceAll('[…] ', '')))).toBe(true);
    return cards.length;
  }
  const pointers = blocks.flatMap((block) => pointerIn(block) ?? []);
  for (const [at, text] of cards.entries()) {
    const { id, s, e } = pointers[at] ?? {};
    const article = articles.find((one) => one.id === id);
    if (text !== article?.text.slice(s, e)) expect(text).toBe(article?.text.slice(s, e));
    if (!isInOneQuotable(article, { s, e })) expect.fail(`${id} [${s}, ${e}) is not within one quotable paragraph`);
  }
  expect(pointers.length).toBe(cards.length);
  return cards.length;
}

/** Checks each quote against the slice that its block is named after, and counts them. */
function checkNamed(reply: Reply, articles: readonly Article[]): number {
  expect(reply).toEqual(expect.schemaMatching(Showable));
  const named = quotedIn(reply.blocks);
  for (const { blockId, articleId, start, end } of named) {
    const block = reply.blocks.find(({ block_id }) => block_id === blockId);
    const text = block?.type === 'rich_text' ? quoteIn(block) : undefined;
    const article = articles.find(({ id }) => id === articleId);
    if (text !== article?.text.slice(start, end)) expect(text).toBe(article?.text.slice(start, end));
    if (!isInOneQuotable(article, { s: start, e: end })) expect.fail(`${blockId} is not within one quotable paragraph`);
  }
  return named.length;
}

type Pointed = { id?: string; s?: number | undefined; e?: number | undefined };

function isInOneQuotable(article: Article | undefined, { s = 0, e = 0 }: Pointed): boolean {
  return (
    article?.paragraphs.some((paragraph) => isQuotable(paragraph) && paragraph.start <= s && e <= paragraph.end) ??
    false
  );
}

function quoteIn({ elements }: RichTextBlock): string | undefined {
  const quote = elements.find((element) => element.type === 'rich_text_quote');
  return quote?.elements.map((run) => (run.type === 'text' ? run.text : '')).join('');
}

function pointerIn(block: KnownBlock): Pointed | undefined {
  const [first] = block.type === 'actions' ? block.elements : [];
  const pointer: Pointed = first?.type === 'button' ? JSON.parse(first.value ?? '{}') : {};
  return pointer.id === undefined ? undefined : pointer;
}

function buttonsOf({ blocks }: Reply): [string, string][] {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.flatMap((element) =>
    element.type === 'button' ? [[element.action_id ?? '', element.value ?? ''] satisfies [string, string]] : [],
  );
}
