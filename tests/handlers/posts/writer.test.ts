import { expect, test } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import { keepPost } from '#handlers/posts/keep-post.ts';
import { createWriter } from '#handlers/posts/writer.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { planCorrections } from '#src/corrections/plan-corrections.ts';
import { createShelf } from '#src/library/shelf.ts';
import { createSuggesting } from '#src/library/suggesting.ts';
import { aKeptVersion } from '../../a-kept-version.ts';
import { anArticle } from '../../an-article.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { buttonsOf } from '../../slack/block-limits.ts';
import { NOON } from '../../test-rooms.ts';

const BODY = 'The council voted on Tuesday to dredge the old channel before the floods arrive in the spring.';
const story = (terms: string, body: string) =>
  anArticle({ file: 'harbor.txt', text: `---\nheadline: Harbor\n${terms}---\n${body}\n` });

/** A quote from the first version stands in a message of ours to U1; what its correction says now that the second is out. */
async function corrected([before, after]: ReturnType<typeof story>[], { channelId }: { channelId: string }) {
  const first = await rememberingRooms(before ? [before] : []);
  const ask = { userId: 'U1', channelId };
  const found = await answer({ ...ask, text: 'dredge' }, first);
  const value = buttonsOf(found).find(({ action }) => action === 'share')?.value ?? '';
  await keepPost(await press('share', { ...ask, value }, first), { ...ask, ts: '1.0' }, first);

  const { store } = first;
  const clock = { now: () => NOON, timeZone: 'UTC' };
  const suggesting = createSuggesting(clock);
  const shelf = createShelf({ engine: createMemoryIndex(), suggesting, shown: [], ...clock });
  await shelf.arrange(after ? [after] : []);
  if (after) {
    const { id: articleId, version } = after;
    const atMs = NOON.epochMilliseconds;
    await store.articles.keep(aKeptVersion(after, atMs));
    await store.changes.note([{ articleId, version, kind: 'shown', atMs }]);
  }
  const library = { ...first.library, archiveFor: shelf.archiveFor };
  await planCorrections({ ...first, archive: shelf.archiveFor('everyone') });
  const correction = (await store.plannedPosts.inState('pending')).find(({ kind }) => kind === 'correction');
  if (!correction) throw new Error('no correction was planned');
  return (isGuest: boolean) => {
    const audienceOf = async ({ userId = '' }) => (isGuest && userId === 'U1' ? { audience: 'outside' as const } : {});
    return createWriter({ ...first, library }, audienceOf)(correction);
  };
}

test('a correction in a conversation with a guest has nothing of a story that has become internal', async () => {
  const versions = [story('', BODY), story('audience: internal\n', BODY.replace('in the spring', 'in secret'))];
  const write = await corrected(versions, { channelId: 'D1' });
  expect(JSON.stringify(await write(false))).toContain('secret');
  expect(JSON.stringify(await write(true))).not.toContain('secret');
});

test('a correction shows no more words of the story than its rights allow', async () => {
  const longer = BODY.replace('the old channel', 'the old channel, the inner basin and both of its quays at last,');
  const versions = [story('', BODY), story('rights-words: 20\n', longer)];
  const write = await corrected(versions, { channelId: 'C1' });
  const written = JSON.stringify(await write(false));
  expect(written).toContain('no longer printed');
  expect(written).not.toContain('inner basin');
});
