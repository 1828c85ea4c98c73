import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

// local-slack is a Slack that others wrote: what it makes of our answers does not depend on what we believe of Slack.
// It is 95 MB and for Linux x64 only, so it lives in a package of its own that is installed when first asked for.
const HOME = join(import.meta.dirname, 'local-slack');
const PROGRAM = join(HOME, 'node_modules/local-slack-linux-x64/bin/local-slack');

/** Why local-slack cannot run on this machine, or undefined: it can. In CI a failed installation is thrown. */
export async function whyNoLocalSlack(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'local-slack runs on Linux x64 only';
  if (existsSync(PROGRAM)) return undefined;

  console.info('Installing local-slack for the end-to-end tests (95 MB, once) …');
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HOME, timeout: 120_000 });
    return undefined;
  } catch (err) {
    if (process.env.CI === 'true') throw new Error('local-slack could not be installed', { cause: err });
    return `local-slack could not be installed (${String(err).split('\n')[0]})`;
  }
}

const Posted = z.looseObject({
  ts: z.string(),
  channel: z.string(),
  user: z.string().optional(),
  text: z.string(),
  thread_ts: z.string().optional(),
  ephemeral_to: z.string().optional(),
  bot_id: z.string().optional(),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
});
/** A message as local-slack keeps it. */
export type Posted = z.infer<typeof Posted>;

const Log = z.object({
  log: z.array(z.object({ direction: z.string(), summary: z.string(), detail: z.unknown().optional() })),
});
const Sent = z.object({ message: Posted });

export const CHANNEL = 'C01GEN';
export const ALICE = 'U01ALICE';
export const BOT = 'U0BOT';
export const TOKENS = {
  botToken: 'xoxb-test-token',
  appToken: 'xapp-test-token',
  signingSecret: 'test-signing-secret',
};

/** A running local-slack, and a person's hands in it. */
export type LocalSlack = {
  apiUrl: string;
  /** Types a slash command into the channel. Resolves when it was acknowledged. */
  command(command: string, text: string): Promise<void>;
  /** Posts as Alice; `channel` may be a person, for a direct message. */
  say(text: string, where?: { channel?: string; thread_ts?: string }): Promise<Posted>;
  /** Changes what Alice has said. */
  edit(message: Posted, text: string): Promise<void>;
  /** Posts a file as Alice, with a few words. */
  sendFile(text: string, where?: { channel?: string; thread_ts?: string }): Promise<void>;
  /** Presses a button of a message. Resolves when it was acknowledged. */
  press(message: Posted, button: { action_id: string; value: string }): Promise<void>;
  /** What stands in a channel, oldest first. */
  messages(channel?: string): Promise<Posted[]>;
  /** The arguments of every call of a Web API method so far. */
  calls(method: string): Promise<unknown[]>;
  close(): Promise<void>;
};

/** Starts local-slack on `port`, delivering over a socket or to `requestUrl`. */
export async function openLocalSlack(port: number, requestUrl?: string): Promise<LocalSlack> {
  const folder = await mkdtemp(join(tmpdir(), 'pullquote-local-slack-'));
  const config = join(folder, 'config.json');
  const delivery = requestUrl ? { mode: 'events', requestUrl } : { mode: 'socket' };
  await writeFile(
    config,
    JSON.stringify({
      app: { ...TOKENS, ...delivery, botUserId: BOT },
      users: [{ id: ALICE, name: 'alice' }],
      channels: [{ id: CHANNEL, name: 'general', members: [ALICE, BOT] }],
    }),
  );
  const program = spawn(PROGRAM, ['--config', config, '--port', String(port), '--files-dir', folder], {
    stdio: 'ignore',
  });
  const base = `http://localhost:${port}`;

  async function control(path: string, body?: unknown): Promise<unknown> {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${base}/_control/${path}`, body ? post : {});
    return response.json();
  }
  await untilUp(() => control('state'));

  return {
    apiUrl: `${base}/api/`,
    async command(command, text) {
      await control('command', { channel: CHANNEL, user: ALICE, command, text });
    },
    async say(text, where = {}) {
      return Sent.parse(await control('message', { channel: CHANNEL, user: ALICE, text, ...where })).message;
    },
    async edit({ channel, ts }, text) {
      await control('edit-message', { channel, ts, user: ALICE, text });
    },
    async sendFile(text, where = {}) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ channel: CHANNEL, user: ALICE, text, ...where }))
        form.set(name, value);
      form.set('file', new File(['the minutes'], 'minutes.txt'));
      await fetch(`${base}/_control/upload`, { method: 'POST', body: form });
    },
    async press({ channel, ts }, button) {
      const action = { type: 'button', block_id: 'b', ...button };
      await control('interact', { channel, messageTs: ts, user: ALICE, action });
    },
    async messages(channel = CHANNEL) {
      return z.object({ messages: z.array(Posted) }).parse(await control(`messages/${channel}`)).messages;
    },
    async calls(method) {
      const { log } = Log.parse(await control('log'));
      return log
        .filter(({ direction, summary }) => direction === 'from_bot' && summary === method)
        .map((line) => line.detail);
    },
    async close() {
      const ended = once(program, 'exit');
      program.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function untilUp(ask: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (err) {
      if (performance.now() > deadline) throw new Error('local-slack did not start', { cause: err });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
