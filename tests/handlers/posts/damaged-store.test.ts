import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test, vi } from 'vitest';
import { answer } from '#handlers/doors/doors.ts';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { aKeptVersion } from '../../a-kept-version.ts';
import { anArticle } from '../../an-article.ts';
import { typed } from '../../asks.ts';
import { openBot } from '../open-bot.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };
const PLAIN = { bold: (text: string) => text, dim: (text: string) => text };
const FERRY = 'The ferry ran all night on Tuesday, and nobody at the landing could say why it had done so.';
const GOOD = { userId: 'U1', channelId: 'C1' };
const EDITOR = { ...GOOD, userId: 'U9' };

/** What a bot finds that was left by others: one row of a table is none. What is wrong with it, and how it is named. */
const DAMAGES: [string, string, string][] = [
  ['a follow of nobody', "update follows set user_id = '' where channel_id = 'C2'", 'follows '],
  ['a follow at no time', "update follows set since_ms = 9223372036854775807 where channel_id = 'C2'", 'follows '],
  ['a digest in no channel', "update digests set channel_id = '' where channel_id = 'C2'", 'digests '],
  ['a digest in no zone', "update digests set time_zone = 'Mars/Base' where channel_id = 'C2'", 'digests '],
  ['a story that was altered', "update versions set article = '{}'", 'versions '],
  ['a file that is none', "update files set remarks = 'SECRET'", 'files '],
  ['a change of another kind', "update changes set kind = 'SECRET' where seq = 1", 'changes 1'],
  ['a cursor before the first', "update cursors set seq = -1 where name = 'follows'", ''],
  [
    'a post to be made of nothing',
    "insert into occurrences values ('x', 'poll', 'y', 'C2', '{}', 1, null, 'pending', 0, null, null, null)",
    'occurrences x',
  ],
  ['counters that stand too low', 'update counters set value = 0', ''],
  ['no counters', 'delete from counters', ''],
];

type Test = Pick<TestContext, 'onTestFinished' | 'expect'>;

/** A bot on a store that another one left, one row of it damaged since. Its editor is U9. */
async function onDamaged({ onTestFinished }: Test, damage: string) {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'store.db');
  const store = await openStore(`sqlite:${path}`);
  await leaveBehind(store);
  await store.close();
  new DatabaseSync(path).exec(damage);
  return openBot({ onTestFinished, editors: 'U9,members', storeUrl: `sqlite:${path}` });
}

/** What the bot before has kept: the same in two channels, and a story whose file has gone. */
async function leaveBehind(store: Store): Promise<void> {
  const sinceMs = Temporal.Now.instant().subtract({ hours: 24 * 30 }).epochMilliseconds;
  for (const channelId of ['C1', 'C2']) {
    const line = { atMs: sinceMs, userId: 'U1', action: 'test', subject: channelId };
    const place = { id: `of ${channelId}`, channelId, userId: 'U1', sinceMs };
    await store.follows.add({ ...place, typed: 'ferry' }, line);
    const digest = { time: '08:30', timeZone: 'UTC', days: 127, typed: '', onQuietDays: 'say' } as const;
    await store.digests.set({ ...place, ...digest }, line);
  }
  await store.articles.keep(aKeptVersion(anArticle()));
  await store.articles.rememberFile({
    ...{ path: '/a.txt', size: 2, modifiedMs: 1.5, digest: 'd', remarks: [], reader: 1 },
  });
  await store.changes.note([{ articleId: 'gone', version: 'v1', kind: 'gone', atMs: sinceMs }]);
  await store.changes.moveCursor('follows', 1);
}

test.concurrent.for(DAMAGES)(
  '%s keeps nobody else from alerts, digests, searches, lists and withdrawals, and an editor is told',
  async ([, damage, named], { onTestFinished, expect }) => {
    const { house, sent, write } = await onDamaged({ onTestFinished, expect }, damage);
    const ask = async (text: string, who = GOOD) => printReply(await answer(typed(text, who), house), PLAIN);
    const posted = () =>
      sent.flatMap(({ channelId, message }) => (channelId === 'C1' ? [message.text] : [])).join('\n');

    write('ferry.txt', `---\nheadline: Ferry runs all night\n---\n${FERRY}\n`);
    await vi.waitFor(() => expect(posted()).toContain('ferry ran all night'), PATIENCE);
    expect(await ask('digest now')).toMatch(/digest/i);
    await vi.waitFor(() => expect(posted()).toMatch(/digest/i), PATIENCE);
    expect(await ask('ferry')).toContain('The ferry ran all night');
    expect(await ask('following')).toContain('ferry');
    expect(await ask('withdraw ferry', EDITOR)).toContain('Ferry runs all night');
    expect(await ask('follow bridge')).toContain('bridge');

    const told = await ask('status', EDITOR);
    if (named) expect(told).toMatch(/of the store cannot be read, and (?:is|are) left out:/);
    expect(told).toContain(named);
    expect(told).not.toContain('SECRET');
    expect(await ask('status')).not.toContain('of the store');
  },
);
