import { describe, expect, test } from 'vitest';
import { createAttempt } from '#src/outbox/attempt.ts';
import { createClearUp } from '#src/outbox/clear-up.ts';
import type { Written } from '#src/outbox/message.ts';
import { PATIENCE } from '#src/outbox/outbox.ts';
import { ALERT, aDesk, aPlannedPost, type Desk, DUE, doAbout, found, saying } from './an-outbox.ts';

/** A block that shows a quote, as its name says. */
const QUOTING = { type: 'rich_text' as const, block_id: 'quote a1 v1 0 5', elements: [] };

describe('What nobody confirmed', () => {
  /** An alert of which nobody knows what became, and the time to look for it. */
  async function inDoubt(fault: 'lost reply' | '503 before', change: Parameters<typeof aDesk>[0] = {}): Promise<Desk> {
    const desk = await aDesk(change);
    desk.faults.push(fault);
    await doAbout(ALERT, createAttempt(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sending' });
    desk.clock.at = DUE.add({ milliseconds: PATIENCE.doubt });
    return desk;
  }

  test('is left alone until Slack has it, or never will', async () => {
    const desk = await inDoubt('lost reply');
    desk.clock.at = DUE.add({ milliseconds: PATIENCE.doubt - 1 });
    await doAbout(ALERT, createClearUp(desk.means), desk);
    await doAbout(ALERT, createAttempt(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sending', attempts: 1 });
    expect(desk.slack.asked).toHaveLength(1);
  });

  test('and stands in the channel is sent, with what it quotes and what answers it', async () => {
    const reply = aPlannedPost({ key: 'reply', threadOf: ALERT.key });
    const desk = await inDoubt('lost reply', {
      write: async (it) => ({ ...saying(it), message: { text: it.key, blocks: [QUOTING] }, replies: [reply] }),
    });
    await doAbout(ALERT, createClearUp(desk.means), desk);
    const [{ ts = '' } = {}] = desk.slack.taken;
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sent', ts });
    expect(await desk.store.posts.find('C1', ts)).toMatchObject({ quotes: [{ articleId: 'a1', version: 'v1' }] });
    expect(await found(reply, desk)).toMatchObject({ state: 'pending' });
  });

  test('and stands in the channel is kept as it stands there, not as it would be written by now', async () => {
    const now = { ...QUOTING, block_id: 'quote a1 v2 0 9' };
    let isChanged = false;
    const desk = await inDoubt('lost reply', {
      write: async (it) => ({
        ...saying(it),
        message: { text: it.key, blocks: [isChanged ? now : QUOTING] },
      }),
    });
    isChanged = true;
    await doAbout(ALERT, createClearUp(desk.means), desk);
    const post = await desk.store.posts.find('C1', desk.slack.taken[0]?.ts ?? '');
    expect(post?.quotes).toMatchObject([{ articleId: 'a1', version: 'v1', start: 0, end: 5 }]);
    expect(JSON.parse(post?.message ?? '')).toEqual({ text: ALERT.key, blocks: [QUOTING] });
  });

  test('and stands in the channel is kept though its story may no longer be shown', async () => {
    let isWithdrawn = false;
    const desk = await inDoubt('lost reply', {
      write: async (it) =>
        isWithdrawn
          ? { skip: 'withdrawn', userId: 'U7' }
          : { ...saying(it), message: { text: it.key, blocks: [QUOTING] } },
    });
    isWithdrawn = true;
    await doAbout(ALERT, createClearUp(desk.means), desk);
    const post = await desk.store.posts.find('C1', desk.slack.taken[0]?.ts ?? '');
    expect(post).toMatchObject({ userId: 'U7', quotes: [{ articleId: 'a1', version: 'v1' }] });
  });

  test('and stands in the channel has what changed meanwhile planned together with the record of it', async () => {
    const correction = aPlannedPost({ kind: 'correction', key: 'correction|C1|1' });
    const asked: string[] = [];
    const desk = await inDoubt('lost reply', {
      write: async (it) => ({ ...saying(it), message: { text: it.key, blocks: [QUOTING] } }),
      onFound: async ({ quotes }) => {
        asked.push(...quotes.map(({ articleId }) => articleId));
        return [correction];
      },
    });
    await doAbout(ALERT, createClearUp(desk.means), desk);
    expect(asked).toEqual(['a1']);
    expect(await found(correction, desk)).toMatchObject({ state: 'pending' });
  });

  test('and stands in the channel waits for a bot that can tell what follows from it', async () => {
    const writings: Written[] = [{ message: { text: 'as it was', blocks: [QUOTING] }, quotes: [] }];
    const desk = await inDoubt('lost reply', { write: async (it) => writings.shift() ?? saying(it) });
    writings.push({ later: 'not read yet' });
    expect(await doAbout(ALERT, createClearUp(desk.means), desk)).toEqual({ what: 'post', ms: PATIENCE.again });
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sending' });
    await doAbout(ALERT, createClearUp(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sent' });
  });

  test('and is not there is written anew and posted', async () => {
    const desk = await inDoubt('503 before');
    await doAbout(ALERT, createClearUp(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'pending' });
    await doAbout(ALERT, createAttempt(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(desk.slack.taken).toHaveLength(1);
  });

  test('and was recorded by a clock that ran ahead is looked for at once, as far back as a day', async () => {
    const desk = await aDesk();
    desk.clock.at = DUE.add({ hours: 24 * 400 });
    const ahead = aPlannedPost({ dueMs: desk.clock.at.epochMilliseconds });
    desk.faults.push('lost reply');
    await doAbout(ahead, createAttempt(desk.means), desk);
    desk.clock.at = Temporal.Now.instant();
    await doAbout(ahead, createClearUp(desk.means), desk);
    expect(await found(ahead, desk)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(desk.slack.taken).toHaveLength(1);
  });

  test('is looked for again when Slack does not answer', async () => {
    const desk = await inDoubt('lost reply');
    const clearUp = createClearUp(desk.means);
    desk.faults.push('503 before');
    expect(await doAbout(ALERT, clearUp, desk)).toEqual({ what: 'post', ms: PATIENCE.again });
    await doAbout(ALERT, clearUp, desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sent' });
  });

  test('and cannot be looked for is unknown, and the editors are told', async () => {
    const notice = aPlannedPost({ key: 'unknown|f1', kind: 'notice', channelId: 'UEDITOR' });
    const desk = await inDoubt('lost reply', { onUnknown: () => [notice] });
    desk.faults.push({ error: 'missing_scope' });
    await doAbout(ALERT, createClearUp(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'unknown' });
    expect(await found(notice, desk)).toMatchObject({ state: 'pending' });
  });

  test('is unknown once it would be too late for it', async () => {
    const desk = await inDoubt('lost reply');
    desk.clock.at = DUE.add({ hours: 6 });
    desk.faults.push('503 before');
    await doAbout(ALERT, createClearUp(desk.means), desk);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'unknown' });
  });

  test('is not overruled by the outcome of an attempt that comes back late', async () => {
    const desk = await aDesk();
    await desk.store.plannedPosts.plan([ALERT]);
    const seen = await desk.store.plannedPosts.begin(ALERT.key, DUE.epochMilliseconds);
    desk.clock.at = DUE.add({ milliseconds: PATIENCE.doubt });
    await doAbout(ALERT, createClearUp(desk.means), desk);
    await desk.store.plannedPosts.begin(ALERT.key, desk.clock.at.epochMilliseconds);
    expect(seen && (await desk.store.plannedPosts.settle(seen, { state: 'pending', reason: 'refused' }))).toBe(false);
    expect(await found(ALERT, desk)).toMatchObject({ state: 'sending', attempts: 2 });
  });
});
