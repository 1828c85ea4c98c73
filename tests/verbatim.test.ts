import type { KnownBlock, RichTextBlock } from '@slack/types';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { findQuotations } from '#index/evidence/quotations.ts';
import { attribute } from '#index/evidence/speakers.ts';
import { type Article, isQuotable, type Range } from '#index/text/article.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import type { Slice } from '#src/quoting/quote-id.ts';
import { hasShared, sharedPath } from './shared.ts';
import { Showable } from './slack/block-limits.ts';
import { testRooms } from './test-rooms.ts';

const NEWS = 'eval/polnear/train/text';
const SEARCHES = 500;
const ASKS = 150;
// Finding who speaks takes longer than reading.
const ASKED_OF = 100;

type News = { articles: readonly Article[]; byId: ReadonlyMap<string, Article>; rooms: Rooms };

describe.skipIf(!hasShared(NEWS))('over hundreds of real articles', () => {
  let news: News;
  beforeAll(async () => {
    news = await openNews();
  });

  test('whatever the search, the joined runs of every quote are an exact slice of the article it points to', async () => {
    const { articles, rooms } = news;
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(aSearchIn(articles), async (text) => {
        const ask = { text, userId: 'U1', channelId: 'C1' };
        const first = await answer(ask, rooms);
        checked += checkQuotes(first, news);
        for (const { action, value } of buttonsOf(first).filter(({ action }) => action !== 'hidden')) {
          const reply = await press(action, { ...ask, value }, rooms);
          checked += reply.as === 'modal' ? checkWindow(reply, { value, news }) : checkQuotes(reply, news);
        }
      }),
      { numRuns: SEARCHES, seed: 20261122 },
    );
    process.stdout.write(`verbatim: ${checked} quotes checked over ${articles.length} articles\n`);
    expect(checked).toBeGreaterThan(SEARCHES);
  });

  test('whatever is asked of a person or checked, every quote is the slice that its block is named after, and Slack takes it', async () => {
    const { articles, rooms } = news;
    const replies = new Map<string, Promise<Reply>>();
    /** The same asked again is answered the same, as nothing has changed. */
    function once(what: string, ask: () => Promise<Reply>): Promise<Reply> {
      const reply = replies.get(what) ?? ask();
      replies.set(what, reply);
      return reply;
    }

    let checked = 0;
    await fc.assert(
      fc.asyncProperty(anAskAbout(articles.slice(0, ASKED_OF)), async (text) => {
        const ask = { text, userId: 'U1', channelId: 'C1' };
        const first = await once(text, () => answer(ask, rooms));
        checked += checkNamed(first, news);
        for (const { action, value } of buttonsOf(first).filter(({ action }) => action === 'said')) {
          const next = await once(`${action} ${value}`, () => press(action, { ...ask, value }, rooms));
          checked += checkNamed(next, news);
        }
      }),
      { numRuns: ASKS, seed: 20261122 },
    );
    process.stdout.write(`verbatim: ${checked} quotes of people checked over ${articles.length} articles\n`);
    expect(checked).toBeGreaterThan(ASKS);
  });
});

/** Hundreds of real articles, and a bot that knows them. */
async function openNews(): Promise<News> {
  const { articles } = await readFolders([sharedPath(NEWS)]);
  return {
    articles,
    byId: new Map(articles.map((article) => [article.id, article])),
    rooms: await testRooms(articles),
  };
}

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
function checkQuotes({ blocks }: Reply, { byId, rooms }: News): number {
  const cards = cardsIn(blocks);
  const slices = blocks.flatMap((block) => sliceNamed(firstValue(block), rooms) ?? []);
  for (const [at, text] of cards.entries()) {
    const { articleId = '', start = 0, end = 0 } = slices[at] ?? {};
    const article = byId.get(articleId);
    if (text !== article?.text.slice(start, end)) expect(text).toBe(article?.text.slice(start, end));
    if (!article || !isInOneQuotable(article, { start, end }))
      expect.fail(`${articleId} [${start}, ${end}) is not within one quotable paragraph`);
  }
  expect(slices.length).toBe(cards.length);
  return cards.length;
}

/** Checks each quote in a window against the article that the button named which opened it, and counts them. */
function checkWindow({ blocks }: Reply, { value, news }: { value: string; news: News }): number {
  const { text = '' } = news.byId.get(sliceNamed(value, news.rooms)?.articleId ?? '') ?? {};
  const cards = cardsIn(blocks);
  for (const card of cards) if (!text.includes(card.replaceAll('[…] ', ''))) expect(text).toContain(card);
  return cards.length;
}

/** Checks each quote against the slice that its block is named after, and counts them. */
function checkNamed(reply: Reply, { byId }: News): number {
  expect(reply).toEqual(expect.schemaMatching(Showable));
  const named = quotedIn(reply.blocks);
  for (const { blockId, articleId, start, end } of named) {
    const block = reply.blocks.find(({ block_id }) => block_id === blockId);
    const text = block?.type === 'rich_text' ? quoteIn(block) : undefined;
    const article = byId.get(articleId);
    if (text !== article?.text.slice(start, end)) expect(text).toBe(article?.text.slice(start, end));
    if (!article || !isInOneQuotable(article, { start, end }))
      expect.fail(`${blockId} is not within one quotable paragraph`);
  }
  return named.length;
}

function cardsIn(blocks: readonly KnownBlock[]): string[] {
  return blocks.filter((block) => block.type === 'rich_text').flatMap((block) => quoteIn(block) ?? []);
}

function firstValue(block: KnownBlock): string {
  const [first] = block.type === 'actions' ? block.elements : [];
  return first?.type === 'button' ? (first.value ?? '') : '';
}

/** The slice that a button is about, by the quote's id on its ticket. */
function sliceNamed(ticket: string, { tickets }: Rooms): Slice | undefined {
  const [, id = ''] = /"i":"([^"]*)"/.exec(ticket) ?? [];
  return tickets.sliceOf(id);
}

/** Whether a slice lies in one paragraph that may be quoted. */
function isInOneQuotable({ paragraphs }: Article, { start, end }: Range): boolean {
  return paragraphs.some((paragraph) => isQuotable(paragraph) && paragraph.start <= start && end <= paragraph.end);
}

/** The words of the quote that a block shows, its runs joined. */
function quoteIn({ elements }: RichTextBlock): string | undefined {
  const quote = elements.find((element) => element.type === 'rich_text_quote');
  return quote?.elements.map((run) => (run.type === 'text' ? run.text : '')).join('');
}

/** What the buttons of a reply do, and with what. */
function buttonsOf({ blocks }: Reply): { action: string; value: string }[] {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.flatMap((element) =>
    element.type === 'button' ? [{ action: element.action_id ?? '', value: element.value ?? '' }] : [],
  );
}
