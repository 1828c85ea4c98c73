import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alertKey } from '#src/follow/alert-key.ts';
import { pickAlert } from '#src/follow/pick-alert.ts';
import { MOST_ALERTS_AN_HOUR, planAlerts } from '#src/follow/plan-alerts.ts';
import type { Follow } from '#src/store/records.ts';
import { aKeptVersion } from '../../a-kept-version.ts';
import { anArticle } from '../../an-article.ts';
import { aFollow } from './a-follow.ts';
import { aNewsroom, type Newsroom } from './a-newsroom.ts';

const HEAD = '---\nheadline: Ferry fares\noutlet: The Tidewater Post\n---\n';
const FARES = 'Ferry fares will rise by four crowns in March, the county said on Tuesday.';
const BOATS = 'Two new boats were ordered for the northern crossing of the bay.';
const CREWS = 'The ferry crews have asked for an eleventh man on every night crossing.';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await aNewsroom();
});
afterEach(() => newsroom.store.close());

function aStory(...paragraphs: string[]) {
  return anArticle({ file: 'fares.txt', text: `${HEAD}${paragraphs.join('\n\n')}\n` });
}

async function follow(changes: Partial<Follow> = {}): Promise<Follow> {
  const started = aFollow({ typed: 'ferry', sinceMs: newsroom.at(0), ...changes });
  await newsroom.store.follows.add(started, { atMs: 0, userId: 'U1', action: 'follow', subject: started.id });
  return started;
}

async function planned() {
  await planAlerts(newsroom);
  const pending = await newsroom.store.plannedPosts.inState('pending');
  return pending.filter((plannedPost) => plannedPost.kind === 'alert');
}

/** The words of the quotes in every alert that is due, or why there are none. */
async function said() {
  const plannedPosts = await planned();
  return Promise.all(
    plannedPosts.map(async (plannedPost) => {
      const alert = await pickAlert(plannedPost, newsroom);
      if ('skip' in alert) return alert.skip;
      return alert.of === 'more' ? alert.stories : alert.quotes.map(({ snippet }) => snippet.text);
    }),
  );
}

async function send(key: string): Promise<void> {
  const begun = await newsroom.store.plannedPosts.begin(key, newsroom.at(0));
  if (!begun) throw new Error(`${key} was not pending`);
  await newsroom.store.plannedPosts.settle(begun, { state: 'sent', ts: '1' });
}

describe('a follow', () => {
  test('is told of a new story, with the quotes that match and their sources', async () => {
    const following = await follow();
    const story = await newsroom.publish(aStory(FARES, BOATS, CREWS), 1);

    const [plannedPost] = await planned();
    expect(plannedPost).toMatchObject({
      kind: 'alert',
      subject: 'f1',
      channelId: 'C1',
      key: alertKey(following.id, story.id, story.version),
    });
    const alert = plannedPost && (await pickAlert(plannedPost, newsroom));
    expect(alert).toMatchObject({
      of: 'story',
      isUpdate: false,
      hasMore: false,
      quotes: [
        { snippet: { text: CREWS }, citation: { title: 'Ferry fares', outlet: 'The Tidewater Post', paragraph: 3 } },
        { snippet: { text: FARES }, citation: { paragraph: 1 } },
      ],
    });
  });

  test('is not told of what was there when it began', async () => {
    await newsroom.publish(aStory(FARES), 0);
    await follow({ sinceMs: newsroom.at(5) });
    expect(await said()).toEqual([]);
  });

  test('is not told of a story that was there when it began and changes nothing that matches', async () => {
    await newsroom.publish(aStory(FARES), 0);
    await follow({ sinceMs: newsroom.at(5) });
    await newsroom.publish(aStory(FARES, BOATS), 6);
    expect(await said()).toEqual([]);
  });

  test('is told of a changed story in its new words only', async () => {
    const following = await follow();
    const story = await newsroom.publish(aStory(FARES), 1);
    await planAlerts(newsroom);
    await send(alertKey(following.id, story.id, story.version));
    await newsroom.publish(aStory(BOATS, FARES, CREWS), 2);
    expect(await said()).toEqual([[CREWS]]);
  });

  test.each([
    ['a passage moved', [BOATS, FARES]],
    ['a passage that does not match was added', [FARES, BOATS]],
    ['quotation marks and capitals changed', [FARES.replace('March', 'MARCH').replace('county', '‘county’')]],
    ['what matched went', [BOATS]],
  ])('is not told again when %s', async (_, paragraphs) => {
    const following = await follow();
    const story = await newsroom.publish(aStory(FARES), 1);
    await planAlerts(newsroom);
    await send(alertKey(following.id, story.id, story.version));
    await newsroom.publish(aStory(...paragraphs), 2);
    expect(await said()).toEqual([]);
  });

  test('that was set by a clock that ran ahead is told all the same, when it is news', async () => {
    const aYear = 366 * 24 * 3_600_000;
    await follow({ sinceMs: newsroom.at(0) + aYear });
    const { id } = aFollow();
    const ahead = {
      kind: 'alert',
      subject: id,
      channelId: 'C1',
      about: { of: 'story', articleId: 'a9', version: 'v1', nth: 1 },
    } as const;
    await newsroom.store.plannedPosts.plan([{ ...ahead, key: 'ahead', dueMs: newsroom.at(0) + aYear }]);
    await newsroom.publish(aStory(FARES), 1);
    const dues = (await planned()).filter(({ key }) => key !== 'ahead').map(({ dueMs }) => dueMs);
    expect(dues).toHaveLength(1);
    expect(dues[0]).toBeLessThan(newsroom.at(0) + 24 * 3_600_000);
  });

  test('is told once, of the newest version, when a story changes before the alert is sent', async () => {
    const following = await follow();
    const first = await newsroom.publish(aStory(FARES), 1);
    const second = await newsroom.publish(aStory(FARES, CREWS), 2);
    await planAlerts(newsroom);

    const { plannedPosts } = newsroom.store;
    const superseded = await plannedPosts.begin(alertKey(following.id, first.id, first.version), newsroom.at(3));
    if (superseded?.kind !== 'alert') throw new Error('nothing was planned for the first version');
    expect(await pickAlert(superseded, newsroom)).toEqual({
      skip: 'A newer version of the story has an alert of its own.',
    });
    await plannedPosts.settle(superseded, { state: 'skipped', reason: 'A newer version' });

    expect(await said()).toEqual([[CREWS, FARES]]);
    expect((await planned()).map(({ key }) => key)).toEqual([alertKey(following.id, second.id, second.version)]);
  });

  test('is told when a story comes out from under its embargo, however often it was changed there', async () => {
    await follow();
    const embargoed = (...paragraphs: string[]) => ({
      ...aStory(...paragraphs),
      embargo: '2026-01-27T12:00:10Z',
    });
    const { articles } = newsroom.store;
    for (const [at, draft] of [embargoed(FARES, BOATS), embargoed(FARES)].entries())
      await articles.keep(aKeptVersion(draft, newsroom.at(at + 1)));
    await newsroom.publish(embargoed(FARES), 10);
    newsroom.wait(11);
    expect(await said()).toEqual([[FARES]]);
  });

  test('is not told of what was withdrawn, embargoed or internal by the time the alert is sent', async () => {
    const story = aStory(FARES);
    await follow();
    await newsroom.publish(story, 1);
    await planAlerts(newsroom);
    const why = async (changes: object) => {
      await newsroom.put({ ...story, ...changes });
      return (await said())[0];
    };
    expect(await why({ status: 'withdrawn' })).toBe('The story may no longer be shown.');
    expect(await why({ embargo: '2027-01-01' })).toBe('The story may no longer be shown.');
    expect(await why({ audience: 'internal' })).toEqual([FARES]);
    const [plannedPost] = await planned();
    expect(plannedPost && (await pickAlert(plannedPost, { ...newsroom, audience: 'outside' }))).toEqual({
      skip: 'The story may no longer be shown.',
    });
    await newsroom.withdraw(story, 2);
    expect(await said()).toEqual(['The story may no longer be shown.']);
  });

  test('is not told once it is stopped', async () => {
    const { id } = await follow();
    await newsroom.publish(aStory(FARES), 1);
    await planAlerts(newsroom);
    await newsroom.store.follows.stop(id, { atMs: 1, userId: 'U1', action: 'unfollow', subject: id });
    expect(await said()).toEqual(['The follow was stopped, or cannot be read.']);
  });

  test('is told of so many stories an hour, and then how many more there were', async () => {
    await follow();
    for (let at = 0; at < MOST_ALERTS_AN_HOUR + 3; at += 1) {
      const text = `${HEAD}Ferry number ${at} left the landing at ${at} minutes past the hour.\n`;
      await newsroom.publish(anArticle({ file: `${at}.txt`, text }), at + 1);
    }
    await newsroom.publish(anArticle({ file: 'next.txt', text: `${HEAD}A ferry sailed an hour later.\n` }), 3600);

    const alerts = await said();
    expect(alerts).toHaveLength(MOST_ALERTS_AN_HOUR + 2);
    expect(alerts.at(-2)).toBe(3);
    expect(alerts.at(-1)).toEqual(['A ferry sailed an hour later.']);
  });

  test('is not told how many more there were of what was withdrawn or made internal since', async () => {
    await follow();
    const stories = [];
    for (let at = 0; at < MOST_ALERTS_AN_HOUR + 3; at += 1) {
      const text = `${HEAD}Ferry number ${at} left the landing at ${at} minutes past the hour.\n`;
      stories.push(await newsroom.publish(anArticle({ file: `${at}.txt`, text }), at + 1));
    }
    const more = (await planned()).at(-1);
    const [withdrawn, internal] = stories.slice(-2);
    if (!more || !withdrawn || !internal) throw new Error('nothing was planned');
    await newsroom.withdraw(withdrawn, 20);
    const text = `${internal.text}\n\nThis is for the newsroom alone.\n`;
    await newsroom.put({ ...internal, version: 'newer', text, audience: 'internal' });
    expect(await pickAlert(more, newsroom)).toMatchObject({ stories: 2 });
    expect(await pickAlert(more, { ...newsroom, audience: 'outside' })).toMatchObject({ stories: 1 });
  });

  test('is told of a story that matches by its headline alone', async () => {
    await follow({ typed: 'headline:fares' });
    await newsroom.publish(aStory(BOATS), 1);
    expect(await said()).toEqual([[BOATS]]);
  });
});

describe('alerts are planned once', () => {
  const stories = 30;

  async function publishAll(): Promise<void> {
    await follow();
    await follow({ id: 'f2', typed: 'boats OR ferry' });
    for (let at = 0; at < stories; at += 1) {
      const text = `${HEAD}Ferry number ${at} left the landing with ${at} boats.\n`;
      await newsroom.publish(anArticle({ file: `${at}.txt`, text }), at * 150);
    }
  }

  async function keys(): Promise<string[]> {
    return (await planned()).map(({ key, dueMs }) => `${key} ${dueMs}`);
  }

  test('by one bot or by three at a time, and again', async () => {
    await publishAll();
    await Promise.all([planAlerts(newsroom), planAlerts(newsroom), planAlerts(newsroom)]);
    const once = await keys();
    expect(once.length).toBeGreaterThan(stories);
    await planAlerts(newsroom);
    expect(await keys()).toEqual(once);
  });

  test('by one that dies between any two steps', async () => {
    await publishAll();
    const whole = await keys();
    await newsroom.store.close();

    for (const deaths of [1, 2, 3, 7, 20]) {
      newsroom = await aNewsroom();
      await publishAll();
      // Bots that can plan so many more before they die, one after the other, and then one that lives.
      for (let bot = 0; bot < 6; bot += 1) await expect(planAlerts(mortal(newsroom, deaths))).rejects.toThrow('killed');
      expect(await keys()).toEqual(whole);
      if (deaths < 20) await newsroom.store.close();
    }
  });
});

/** The same newsroom for a bot that is killed on its next step after so many plans, and never gets to move its cursor. */
function mortal(room: Newsroom, plans: number): Newsroom {
  let left = plans;
  const { store } = room;
  const killed = () => Promise.reject(new Error('killed'));
  return {
    ...room,
    store: {
      ...store,
      changes: { ...store.changes, moveCursor: killed },
      plannedPosts: {
        ...store.plannedPosts,
        plan: (plannedPosts) => {
          left -= 1;
          return left < 0 ? killed() : store.plannedPosts.plan(plannedPosts);
        },
      },
    },
  };
}
