import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { findQuotations } from '#index/evidence/quotations.ts';
import { attribute } from '#index/evidence/speakers.ts';
import type { Article } from '#index/text/article.ts';
import { Showable } from './slack/block-limits.ts';
import { buttonsOf, hasNews, isInOneQuotable, type News, openNews, quoteIn } from './the-news.ts';

const ASKS = 150;
// Finding who speaks takes longer than reading.
const ASKED_OF = 100;

describe.skipIf(!hasNews)('over hundreds of real articles', () => {
  let news: News;
  beforeAll(async () => {
    news = await openNews();
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
