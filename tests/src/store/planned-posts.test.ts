import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '#src/log.ts';
import { checkStore } from '#src/store/check.ts';
import { openStore } from '#src/store/open-store.ts';
import type { NewPlannedPost } from '#src/store/records.ts';
import { ABOUT } from '../../an-about.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A store with planned posts, some of which were altered behind its back; `lines` is what it logs. */
async function altered(plannedPosts: readonly NewPlannedPost[], ...statements: string[]) {
  const path = join(temporaryFolder(), 'store.db');
  const before = await openStore(`sqlite:${path}`);
  await before.plannedPosts.plan(plannedPosts);
  await before.close();
  const file = new DatabaseSync(path);
  for (const statement of statements) file.exec(statement);
  file.close();

  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const store = await openStore(`sqlite:${path}`, log);
  onTestFinished(() => store.close());
  return { url: `sqlite:${path}`, store, lines };
}

function planned(key: string, change: Partial<Omit<NewPlannedPost, 'kind' | 'about'>> = {}): NewPlannedPost {
  return { ...ABOUT.alert, key, subject: 'f1', channelId: 'C1', dueMs: 10, ...change };
}

// What stands in a row of `occurrences` that no bot of this age has written.
const UNREADABLE: [string, string][] = [
  ['that is no JSON', "about = 'a1|v1'"],
  ['that lacks something', `about = '{"of":"story"}'`],
  ['that says more than we know of', `about = '{"of":"more","fromMs":1,"untilMs":2,"mood":"angry"}'`],
  ['of another kind', "kind = 'poll'"],
  ['in another state', "state = 'paused'"],
  ['that was sent, nobody knows as what', "state = 'sent'"],
];

test.each(UNREADABLE)('a planned post %s stays as it is, is named, and harms no other', async (_what, change) => {
  const others = [planned('a'), planned('c'), planned('later', { dueMs: 99, subject: 'f2' })];
  const { url, store, lines } = await altered(
    [...others, planned('b', { dueMs: 11 })],
    `update occurrences set ${change} where key = 'b'`,
  );
  const { plannedPosts } = store;
  for (let look = 0; look < 3; look += 1) {
    expect((await plannedPosts.due(20)).map(({ key }) => key)).toEqual(['a', 'c']);
    expect((await plannedPosts.inState('pending')).map(({ key }) => key)).toEqual(['a', 'c', 'later']);
    expect(await plannedPosts.find('b')).toBeUndefined();
    expect(await plannedPosts.lastPlanned('f1')).toMatchObject({ key: 'c' });
    expect(await plannedPosts.lastSent('f1', 99)).toBeUndefined();
  }
  expect(await plannedPosts.plan([planned('b')])).toBe(0);

  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { table: 'occurrences', key: 'b', msg: 'row not read' },
  ]);
  expect((await checkStore(url)).faults).toEqual([
    expect.stringMatching(
      /^The row b of occurrences cannot be read \(.+\), and stays as it is: the post is not made\. A newer/,
    ),
  ]);
  expect(lines.join()).not.toContain('angry');
});

test('what is about nothing that can be read is passed over by the newest of its subject', async () => {
  const { store } = await altered(
    [planned('old'), planned('new', { dueMs: 20 })],
    "update occurrences set state = 'sent', ts = '1.1', attempts = 1, attempt_ms = 1",
    "update occurrences set about = '{}' where key = 'new'",
  );
  expect(await store.plannedPosts.lastSent('f1', 99)).toMatchObject({ key: 'old', ts: '1.1', attemptMs: 1 });
});

test('what the first bots wrote is read', async () => {
  const { store, lines } = await altered(
    [
      { ...planned('digest|1', { threadOf: 'digest' }), ...ABOUT.digest },
      { ...planned('correction'), ...ABOUT.correction },
    ],
    `update occurrences set about = '{"date":"2026-01-27","part":1,"isAsked":true}' where kind = 'digest'`,
    `update occurrences set about = '{"ts":"1.0"}' where kind = 'correction'`,
  );
  // Which items a part's number meant nobody can tell any more.
  expect(await store.plannedPosts.find('digest|1')).toMatchObject({
    kind: 'digest',
    about: { date: '2026-01-27', isAsked: true, items: [] },
  });
  expect(await store.plannedPosts.find('correction')).toMatchObject({ about: { ts: '1.0', because: '1.0' } });
  expect(lines).toEqual([]);
});
