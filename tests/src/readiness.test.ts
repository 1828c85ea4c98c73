import { expect, test } from 'vitest';
import { createLog } from '#src/log.ts';
import { createReadiness } from '#src/readiness.ts';
import { StoreError } from '#src/store/store-error.ts';

const MINUTE_MS = 60_000;
const FULL = new StoreError('The disk is full. Make room.');

/** Readiness by a clock that is set, and what its log says. */
function watching() {
  const clock = { ms: 1 };
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const said = () =>
    lines.map((line) => JSON.parse(line)).map(({ msg, component, reason }) => [msg, component, reason]);
  return { readiness: createReadiness(log, () => clock.ms), clock, said };
}

test('a bot of which all is well is ready', async () => {
  const { readiness } = watching();
  readiness.pulse('planning', 'planning digests').beat();
  readiness.probe('writing', async () => undefined);
  expect(await readiness.report()).toEqual({
    ready: true,
    components: { planning: { works: true }, writing: { works: true } },
  });
});

test('a loop whose turn failed does not work until a turn goes well, though another of its component does', async () => {
  const { readiness, said } = watching();
  const digests = readiness.pulse('planning', 'planning digests');
  const alerts = readiness.pulse('planning', 'planning alerts');
  for (let report = 0; report < 2; report += 1) {
    digests.beat();
    alerts.fail(FULL);
    expect(await readiness.report()).toEqual({
      ready: false,
      components: { planning: { works: false, reason: 'Planning alerts failed. The disk is full. Make room.' } },
    });
  }
  alerts.beat();
  expect(await readiness.report()).toMatchObject({ ready: true });
  // Once each, however often somebody asks.
  expect(said()).toEqual([
    ['does not work', 'planning', 'Planning alerts failed. The disk is full. Make room.'],
    ['works again', 'planning', undefined],
  ]);
});

test('of an error that nobody has put into words the log tells', async () => {
  const { readiness } = watching();
  readiness.pulse('watching', 'looking through the folders').fail(new Error('secret/path.txt'));
  const { components } = await readiness.report();
  expect(components.watching).toEqual({
    works: false,
    reason: 'Looking through the folders failed. The log says why.',
  });
});

test('a loop that no longer turns does not work, unless it may rest', async () => {
  const { readiness, clock } = watching();
  const looking = readiness.pulse('watching', 'looking through the folders');
  readiness.pulse('posting', 'making a post', Number.POSITIVE_INFINITY);
  clock.ms += 5 * MINUTE_MS;
  expect(await readiness.report()).toMatchObject({ ready: true });
  clock.ms += 2 * MINUTE_MS;
  expect((await readiness.report()).components).toEqual({
    watching: { works: false, reason: 'Looking through the folders has stood still for 7 minutes. Restart me.' },
    posting: { works: true },
  });
  looking.beat();
  expect(await readiness.report()).toMatchObject({ ready: true });
});

test('what is tried is tried when somebody asks, at most so often, and the outcome stands in between', async () => {
  const { readiness, clock } = watching();
  let tries = 0;
  const outcomes = [undefined, 'The disk is full.', undefined];
  readiness.probe(
    'writing',
    async () => {
      tries += 1;
      return outcomes[tries - 1];
    },
    20_000,
  );
  const writing = async () => (await readiness.report()).components.writing;
  expect([await writing(), await writing(), tries]).toEqual([{ works: true }, { works: true }, 1]);
  clock.ms += 20_000;
  const full = { works: false, reason: 'The disk is full.' };
  expect([await writing(), await writing(), tries]).toEqual([full, full, 2]);
  clock.ms += 20_000;
  expect([await writing(), tries]).toEqual([{ works: true }, 3]);
});

test('what fails when it is tried does not work', async () => {
  const { readiness } = watching();
  readiness.probe('writing', () => Promise.reject(FULL));
  readiness.probe('slack', () => {
    throw new Error('xoxb-1');
  });
  expect((await readiness.report()).components).toEqual({
    writing: { works: false, reason: 'The disk is full. Make room.' },
    slack: { works: false, reason: 'The log says why.' },
  });
});

test('what does not answer keeps nobody waiting, and counts as soon as it does', async () => {
  const { readiness } = watching();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let tries = 0;
  readiness.probe(
    'writing',
    () => {
      tries += 1;
      return promise;
    },
    20_000,
  );
  const silent = { works: false, reason: 'There is no answer within a second.' };
  expect((await readiness.report()).components.writing).toEqual(silent);
  expect((await readiness.report()).components.writing).toEqual(silent);
  resolve(undefined);
  expect((await readiness.report()).components.writing).toEqual({ works: true });
  expect(tries).toBe(1);
});
