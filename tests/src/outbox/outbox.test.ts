import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '#src/log.ts';
import type { Means, Patience } from '#src/outbox/means.ts';
import { createOutbox, type Outbox, PATIENCE } from '#src/outbox/outbox.ts';
import { createReadiness, UNWATCHED } from '#src/readiness.ts';
import type { Digest } from '#src/store/records.ts';
import { StoreError } from '#src/store/store-error.ts';
import { aDesk, aPlannedPost, type Desk, DUE, saying } from './an-outbox.ts';

const SHORT: Patience = { ...PATIENCE, apart: 20, again: 50 };
const AUDIT = { atMs: 0, userId: 'U1', action: 'digest', subject: 'd1' };
const DIGEST: Digest = {
  id: 'd1',
  channelId: 'C1',
  userId: 'U1',
  time: '12:00',
  timeZone: 'UTC',
  days: 127,
  typed: '',
  onQuietDays: 'say',
  sinceMs: DUE.epochMilliseconds - 1,
};

/** An outbox that runs until the test is done, hasty unless told otherwise. */
async function running(change: Partial<Means> = {}): Promise<Desk & { outbox: Outbox }> {
  const desk = await aDesk({ patience: SHORT, ...change });
  const outbox = createOutbox(desk.means);
  onTestFinished(() => outbox.stop());
  outbox.start();
  return { ...desk, outbox };
}

// However busy the machine is.
const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 20_000 });
const texts = ({ slack }: Pick<Desk, 'slack'>) => slack.taken.map(({ text }) => text);

describe('The outbox', () => {
  test('posts what is due, in the order in which it is, and nothing else', async () => {
    const desk = await running();
    const dueMs = DUE.epochMilliseconds;
    await desk.store.plannedPosts.plan([
      aPlannedPost({ key: 'second', dueMs: dueMs - 1 }),
      aPlannedPost({ key: 'first', dueMs: dueMs - 2 }),
      aPlannedPost({ key: 'tomorrow', dueMs: dueMs + 86_400_000 }),
    ]);
    desk.outbox.wake();
    await eventually(() => texts(desk)).toEqual(['first', 'second']);
  });

  test('posts digests as they fall due, once, however the clock jumps', async () => {
    const desk = await running();
    await desk.store.digests.set(DIGEST, AUDIT);
    desk.outbox.wake();
    await eventually(() => texts(desk)).toEqual(['d1|2026-01-27']);

    desk.clock.at = DUE.add({ hours: 24 });
    await eventually(() => texts(desk)).toEqual(['d1|2026-01-27', 'd1|2026-01-28']);
    for (const hours of [-24 * 400, 0, 24]) {
      desk.clock.at = DUE.add({ hours });
      desk.outbox.wake();
      await eventually(() => desk.store.plannedPosts.due(DUE.epochMilliseconds)).toEqual([]);
    }
    desk.clock.at = DUE.add({ hours: 48 });
    await eventually(() => texts(desk)).toEqual(['d1|2026-01-27', 'd1|2026-01-28', 'd1|2026-01-29']);
  });

  test('posts the newest of the digests that were missed, and skips the others', async () => {
    const desk = await aDesk({ patience: SHORT });
    await desk.store.digests.set(DIGEST, AUDIT);
    desk.clock.at = DUE.add({ hours: 3 * 24 + 11 });
    const outbox = createOutbox(desk.means);
    onTestFinished(() => outbox.stop());
    outbox.start();
    await eventually(() => desk.store.plannedPosts.inState('skipped')).toHaveLength(3);
    await eventually(() => texts(desk)).toEqual(['d1|2026-01-30']);
  });

  test('begins with a digest on the day after, when it is set after its time', async () => {
    const desk = await running();
    await desk.store.digests.set({ ...DIGEST, time: '11:59' }, AUDIT);
    desk.outbox.wake();
    desk.clock.at = DUE.add({ hours: 24 });
    await eventually(() => texts(desk)).toEqual(['d1|2026-01-28']);
  });

  test('posts what is planned while planning fails, and says which of both works', async () => {
    const readiness = createReadiness(createLog('silent'));
    let why: Error | undefined = new StoreError('The disk is full.');
    const planner = async () => {
      if (why) throw why;
      return undefined;
    };
    const pulses = {
      planning: readiness.pulse('planning', 'planning digests'),
      looking: readiness.pulse('posting', 'looking for posts'),
      attempts: readiness.pulse('posting', 'making a post'),
    };
    const desk = await running({ planners: [planner], pulses });
    await desk.store.plannedPosts.plan([aPlannedPost()]);
    desk.outbox.wake();
    await eventually(() => texts(desk)).toEqual(['f1|a1|v1']);
    const reason = 'Planning digests failed. The disk is full.';
    expect((await readiness.report()).components).toEqual({
      planning: { works: false, reason },
      posting: { works: true },
    });
    why = undefined;
    desk.outbox.wake();
    await eventually(async () => (await readiness.report()).ready).toBe(true);
  });

  test('says that it cannot make a post, or has waited too long with one', async () => {
    const readiness = createReadiness(createLog('silent'));
    const pulses = {
      planning: UNWATCHED,
      looking: readiness.pulse('posting', 'looking for posts'),
      attempts: readiness.pulse('posting', 'making a post'),
    };
    const posting = async () => (await readiness.report()).components.posting;
    let isBroken = true;
    const desk = await running({
      pulses,
      write: async (it) => {
        if (isBroken) throw new Error('a story like no other');
        return saying(it);
      },
    });
    await desk.store.plannedPosts.plan([aPlannedPost()]);
    desk.outbox.wake();
    const reason = 'Making a post failed. The log says why.';
    await eventually(posting).toEqual({ works: false, reason });

    desk.clock.at = DUE.add({ minutes: 16 });
    const late = 'Posts that are due wait for too long (1, the first since 2026-01-27T12:00Z): the log may say why.';
    await eventually(posting).toEqual({ works: false, reason: late });
    isBroken = false;
    await eventually(posting).toEqual({ works: true });
    expect(texts(desk)).toEqual(['f1|a1|v1']);
  });

  test('notices a digest that another bot set, though its own clock was set back', async () => {
    const desk = await running();
    desk.clock.at = DUE.add({ hours: 24 });
    desk.outbox.wake();
    await desk.store.digests.set(DIGEST, AUDIT);
    await eventually(() => texts(desk)).toEqual(['d1|2026-01-28']);
    desk.clock.at = DUE;
    await desk.store.digests.set({ ...DIGEST, id: 'd2', channelId: 'C2' }, AUDIT);
    await eventually(() => texts(desk)).toEqual(['d1|2026-01-28', 'd2|2026-01-27']);
  });

  test('answers in a thread only when the thread is there', async () => {
    const desk = await running();
    desk.faults.push(1);
    await desk.store.plannedPosts.plan([
      aPlannedPost({ key: 'parent' }),
      aPlannedPost({ key: 'a reply', threadOf: 'parent', dueMs: DUE.epochMilliseconds - 1 }),
    ]);
    desk.outbox.wake();
    await eventually(() => texts(desk)).toEqual(['parent', 'a reply']);
    expect(desk.slack.taken[1]?.thread_ts).toBe(desk.slack.taken[0]?.ts);
  });

  test('is at work in at most eight channels at a time', async () => {
    const { promise: isWritten, resolve: write } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const desk = await running({
      onStep: (step, key) => void (step === 'taken' && begun.push(key)),
      write: (plannedPost) => isWritten.then(() => saying(plannedPost)),
    });
    const keys = Array.from({ length: 20 }, (_, number) => `${10 + number}`);
    await desk.store.plannedPosts.plan(keys.map((key) => aPlannedPost({ key, channelId: `C${key}` })));
    desk.outbox.wake();
    await eventually(() => begun).toEqual(keys.slice(0, 8));
    write();
    await eventually(() => texts(desk).toSorted()).toEqual(keys);
  });

  test('does not keep other channels waiting where Slack asks one to', async () => {
    const desk = await running();
    desk.faults.push(3600);
    await desk.store.plannedPosts.plan([aPlannedPost({ key: '1 held' })]);
    desk.outbox.wake();
    await eventually(() => desk.slack.asked).toHaveLength(1);
    await desk.store.plannedPosts.plan([
      aPlannedPost({ key: '2 held' }),
      aPlannedPost({ key: 'free', channelId: 'C2' }),
    ]);
    desk.outbox.wake();
    await eventually(() => texts(desk)).toEqual(['free']);
    await eventually(() => desk.store.plannedPosts.due(DUE.epochMilliseconds)).toHaveLength(2);
    expect(desk.slack.asked).toHaveLength(2);
  });

  test('clears up what a process that died left behind, and only then', async () => {
    const desk = await aDesk({ patience: SHORT });
    await desk.store.plannedPosts.plan([aPlannedPost()]);
    await desk.store.plannedPosts.begin('f1|a1|v1', DUE.epochMilliseconds);
    const outbox = createOutbox(desk.means);
    onTestFinished(() => outbox.stop());
    outbox.start();
    outbox.wake();
    expect(desk.slack.asked).toEqual([]);
    desk.clock.at = DUE.add({ milliseconds: SHORT.doubt });
    await eventually(() => texts(desk)).toEqual(['f1|a1|v1']);
    expect(desk.slack.asked.map(({ method }) => method)).toEqual(['conversations.history', 'chat.postMessage']);
  });

  test('tries again what could not be written, and lets the rest of the channel pass', async () => {
    const failing = new Set(['broken']);
    const desk = await running({
      async write(plannedPost) {
        if (failing.delete(plannedPost.key)) throw new Error('the index is being read');
        return saying(plannedPost);
      },
    });
    await desk.store.plannedPosts.plan([
      aPlannedPost({ key: 'broken', dueMs: DUE.epochMilliseconds - 1 }),
      aPlannedPost({ key: 'whole' }),
    ]);
    desk.outbox.wake();
    await eventually(() => texts(desk)).toEqual(['whole', 'broken']);
  });

  test('sends again what is unknown when an editor wants it, once', async () => {
    const desk = await running();
    const plannedPost = aPlannedPost();
    await desk.store.plannedPosts.plan([plannedPost]);
    const seen = await desk.store.plannedPosts.begin(plannedPost.key, DUE.epochMilliseconds);
    if (seen) await desk.store.plannedPosts.settle(seen, { state: 'unknown', reason: 'no scope' });
    expect(await Promise.all([1, 2].map(() => desk.outbox.sendAgain(plannedPost.key)))).toEqual([true, false]);
    await eventually(() => texts(desk)).toEqual([plannedPost.key]);
    expect(await desk.outbox.sendAgain(plannedPost.key)).toBe(false);
  });

  test('finishes what is under way when it stops, and takes up nothing more', async () => {
    const { promise: isWritten, resolve: write } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const desk = await running({
      onStep: (step, key) => void (step === 'taken' && begun.push(key)),
      write: (plannedPost) => isWritten.then(() => saying(plannedPost)),
    });
    await desk.store.plannedPosts.plan([aPlannedPost({ key: '1' }), aPlannedPost({ key: '2' })]);
    desk.outbox.wake();
    await eventually(() => begun).toEqual(['1']);
    const stopped = desk.outbox.stop();
    write();
    await stopped;
    expect(texts(desk)).toEqual(['1']);
    expect(await desk.store.plannedPosts.find('2')).toMatchObject({ state: 'pending' });
  });

  test('takes up nothing when it stops while it looks', async () => {
    const desk = await aDesk({ patience: SHORT });
    await desk.store.plannedPosts.plan([aPlannedPost()]);
    const outbox = createOutbox(desk.means);
    outbox.start();
    await outbox.stop();
    // What had been taken up all the same would be finished now.
    await outbox.stop();
    expect(await desk.store.plannedPosts.find('f1|a1|v1')).toMatchObject({ state: 'pending', attempts: 0 });
  });

  test('asks once while two of them run on one store', async () => {
    const desk = await running();
    const other = createOutbox(desk.means);
    onTestFinished(() => other.stop());
    other.start();
    const keys = Array.from({ length: 30 }, (_, number) => `${100 + number}`);
    await desk.store.plannedPosts.plan(keys.map((key) => aPlannedPost({ key, channelId: `C${key}` })));
    desk.outbox.wake();
    other.wake();
    await eventually(() => desk.store.plannedPosts.inState('sent')).toHaveLength(30);
    expect(texts(desk).sort()).toEqual(keys);
  });
});
