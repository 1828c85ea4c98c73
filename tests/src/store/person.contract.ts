import { expect, test } from 'vitest';
import { noticeTo } from '#src/notices/plan-notices.ts';
import { openStore } from '#src/store/open-store.ts';
import { deletePerson, listPerson } from '#src/store/person.ts';
import type { Digest } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { aFollow } from '../follow/a-follow.ts';

const ADA = 'U0ADA';
/** Whose id begins as hers does. */
const ADAM = 'U0ADAM';
const quote = { articleId: 'a1', version: 'v1', start: 0, end: 12, blockId: 'q1' };
const byAda = (subject: string) => ({ atMs: 1, userId: ADA, action: 'test', subject });

function messageOf(userId: string): string {
  const elements = [
    { type: 'user', user_id: userId },
    { type: 'text', text: ' shared a quote:' },
  ];
  return JSON.stringify({ text: `<@${userId}> shared a quote.`, blocks: [{ type: 'rich_text', elements }] });
}

function aDigest(channelId: string): Digest {
  const when = { time: '08:30', timeZone: 'UTC', days: 31, typed: 'ferry', onQuietDays: 'say' as const, sinceMs: 1 };
  return { id: channelId, channelId, userId: ADA, ...when };
}

/** A store in which two people have done much the same, alone and in a channel. */
async function fill(store: Store): Promise<void> {
  await store.follows.add(aFollow({ id: 'f1', channelId: ADA, userId: ADA, typed: 'ferry' }), byAda('f1'));
  await store.follows.add(aFollow({ id: 'f2', userId: ADA, typed: 'harbor' }), byAda('f2'));
  await store.follows.add(aFollow({ id: 'f3', userId: ADAM, typed: 'tram' }), { ...byAda('f3'), userId: ADAM });
  for (const channelId of [ADA, 'C1']) await store.digests.set(aDigest(channelId), byAda(channelId));
  const about = { of: 'corrected', channelId: 'C1', ts: '1.0' } as const;
  await store.plannedPosts.plan([ADA, ADAM].map((id) => noticeTo(id, about, { key: 'k', dueMs: 1 })));
  const post = { postedMs: 1, quotes: [quote] };
  await store.posts.add({ ...post, channelId: 'C1', ts: '1.0', userId: ADA, message: messageOf(ADA) });
  await store.posts.add({ ...post, channelId: 'D1', ts: '2.0', userId: ADA, message: '{"text":"","blocks":[]}' });
  await store.posts.add({ ...post, channelId: 'C1', ts: '3.0', userId: ADAM, message: messageOf(ADAM) });
  await store.posts.amend({ channelId: 'C1', ts: '1.0', message: messageOf(ADA) }, [], 2);
  const asked = { thread: '1.0', typed: 'ferry', steps: [], atMs: 3 };
  await store.threads.remember({ ...asked, channelId: 'C1', userId: ADA }, 0);
  await store.threads.remember({ ...asked, channelId: 'C2', userId: ADAM }, 0);
  await store.settings.set({ owner: ADA, name: 'zone', value: 'UTC' }, byAda(ADA));
  await store.events.isNew('D1 2.0', 1);
}

/** What every store promises a person of whom it keeps something. */
export function peopleAreForgotten(newPlace: () => Promise<string>): void {
  async function filled(): Promise<string> {
    const url = await newPlace();
    const store = await openStore(url);
    await fill(store);
    await store.close();
    return url;
  }

  test('all that is kept of a person is listed, and nothing of another', async () => {
    const url = await filled();
    const kept = await listPerson(url, ADA);
    expect(kept.map(({ what, lines }) => [what, lines.length])).toEqual([
      ['searches followed', 2],
      ['digests', 2],
      ['posts that quote', 2],
      ['posts planned', 1],
      ['asked last in a thread', 1],
      ['settings', 1],
      ['changes made', 5],
    ]);
    expect(kept[0]?.lines).toContain('1970-01-01T00:00Z to now  C1  harbor');
    expect((await listPerson(url, 'U0NONE')).flatMap(({ lines }) => lines)).toEqual([]);
  });

  test('what is deleted is listed no more; what others have stays, with nobody’s name', async () => {
    const url = await filled();
    const kept = await listPerson(url, ADA);
    const adams = await listPerson(url, ADAM);
    expect(await deletePerson(url, ADA)).toEqual(kept);
    expect((await listPerson(url, ADA)).flatMap(({ lines }) => lines)).toEqual([]);
    expect(await listPerson(url, ADAM)).toEqual(adams);

    const store = await openStore(url);
    expect(await store.follows.active()).toMatchObject([
      { id: 'f2', channelId: 'C1', userId: 'nobody' },
      { id: 'f3', userId: ADAM },
    ]);
    expect(await store.digests.active()).toMatchObject([{ channelId: 'C1', userId: 'nobody' }]);
    const [post, adamsPost, ...others] = await store.posts.quoting('a1');
    expect(others).toEqual([]);
    expect(post?.userId).toBeUndefined();
    expect(JSON.parse(post?.message ?? '')).toEqual({
      text: 'somebody shared a quote.',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            { type: 'text', text: 'somebody' },
            { type: 'text', text: ' shared a quote:' },
          ],
        },
      ],
    });
    expect(post?.posted).toBe(post?.message);
    expect(adamsPost).toMatchObject({ userId: ADAM, message: messageOf(ADAM) });
    expect(await store.events.isNew('D1 2.0', 1)).toBe(true);
    expect(JSON.stringify(await store.audit.newest(99))).not.toContain(`"${ADA}"`);
    await store.close();
  });
}
