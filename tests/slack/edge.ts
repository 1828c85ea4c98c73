import { onTestFinished, type TestContext } from 'vitest';
import type { TypedAsk } from '#handlers/ask.ts';
import { openHttp } from '#handlers/http.ts';
import type { Reply } from '#handlers/reply.ts';
import type { House, Rooms } from '#handlers/rooms.ts';
import { type Behind, createSlack, type Slack } from '#handlers/slack/slack.ts';
import { createWorkspace } from '#handlers/slack/workspace.ts';
import type { Article } from '#index/text/article.ts';
import type { SlackSettings } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import type { Outbox } from '#src/outbox/outbox.ts';
import type { Store } from '#src/store/store.ts';
import { testRooms } from '../test-rooms.ts';
import { type FakeSlack, openFakeSlack } from './fake-slack.ts';

export const SECRET = 'a-signing-secret-of-some-length';
export const BOT_TOKEN = 'xoxb-1-bot-token';
export const APP_TOKEN = 'xapp-1-app-token';

/** An answer that shows what was asked. */
export async function echo({ text }: Pick<TypedAsk, 'text'>): Promise<Reply> {
  return { as: 'answer', text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
}

const ECHOES: Behind = {
  answer: echo,
  press: (_, { value }) => echo({ text: value }),
  fill: (_, { value }) => echo({ text: value }),
  choose: (_, { message }) => echo({ text: message }),
};

/** Rooms whose clock runs, as what Slack signs is dated, and whose log can be read. */
export async function edgeRooms(
  level: string,
  articles: readonly Article[] = [],
): Promise<{ rooms: Rooms; lines: string[] }> {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { lines, rooms: { ...(await testRooms(articles)), log, now: () => Temporal.Now.instant() } };
}

export type Joined = { slack: Slack; peer: FakeSlack; lines: string[] };

/** How much is logged, what the app was granted, what it has read, and the test's own context where several run side by side. */
type Joining = {
  level?: string;
  scopes?: string;
  articles?: readonly Article[];
  test?: Pick<TestContext, 'onTestFinished'>;
};

/** The edge, joined to a fake Slack over a socket until the test is done. Asks are echoed unless told otherwise. */
export async function joinBySocket(
  behind: Behind = {},
  { level = 'warn', scopes = '', articles = [], test = { onTestFinished } }: Joining = {},
): Promise<Joined> {
  const peer = await openFakeSlack({ scopes });
  const { rooms, lines } = await edgeRooms(level, articles);
  const settings: SlackSettings = { mode: 'socket', botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: peer.apiUrl };
  const slack = createSlack(createWorkspace(settings, rooms), rooms, { ...ECHOES, ...behind });
  test.onTestFinished(async () => {
    await slack.stop();
    await peer.close();
  });
  return { slack, peer, lines };
}

/** How much is logged, and the memory of the bot, if it has one; it is closed by whoever opened it. */
type JoiningByHttp = { level?: string; store?: Store };

/** The same by signed requests, to `url`. */
export async function joinByHttp(
  behind: Behind = {},
  { level = 'warn', store }: JoiningByHttp = {},
): Promise<Joined & { url: string }> {
  const peer = await openFakeSlack();
  const { rooms, lines } = await edgeRooms(level);
  const settings: SlackSettings = { mode: 'http', botToken: BOT_TOKEN, signingSecret: SECRET, apiUrl: peer.apiUrl };
  const house: House = store ? { ...rooms, memory: 'kept', store, outbox: IDLE } : rooms;
  const slack = createSlack(createWorkspace(settings, rooms), house, { ...ECHOES, ...behind });
  if (!slack.listener) throw new Error('HTTP mode has no listener');
  const http = await openHttp({
    port: 0,
    readiness: async () => ({ ready: slack.isConnected(), components: {} }),
    listener: slack.listener,
  });
  onTestFinished(async () => {
    await slack.stop();
    await http.close();
    await peer.close();
  });
  return { slack, peer, lines, url: `${http.url}/slack/events` };
}

/** Of a bot that is to post nothing by itself. */
const IDLE: Outbox = { start() {}, wake() {}, sendAgain: async () => false, async stop() {} };
