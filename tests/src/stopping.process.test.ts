import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './store/temporary-folder.ts';

const UP = /http:\/\/127\.0\.0\.1:(?<port>\d+)/;
const [NODE, ...OWN] = [process.execPath, 'src/main.ts'];

type Bot = { program: ChildProcess; port: number; said: (what: RegExp) => Promise<void> };

/** A bot that answers in the browser, started as somebody may start it, at the head of a group of its own. */
async function start(command: string, args: readonly string[]): Promise<Bot> {
  const env = { ...process.env, PORT: '0', STORE_URL: `sqlite:${temporaryFolder()}/store.db`, LOG_LEVEL: 'info' };
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']) Reflect.deleteProperty(env, name);
  const program = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => signalGroup(program, 'SIGKILL'));

  let output = '';
  program.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part;
  });
  const said = (what: RegExp) => expect.poll(() => output, { timeout: 120_000, interval: 50 }).toMatch(what);
  await said(UP);
  return { program, port: Number(UP.exec(output)?.groups?.port), said };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

/** Whether a request that is under way while the bot is told to stop is answered, and how what was started ends. */
async function stopWith(bot: Bot, stop: (program: ChildProcess) => void): Promise<{ answer: string; code: unknown }> {
  const ended = once(bot.program, 'exit');
  const request = connect({ host: '127.0.0.1', port: bot.port });
  await once(request, 'connect');
  request.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
  // It has arrived once a later one is answered.
  await fetch(`http://127.0.0.1:${bot.port}/healthz`);
  stop(bot.program);
  await bot.said(/"msg":"stopping"/);
  request.end('Connection: close\r\n\r\n');
  const answer = await text(request);
  const [code] = await ended;
  return { answer, code };
}

const WELL = { answer: expect.stringMatching(/^HTTP\/1\.1 200 [\s\S]*alive/), code: 0 };

test.each([
  ['by itself', NODE, OWN],
  ['under npm start', 'npm', ['start']],
  ['under a shell that starts it in its own place', 'sh', ['-c', 'exec npm start']],
] as const)('SIGTERM lets a bot %s finish what is under way', async (_how, command, args) => {
  const bot = await start(command, args);
  expect(await stopWith(bot, (program) => program.kill('SIGTERM'))).toEqual(WELL);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s to npm and the bot at once is one signal', async (signal) => {
  const bot = await start('npm', ['start']);
  expect(await stopWith(bot, (program) => signalGroup(program, signal))).toEqual(WELL);
});

test('a second signal, a second later, does not wait', async () => {
  const { program, port, said } = await start(NODE, OWN);
  const ended = once(program, 'exit');
  const request = connect({ host: '127.0.0.1', port });
  await once(request, 'connect');
  request.on('error', () => {}).write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
  await fetch(`http://127.0.0.1:${port}/healthz`);
  program.kill('SIGTERM');
  await said(/"msg":"stopping"/);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  program.kill('SIGTERM');
  expect(await ended).toEqual([1, null]);
});
