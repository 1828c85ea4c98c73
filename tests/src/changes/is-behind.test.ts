import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBehind, isBehindLately } from '#src/changes/is-behind.ts';
import { aKeptVersion } from '../../a-kept-version.ts';
import { anArticle } from '../../an-article.ts';
import { aNewsroom, type Newsroom } from '../follow/a-newsroom.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await aNewsroom();
});
afterEach(() => newsroom.store.close());

const story = anArticle();

test('a bot is not behind with what it has noted itself, nor with a story of which nothing was noted', async () => {
  await newsroom.publish(story, 10);
  expect(await isBehind(story.id, newsroom)).toBe(false);
  expect(await isBehind('another', newsroom)).toBe(false);
  expect(await isBehindLately(newsroom.at(20), newsroom)).toBe(false);
});

test('it is behind with a version that another bot has noted, until it has it too', async () => {
  await newsroom.publish(story, 10);
  const newer = { ...story, version: 'newer' };
  await newsroom.store.articles.keep(aKeptVersion(newer, newsroom.at(20)));
  await newsroom.store.changes.note([{ articleId: story.id, version: 'newer', kind: 'shown', atMs: newsroom.at(20) }]);
  expect(await isBehind(story.id, newsroom)).toBe(true);
  expect(await isBehindLately(newsroom.at(30), newsroom)).toBe(true);
  await newsroom.put(newer);
  expect(await isBehind(story.id, newsroom)).toBe(false);
  expect(await isBehindLately(newsroom.at(30), newsroom)).toBe(false);
});

test('and with a story that another has seen go', async () => {
  await newsroom.publish(story, 10);
  await newsroom.store.changes.note([
    { articleId: story.id, version: story.version, kind: 'gone', atMs: newsroom.at(20) },
  ]);
  expect(await isBehind(story.id, newsroom)).toBe(true);
});

test('what it has not got after five minutes holds up no digest', async () => {
  await newsroom.store.changes.note([{ articleId: 'a', version: 'v', kind: 'shown', atMs: newsroom.at(0) }]);
  expect(await isBehindLately(newsroom.at(299), newsroom)).toBe(true);
  expect(await isBehindLately(newsroom.at(301), newsroom)).toBe(false);
});
