import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { type FakeSlack, openFakeSlack } from '../slack/fake-slack.ts';
import { temporaryFolder } from './store/temporary-folder.ts';

/** Libraries at their worst: each signal makes one of these things happen in the bot's own process. */
const HOSTILE = `
  import { Worker } from 'node:worker_threads';
  process.on('SIGUSR2', () => {
    console.log('two\\nlines');
    console.error(new Error('an error of\\nmany lines'));
    console.table([{ a: 1 }, { a: 2 }]);
    console.warn('%s speaks of xoxb-12345-secret', 'somebody', { token: 'xapp-1-A02-secret' });
    process.stdout.write('written ');
    process.stderr.write(Buffer.from('in bytes: ü\\n'), () => console.info('and said so'));
    process.emitWarning('this is old', { code: 'DEP0999', type: 'DeprecationWarning' });
    process.emitWarning('x'.repeat(9) + '\\n{"level":30}');
    new Worker("console.log('from a worker'); console.error('its error'); process.emitWarning('its warning')", { eval: true });
  });
  process.on('SIGHUP', () => setTimeout(() => { throw new Error('nobody\\ncaught this: xoxb-777-secret'); }));
`;

/** The bot as it is started, joined to a fake Slack, with a library that prints at will. */
async function started(peer: FakeSlack, more: Record<string, string> = {}) {
  const hostile = `data:text/javascript,${encodeURIComponent(HOSTILE)}`;
  const bot = spawn(process.execPath, ['--import', hostile, resolve('src/main.ts')], {
    cwd: temporaryFolder(),
    env: {
      SLACK_BOT_TOKEN: 'xoxb-1-bot-token',
      SLACK_APP_TOKEN: 'xapp-1-app-token',
      SLACK_API_URL: peer.apiUrl,
      STORE_URL: 'sqlite:store.db',
      PULLQUOTE_ARTICLES: resolve('seeds'),
      PORT: '0',
      ...more,
    },
  });
  onTestFinished(() => void bot.kill('SIGKILL'));
  const exited = once(bot, 'exit');
  const out: string[] = [];
  const err: string[] = [];
  createInterface(bot.stdout).on('line', (line) => out.push(line));
  createInterface(bot.stderr).on('line', (line) => err.push(line));
  const said = (words: string) => expect.poll(() => out.join('\n'), { timeout: 60_000 }).toContain(words);
  return { bot, exited, out, err, said };
}

test('under Slack every line is one JSON object, whatever a library prints, and no token is in any', async () => {
  const peer = await openFakeSlack();
  onTestFinished(() => peer.close());
  const { bot, exited, out, err, said } = await started(peer);
  await said('slack joined');
  bot.kill('SIGUSR2');
  await said('from a worker');
  await said('its error');
  await said('its warning');
  await said('and said so');
  bot.kill('SIGHUP');
  expect(await exited).toEqual([1, null]);

  expect(err).toEqual([]);
  const events = out.map((line) => JSON.parse(line));
  const told = events.map(({ msg, err: told }) => [msg, told?.message].join(' ')).join('\n');
  for (const words of [
    'two\nlines',
    'an error of\nmany lines',
    'somebody speaks of [secret]',
    'written',
    'in bytes: ü',
  ])
    expect(told).toContain(words);
  for (const words of ['this is old', 'xxxxxxxxx\n{"level":30}', 'nobody\ncaught this: [secret]', '│'])
    expect(told).toContain(words);
  expect(out.join('\n')).not.toMatch(/12345-secret|A02-secret|777-secret|bot-token|app-token|secret-ticket/);
});

test('under Slack what is wrong at the start is a line of the log too', async () => {
  const peer = await openFakeSlack();
  onTestFinished(() => peer.close());
  peer.fail('auth.test', { error: 'invalid_auth' });
  for (const [settings, words] of [
    [{}, 'SLACK_BOT_TOKEN was refused: Slack does not know it'],
    [{ SLACK_APP_TOKEN: '' }, 'needs SLACK_APP_TOKEN beside it'],
    [{ TIME_ZONE: 'Nowhere/Land', LOG_LEVEL: 'loud' }, 'TIME_ZONE: is not a zone'],
  ] as const) {
    const { exited, out, err } = await started(peer, settings);
    expect(await exited).toEqual([1, null]);
    expect(err).toEqual([]);
    expect(JSON.parse(out.at(-1) ?? '').msg).toContain(words);
    for (const line of out) expect(() => JSON.parse(line)).not.toThrow();
  }
});

test('without Slack it speaks to the person who has started it', async () => {
  const peer = await openFakeSlack();
  onTestFinished(() => peer.close());
  const without = { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', SLACK_API_URL: '' };
  const { said, bot, exited, out } = await started(peer, without);
  await said('Without Slack settings it answers in your browser:');
  bot.kill('SIGUSR2');
  await said('two\nlines');
  bot.kill('SIGTERM');
  await exited;
  expect(out.join('\n')).toContain('Pullquote has read');

  const wrong = await started(peer, { ...without, PORT: 'many' });
  await wrong.exited;
  expect(wrong.err.join('\n')).toContain('These settings need a hand');
});
