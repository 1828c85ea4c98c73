import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { type Pointer, readPointer } from '#handlers/views/pointer.ts';
import type { Article } from '#index/text/article.ts';
import { buttonsOf, hasNews, isInOneQuotable, type News, openNews, quoteIn } from './the-news.ts';

const SEARCHES = 500;

describe.skipIf(!hasNews)('over hundreds of real articles', () => {
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
});

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
function checkQuotes({ blocks }: Reply, { byId }: News): number {
  const cards = cardsIn(blocks);
  const pointers = blocks.flatMap((block) => pointerIn(block) ?? []);
  for (const [at, text] of cards.entries()) {
    const { id = '', s: start = 0, e: end = 0 } = pointers[at] ?? {};
    const article = byId.get(id);
    if (text !== article?.text.slice(start, end)) expect(text).toBe(article?.text.slice(start, end));
    if (!article || !isInOneQuotable(article, { start, end }))
      expect.fail(`${id} [${start}, ${end}) is not within one quotable paragraph`);
  }
  expect(pointers.length).toBe(cards.length);
  return cards.length;
}

/** Checks each quote in a window against the article that the button named which opened it, and counts them. */
function checkWindow({ blocks }: Reply, { value, news }: { value: string; news: News }): number {
  const { text = '' } = news.byId.get(readPointer(value)?.id ?? '') ?? {};
  const cards = cardsIn(blocks);
  for (const card of cards) if (!text.includes(card.replaceAll('[…] ', ''))) expect(text).toContain(card);
  return cards.length;
}

function cardsIn(blocks: readonly KnownBlock[]): string[] {
  return blocks.filter((block) => block.type === 'rich_text').flatMap((block) => quoteIn(block) ?? []);
}

function pointerIn(block: KnownBlock): Pointer | undefined {
  const [first] = block.type === 'actions' ? block.elements : [];
  const pointer = first?.type === 'button' ? readPointer(first.value ?? '') : undefined;
  return pointer?.id === undefined ? undefined : pointer;
}
