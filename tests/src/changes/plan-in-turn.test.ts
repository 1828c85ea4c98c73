import { expect, onTestFinished, test } from 'vitest';
import { createPassOver, NEVER, type PassOver, planInTurn } from '#src/changes/plan-in-turn.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import { StoreError } from '#src/store/store-error.ts';

/** Three changes, the second of which fails as `why` says, and a run that plans for them. */
async function planning(why: () => Error | undefined) {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  const ids = ['a1', 'a2', 'a3'];
  await store.changes.note(ids.map((articleId) => ({ articleId, version: 'v1', kind: 'shown', atMs: 1 })));

  const planned: string[] = [];
  const planFor = async ({ articleId }: { articleId: string }) => {
    const err = articleId === 'a2' ? why() : undefined;
    if (err) throw err;
    return planned.push(articleId) && 1;
  };
  const run = (passOver: PassOver) => {
    const inTurn = { cursor: 'test', prepare: async () => planFor, passOver };
    return planInTurn(store.changes, inTurn, new AbortController().signal);
  };
  return { store, planned, run };
}

test('a change that fails three times is passed over, with a line in the log, and those after it have their turn', async () => {
  const { store, planned, run } = await planning(() => new Error('a story like no other'));
  const lines: string[] = [];
  const passOver = createPassOver(createLog('error', { write: (line) => void lines.push(line) }));
  for (let time = 0; time < 2; time += 1) await expect(run(passOver)).rejects.toThrow('a story like no other');
  expect(lines).toEqual([]);
  await run(passOver);
  expect(planned).toContain('a3');
  expect(await store.changes.cursor('test')).toBe(3);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ seq: 2, articleId: 'a2', msg: 'change passed over' }]);
});

test('what the store cannot do is waited for, however long, and then planned for', async () => {
  let why: Error | undefined = new StoreError('The disk is full.');
  const { planned, run } = await planning(() => why);
  const passOver = createPassOver(createLog('silent'));
  for (let time = 0; time < 9; time += 1) await expect(run(passOver)).rejects.toThrow('The disk is full.');
  expect(planned).not.toContain('a3');
  why = undefined;
  await run(passOver);
  expect(planned.slice(-3)).toEqual(['a1', 'a2', 'a3']);
});

test('unless told otherwise, nothing is passed over', async () => {
  const { run } = await planning(() => new Error('a story like no other'));
  for (let time = 0; time < 5; time += 1) await expect(run(NEVER)).rejects.toThrow('a story like no other');
});
