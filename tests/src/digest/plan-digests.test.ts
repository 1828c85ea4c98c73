import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createDigestPlanner } from '#src/digest/plan-digests.ts';
import type { DuePlanner } from '#src/outbox/means.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Digest } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Temporal.Instant.from('2026-01-27T09:00Z').epochMilliseconds;
const DIGEST: Digest = {
  ...{ id: 'C1', channelId: 'C1', userId: 'U1', time: '08:30', timeZone: 'UTC', days: 127, typed: '' },
  ...{ onQuietDays: 'say', sinceMs: START },
};
const AUDIT = { atMs: START, userId: 'U1', action: 'digest', subject: 'C1' };
// As the outbox has it.
const TOO_LATE_MS = 12 * HOUR;
const dateOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString().slice(0, 10);

/** A bot that posts at once what it has planned: when by the clock, and of which date. */
async function aBot() {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  const posted: { key: string; atMs: number }[] = [];
  const planner = createDigestPlanner(store);
  return { store, posted, look: (nowMs: number) => look(planner, { store, posted, nowMs }) };
}

type Looking = { store: Store; posted: { key: string; atMs: number }[]; nowMs: number };

async function look(plan: DuePlanner, { store: { plannedPosts }, posted, nowMs }: Looking): Promise<void> {
  await plan(nowMs);
  for (const due of await plannedPosts.due(nowMs)) {
    if (nowMs - due.dueMs >= TOO_LATE_MS) {
      await plannedPosts.settle(due, { state: 'skipped', reason: 'it was too late' });
      continue;
    }
    const begun = await plannedPosts.begin(due.key, nowMs);
    if (!begun) continue;
    posted.push({ key: due.key, atMs: nowMs });
    const reply = { ...due, key: `${due.key}|01`, threadOf: due.key, about: { date: dateOf(due.dueMs), items: ['x'] } };
    const replies = due.threadOf === undefined && due.kind === 'digest' ? [{ ...reply, kind: 'digest' as const }] : [];
    await plannedPosts.settle(begun, { state: 'sent', ts: `${posted.length}.0` }, { replies });
  }
}

describe('a clock that is set far ahead and back', () => {
  let bot: Awaited<ReturnType<typeof aBot>>;
  beforeEach(async () => {
    bot = await aBot();
    await bot.store.digests.set(DIGEST, AUDIT);
  });
  const messages = () => bot.posted.filter(({ key }) => !key.includes('|01'));

  /** Lets time go by, a look every half hour and just before and at what is due. */
  async function goOn(fromMs: number, untilMs: number): Promise<void> {
    for (let ms = fromMs; ms <= untilMs; ms += 30 * MINUTE) {
      await bot.look(ms - MINUTE);
      await bot.look(ms);
    }
  }

  test.each([
    ['a day', 1],
    ['ten days', 10],
    ['four hundred days', 400],
  ])('by %s: every date gets its digest when it is time, once, with its thread', async (_, days) => {
    await bot.look(START);
    await bot.look(START + days * DAY);
    await bot.look(START + days * DAY + MINUTE);
    const ahead = messages().length;
    expect(ahead).toBe(1);
    // Until the days on which it was ahead are over; what lies between is skipped to keep the test short.
    const from = START + Math.max(0, days - 9) * DAY;
    await goOn(from, START + (days + 2) * DAY);
    const inTime = messages()
      .slice(ahead)
      .filter(({ atMs }) => atMs % DAY === 8.5 * HOUR);
    const wanted = Array.from({ length: Math.min(days, 9) + 2 }, (_, at) => `C1|${dateOf(from + (at + 1) * DAY)}`);
    expect(inTime.map(({ key }) => key)).toEqual(expect.arrayContaining(wanted.slice(days > 9 ? 1 : 0)));
    expect(new Set(inTime.map(({ key }) => key)).size).toBe(inTime.length);
    const { plannedPosts } = bot.store;
    for (const { key } of inTime) expect(await plannedPosts.find(`${key}|01`)).toMatchObject({ threadOf: key });
  });

  test('a digest that was set meanwhile is in force', async () => {
    await bot.store.digests.set({ ...DIGEST, sinceMs: START + 400 * DAY }, AUDIT);
    await goOn(START, START + 2 * DAY);
    expect(messages().map(({ key }) => key)).toEqual(['C1|2026-01-28', 'C1|2026-01-29']);
  });
});

test('a clock that is set back by mistake, and right again, has nothing posted twice', async () => {
  const bot = await aBot();
  await bot.store.digests.set(DIGEST, AUDIT);
  await bot.look(START + DAY);
  const before = bot.posted.length;
  expect(before).toBeGreaterThan(0);
  for (const days of [-20_000, -400, -1, 0]) {
    await bot.look(START + days * DAY);
    await bot.look(START + DAY + MINUTE);
  }
  expect(bot.posted.length).toBe(before + 1);
  expect(bot.posted.at(-1)?.key).toBe('C1|2026-01-28|01');
});

test('two bots that see the same early digest set aside one', async () => {
  const bot = await aBot();
  await bot.store.digests.set(DIGEST, AUDIT);
  await bot.look(START + DAY);
  const due = START + DAY - 30 * MINUTE;
  const [one, other] = [createDigestPlanner(bot.store), createDigestPlanner(bot.store)];
  await one(due - MINUTE);
  await other(due - MINUTE);
  await look(one, { ...bot, nowMs: due });
  await look(other, { ...bot, nowMs: due });
  expect(bot.posted.filter(({ key }) => key === 'C1|2026-01-28')).toHaveLength(2);
});
