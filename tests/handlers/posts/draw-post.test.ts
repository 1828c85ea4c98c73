import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawCorrection } from '#handlers/posts/draw-post.ts';
import { moreQuotes } from '#handlers/views/more-quotes.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import type { Article } from '#index/text/article.ts';
import { pickCorrection } from '#src/corrections/pick-correction.ts';
import { planCorrections } from '#src/corrections/plan-corrections.ts';
import { quoteOf } from '#src/quoting/quote-stories.ts';
import { setWithdrawal } from '#src/rights/withdrawals.ts';
import type { Post } from '#src/store/records.ts';
import { aKeptVersion } from '../../a-kept-version.ts';
import { anArticle } from '../../an-article.ts';
import { ShowableMessage } from '../../slack/block-limits.ts';
import { aNewsroom, type Newsroom } from '../../src/follow/a-newsroom.ts';

const FARES = 'Ferry fares will rise by four crowns in March, the county said on Tuesday.';
const BOATS = 'Two new boats were ordered for the northern crossing of the bay.';
const WITHDRAWN = 'has been withdrawn';
const AGAIN = 'the story prints it so again';

let newsroom: Newsroom;
let seconds = 0;
beforeEach(async () => {
  newsroom = await aNewsroom();
  seconds = 0;
});
afterEach(() => newsroom.store.close());

/** The story with this in place of its first sentence, on these terms. */
function aStory(fares: string, terms = ''): Article {
  return anArticle({ file: 'fares.txt', text: `---\nheadline: Ferry fares\n${terms}---\n${fares}\n\n${BOATS}\n` });
}

/** What happens to the story, one after the other, and what follows from each. */
const happens = {
  print: (fares: string) => newsroom.publish(aStory(fares), seconds),
  async fileWithdrawn(fares: string) {
    const article = aStory(fares, 'status: withdrawn\n');
    await newsroom.store.articles.keep(aKeptVersion(article, newsroom.at(seconds)));
    await newsroom.withdraw(article, seconds);
  },
  async editorWithdraws(fares: string) {
    const article = aStory(fares);
    await setWithdrawal({ id: article.id, isWithdrawn: true }, newsroom.store, { userId: 'U9', atMs: 1 });
    await newsroom.withdraw(article, seconds);
  },
  async editorRestores(fares: string) {
    const article = aStory(fares);
    await setWithdrawal({ id: article.id, isWithdrawn: false }, newsroom.store, { userId: 'U9', atMs: 1 });
    await newsroom.publish(article, seconds);
  },
};
type Step = [keyof typeof happens, string];

/** Shares the story's two sentences, by U1 in C1. */
async function share(): Promise<void> {
  const { id } = await newsroom.publish(aStory(FARES), seconds);
  const found = await newsroom.archive.find(id);
  if (!found) throw new Error('the story is not in the archive');
  const quotes = [FARES, BOATS].map((text, at) => {
    const start = found.article.text.indexOf(text);
    const cut = { before: false, after: false };
    return quoteOf(found, { text, start, end: start + text.length, paragraph: at + 1, hits: [], cut }, newsroom);
  });
  const { text, blocks } = moreQuotes(quotes, 'ferry');
  const message = JSON.stringify({ text, blocks });
  const standing = { channelId: 'C1', ts: '1.0', userId: 'U1', postedMs: newsroom.at(seconds) };
  await newsroom.store.posts.add({ ...standing, message, quotes: quotedIn(blocks) });
}

/** Makes the corrections that are planned, as the outbox does; how many were made. */
async function correct(): Promise<number> {
  const { plannedPosts } = newsroom.store;
  await planCorrections(newsroom);
  let made = 0;
  for (const planned of await plannedPosts.inState('pending')) {
    if (planned.kind !== 'correction') continue;
    const correction = await pickCorrection(planned, newsroom);
    if ('skip' in correction) {
      await plannedPosts.settle(planned, { state: 'skipped', reason: correction.skip });
      continue;
    }
    const { update, at, whenShown } = drawCorrection(correction, newsroom);
    expect(update).toEqual(expect.schemaMatching(ShowableMessage));
    await whenShown?.();
    await plannedPosts.settle(planned, { state: 'sent', ts: at.ts });
    made += 1;
  }
  return made;
}

async function follow([what, fares]: Step): Promise<number> {
  seconds += 10;
  newsroom.wait(seconds);
  await happens[what](fares);
  return correct();
}

async function postNow(): Promise<Post> {
  const post = await newsroom.store.posts.find('C1', '1.0');
  if (!post) throw new Error('nothing was posted');
  return post;
}

async function notices(): Promise<number> {
  const pending = await newsroom.store.plannedPosts.inState('pending');
  return pending.filter(({ kind, channelId }) => kind === 'notice' && channelId === 'U1').length;
}

const FIVE = FARES.replace('four', 'five');
const SIX = FARES.replace('four', 'six');
/** How each word of ours says it where it stands. */
const struck = (word: string) => `"text":" ${word}","style":{"strike":true}`;
const bold = (word: string) => `"text":" ${word}","style":{"bold":true,"italic":true}`;

describe('whatever was corrected before, a post says what is true now, and its sharer is told once of each change:', () => {
  test.each<[string, Step[], { says: string[]; not: string[] }]>([
    ['changed', [['print', FIVE]], { says: [struck('four'), bold('five')], not: [WITHDRAWN, AGAIN] }],
    [
      'changed twice',
      [
        ['print', FIVE],
        ['print', SIX],
      ],
      { says: [struck('four'), bold('six')], not: ['five'] },
    ],
    [
      'changed, then withdrawn',
      [
        ['print', FIVE],
        ['fileWithdrawn', FARES],
      ],
      { says: [WITHDRAWN], not: ['crowns', 'boats'] },
    ],
    [
      'changed, then taken back by an editor',
      [
        ['print', FIVE],
        ['editorWithdraws', FIVE],
      ],
      { says: [WITHDRAWN], not: ['crowns'] },
    ],
    [
      'withdrawn, then given out again',
      [
        ['fileWithdrawn', FARES],
        ['print', FARES],
      ],
      { says: [AGAIN, FARES], not: [WITHDRAWN] },
    ],
    [
      'taken back by an editor, then restored, twice',
      [
        ['editorWithdraws', FARES],
        ['editorRestores', FARES],
        ['editorWithdraws', FARES],
        ['editorRestores', FARES],
      ],
      { says: [AGAIN, FARES, BOATS], not: [WITHDRAWN] },
    ],
    [
      'withdrawn, then given out changed',
      [
        ['fileWithdrawn', FARES],
        ['print', FIVE],
      ],
      { says: [bold('five')], not: [WITHDRAWN] },
    ],
    [
      'changed, then put back',
      [
        ['print', FIVE],
        ['print', FARES],
      ],
      { says: [AGAIN, FARES], not: ['five', 'strike'] },
    ],
    [
      'changed, put back, then withdrawn, then given out again',
      [
        ['print', FIVE],
        ['print', FARES],
        ['fileWithdrawn', FARES],
        ['print', FARES],
      ],
      { says: [AGAIN, FARES], not: [WITHDRAWN, 'strike'] },
    ],
    ['gone', [['print', 'Nothing of it is left.']], { says: ['no longer printed so'], not: [WITHDRAWN] }],
    [
      'gone, then withdrawn',
      [
        ['print', 'Nothing of it is left.'],
        ['fileWithdrawn', 'Nothing of it is left.'],
      ],
      { says: [WITHDRAWN], not: ['crowns', 'boats'] },
    ],
  ])('%s', async (_, steps, { says, not }) => {
    await share();
    for (const [at, step] of steps.entries()) {
      expect(await follow(step)).toBe(1);
      expect(await notices()).toBe(at + 1);
    }
    const { message } = await postNow();
    for (const text of says) expect(message).toContain(text);
    for (const text of not) expect(message).not.toContain(text);
    // Asked again about the same changes, nothing more is said.
    expect(await correct()).toBe(0);
    expect(await notices()).toBe(steps.length);
  });
});

test('a change elsewhere in the story leaves a corrected post as it is', async () => {
  await share();
  await follow(['print', FIVE]);
  const { message } = await postNow();
  seconds += 10;
  newsroom.wait(86_400);
  await newsroom.publish(
    anArticle({ file: 'fares.txt', text: `---\nheadline: Ferry fares\n---\nOn Tuesday.\n\n${FIVE}\n\n${BOATS}\n` }),
    seconds,
  );
  expect(await correct()).toBe(0);
  expect((await postNow()).message).toBe(message);
});

test('what is said of one quote stays, with its day, when another one changes', async () => {
  await share();
  await follow(['print', FIVE]);
  newsroom.wait(86_400);
  await newsroom.publish(
    anArticle({
      file: 'fares.txt',
      text: `---\nheadline: Ferry fares\n---\n${FIVE}\n\n${BOATS.replace('Two', 'Three')}\n`,
    }),
    seconds + 10,
  );
  expect(await correct()).toBe(1);
  const { message } = await postNow();
  expect(message).toContain('Superseded January 27, 2026.');
  expect(message).toContain('Superseded January 28, 2026.');
});

test('a quote restored gets back the buttons under it', async () => {
  await share();
  await follow(['fileWithdrawn', FARES]);
  expect((await postNow()).message).not.toContain('"action_id":"context"');
  await follow(['print', FARES]);
  expect((await postNow()).message).toContain('"action_id":"context"');
});

describe('a post that the first bots corrected, of which they kept only what stands there and when,', () => {
  /** As they left it: marked as changed to this. */
  async function correctedByFirstBots(fares: string): Promise<void> {
    await share();
    await follow(['print', fares]);
    const { message, quotes } = await postNow();
    await newsroom.store.posts.add({
      ...{ channelId: 'C1', ts: 'old', userId: 'U1', postedMs: newsroom.at(0), message },
      quotes: quotes.map(({ amendedTo, ...quote }) => quote),
    });
  }
  const old = async () => (await newsroom.store.posts.find('C1', 'old'))?.message ?? '';

  test('is left alone while its story is as they told', async () => {
    await correctedByFirstBots(FIVE);
    const before = await old();
    expect(await correct()).toBe(0);
    expect(await old()).toBe(before);
  });

  test('is marked when its story is withdrawn, and bears the words again when it is given out again', async () => {
    await correctedByFirstBots(FIVE);
    await follow(['fileWithdrawn', FARES]);
    expect(await old()).toContain(WITHDRAWN);
    expect(await old()).not.toContain('crowns');
    await follow(['print', FARES]);
    expect(await old()).toContain(AGAIN);
    expect(await old()).toContain(FARES);
  });
});
