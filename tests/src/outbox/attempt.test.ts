import { describe, expect, test } from 'vitest';
import { unmeasured } from '#src/measures.ts';
import { createAttempt } from '#src/outbox/attempt.ts';
import { WANTED_AGAIN } from '#src/outbox/means.ts';
import { PATIENCE } from '#src/outbox/outbox.ts';
import type { NewPlannedPost, PlannedPostIn } from '#src/store/records.ts';
import { ALERT, aDesk, aPlannedPost, type Desk, DUE, doAbout, found, QUOTE, saying } from './an-outbox.ts';

async function sent(plannedPost: NewPlannedPost, desk: Desk): Promise<PlannedPostIn<'sent'>> {
  const posted = await found(plannedPost, desk);
  if (posted.state !== 'sent') throw new Error(`${plannedPost.key} is ${posted.state}`);
  return posted;
}

describe('What is pending', () => {
  test('is posted, recorded, and its channel rests', async () => {
    const desk = await aDesk();
    const rest = await doAbout(ALERT, createAttempt(desk.means), desk);
    const [taken] = desk.slack.taken;
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sent', ts: taken?.ts, attempts: 1 });
    expect(taken?.text).toBe(ALERT.key);
    expect(rest).toEqual({ what: 'channel', ms: 1_000 });
  });

  test('is recorded together with what it quotes and what answers it in its thread', async () => {
    const reply = aPlannedPost({ key: 'reply', threadOf: ALERT.key });
    const desk = await aDesk({ write: async (it) => ({ ...saying(it), quotes: [QUOTE], replies: [reply] }) });
    const attempt = createAttempt(desk.means);
    await doAbout(ALERT, attempt, desk);
    const [{ ts = '' } = {}] = desk.slack.taken;
    expect(await desk.store.posts.find('C1', ts)).toMatchObject({ quotes: [QUOTE] });

    await doAbout(reply, attempt, desk);
    expect(desk.slack.taken.map(({ thread_ts }) => thread_ts)).toEqual([undefined, ts]);
  });

  test('is put off where it cannot be written yet, and nothing is passed over', async () => {
    const desk = await aDesk({ write: async () => ({ later: 'not read yet' }) });
    expect(await doAbout(ALERT, createAttempt(desk.means), desk)).toEqual({ what: 'post', ms: PATIENCE.again });
    expect(await found(ALERT, desk)).toMatchObject({ state: 'pending' });
    expect(desk.slack.taken).toEqual([]);
  });

  test('is recorded before Slack hears of it', async () => {
    const states: (string | undefined)[] = [];
    const desk = await aDesk();
    const { post } = desk.means.poster;
    const poster = {
      ...desk.means.poster,
      async post(...args: Parameters<typeof post>) {
        states.push((await desk.store.plannedPosts.find(ALERT.key))?.state);
        return post(...args);
      },
    };
    await doAbout(ALERT, createAttempt({ ...desk.means, poster }), desk);
    expect(states).toEqual(['sending']);
  });

  test('is written the moment before, and skipped when there is nothing left to say', async () => {
    const desk = await aDesk({ write: async () => ({ skip: 'the story was withdrawn' }) });
    await doAbout(ALERT, createAttempt(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'skipped', reason: 'the story was withdrawn' });
    expect(desk.slack.asked).toEqual([]);
  });

  test.each([
    ['sent', undefined, ['sent']],
    ['refused for now', 7, ['refused']],
    ['refused for good', { error: 'is_archived' }, ['refused', 'skipped']],
    ['not confirmed', 'lost reply', ['unconfirmed']],
  ] as const)('is counted when %s', async (_what, fault, outcomes) => {
    const counted: string[] = [];
    const measures = {
      ...unmeasured,
      posted: (kind: string, outcome: string) => void counted.push(`${kind} ${outcome}`),
    };
    const desk = await aDesk({ measures });
    if (fault) desk.faults.push(fault);
    await doAbout(ALERT, createAttempt(desk.means), desk);
    expect(counted).toEqual(outcomes.map((outcome) => `alert ${outcome}`));
  });

  test('waits as long as Slack asks', async () => {
    const desk = await aDesk();
    desk.faults.push(7);
    expect(await doAbout(ALERT, createAttempt(desk.means), desk)).toEqual({ what: 'channel', ms: 7_000 });
    expect(await found(ALERT, desk)).toMatchObject({ state: 'pending', dueMs: ALERT.dueMs });
  });

  test('is skipped with a reason where it can never be posted', async () => {
    const desk = await aDesk();
    desk.faults.push({ error: 'is_archived' });
    await doAbout(ALERT, createAttempt(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'skipped', reason: 'the channel is archived' });
  });

  test.each([
    ['digest', 12],
    ['alert', 6],
    ['notice', 72],
  ] as const)('as a %s is posted for less than %d hours', async (kind, hours) => {
    const desk = await aDesk();
    const attempt = createAttempt(desk.means);
    const [timely, late] = [aPlannedPost({ key: 'timely', kind }), aPlannedPost({ key: 'late', kind })];
    desk.clock.at = DUE.add({ hours }).subtract({ seconds: 1 });
    await doAbout(timely, attempt, desk);
    desk.clock.at = DUE.add({ hours });
    await doAbout(late, attempt, desk);
    expect(await found(timely, desk)).toMatchObject({ state: 'sent' });
    expect(await found(late, desk)).toMatchObject({ state: 'skipped', reason: 'it was too late' });
  });

  test('is not posted to a thread that never began', async () => {
    const desk = await aDesk();
    const attempt = createAttempt(desk.means);
    desk.faults.push({ error: 'is_archived' });
    await doAbout(ALERT, attempt, desk);
    const reply = aPlannedPost({ key: 'reply', threadOf: ALERT.key });
    await doAbout(reply, attempt, desk);
    expect(await found(reply, desk)).toMatchObject({ state: 'skipped', reason: 'what it answers was not posted' });
  });

  test('changes a message without ado, as to say the same twice does no harm', async () => {
    const desk = await aDesk();
    await doAbout(ALERT, createAttempt(desk.means), desk);
    const { ts } = await sent(ALERT, desk);
    const change = { update: { text: 'corrected', blocks: [] }, at: { channelId: 'C1', ts } };
    const correction = aPlannedPost({ key: 'c1', kind: 'correction' });
    const attempt = createAttempt({ ...desk.means, write: async () => change });

    desk.faults.push('lost reply');
    expect(await doAbout(correction, attempt, desk)).toEqual({ what: 'post', ms: PATIENCE.again });
    expect(await found(correction, desk)).toMatchObject({ state: 'pending' });
    await doAbout(correction, attempt, desk);
    expect(await found(correction, desk)).toMatchObject({ state: 'sent', ts });
    expect(desk.slack.taken).toMatchObject([{ text: 'corrected' }]);
  });
});

test('what an editor wants sent again is not too late, also when Slack asks to wait', async () => {
  const desk = await aDesk();
  await desk.store.plannedPosts.plan([ALERT]);
  const seen = { key: ALERT.key, state: 'pending', attempts: 0 } as const;
  await desk.store.plannedPosts.settle(seen, { state: 'pending', reason: WANTED_AGAIN });
  desk.clock.at = DUE.add({ hours: 24 });
  desk.faults.push(1);
  await doAbout(ALERT, createAttempt(desk.means), desk);
  await doAbout(ALERT, createAttempt(desk.means), desk);
  expect(await found(ALERT, desk)).toMatchObject({ state: 'sent', attempts: 2 });
});
