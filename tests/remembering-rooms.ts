import { onTestFinished } from 'vitest';
import type { Remembering } from '#handlers/commands/with-memory.ts';
import { createPosting, type Delivery, type Posting } from '#handlers/posts/posting.ts';
import { openTickets } from '#handlers/tickets/open-tickets.ts';
import type { Article } from '#index/text/article.ts';
import { openStore } from '#src/store/open-store.ts';
import { aKeptVersion } from './a-kept-version.ts';
import { NOON, testFixtures } from './test-rooms.ts';

/** When the articles of a bot with a memory were read, an hour ago: to its digests they are new. */
const READ_MS = NOON.subtract({ hours: 1 }).epochMilliseconds;

/** Where nothing can be posted. */
const NOWHERE: Delivery = {
  poster: {
    post: async () => ({ as: 'doubtful', reason: 'there is no Slack' }),
    find: async () => 'unanswered',
    update: async () => ({ as: 'doubtful', reason: 'there is no Slack' }),
  },
  audienceOf: async () => ({}),
};

/** The rooms of a bot with a memory, which is gone when the test is done. It posts nothing by itself. */
export async function rememberingRooms(articles: readonly Article[] = []): Promise<Remembering> {
  return (await rememberingBot(articles, NOWHERE)).rooms;
}

/** The same with what it would post by itself, once it is started. */
export async function rememberingBot(
  articles: readonly Article[],
  delivery: Delivery,
): Promise<{ rooms: Remembering; posting: Posting }> {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  for (const article of articles) await store.articles.keep(aKeptVersion(article, READ_MS));
  await store.changes.note(
    articles.map(({ id: articleId, version }) => ({ articleId, version, kind: 'shown', atMs: READ_MS })),
  );
  const fixtures = await testFixtures(articles);
  const ground = { ...fixtures, store, tickets: await openTickets(store, fixtures) };
  const posting = createPosting(ground, delivery);
  const archive = ground.library.archiveFor('everyone');
  return { rooms: { ...ground, memory: 'kept', outbox: posting.outbox, audience: 'everyone', archive }, posting };
}
