import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { type Done, TO_RESPONSE_ADDRESS } from '../crash/truthful-slack.ts';
import { signed } from '../instruments/signed.ts';
import { SIGNING_SECRET } from './bot-process.ts';

/** What is sent to the bot as Slack would: as JSON an event, as a form anything else. `key` is found again in its answer. */
export type Request = { verb: string; key: string; body: string };

/** What became of it, in milliseconds since it was to be sent. None of an answer that never came. */
export type Call = Pick<Request, 'verb' | 'key'> & {
  /** When it was to be sent, on this process's clock. */
  atMs: number;
  status?: number;
  ackMs?: number;
  answeredMs?: number;
  isBusy: boolean;
  /** Why there is no status. */
  failure?: string;
};

/** Somebody who sends what Slack would, and remembers what came of it. */
export type Caller = {
  /** Resolves when it was acknowledged, or will not be. Latencies count from `atMs`, which a busy sender may have missed. */
  send(request: Request, atMs?: number): Promise<Call>;
  /** Told of what Slack did: whether it answers something that was only acknowledged. */
  hear(done: Done): void;
  /** The buttons that answers have brought, newest last. */
  buttons: readonly Button[];
  /** Everything sent, in order. */
  calls: Call[];
  close(): void;
};

export type Button = { action_id: string; value: string };

// Nobody waits longer; Slack itself has given up long before.
const PATIENCE_MS = 20_000;
// What is said instead of an answer: that there is too much to do, or that the store does not answer.
const BUSY = /more questions than I can answer|My memory does not answer/;
const BUTTON = /"action_id":"(context|more|next)"[^{}]*(?:\{[^{}]*\}[^{}]*)*?"value":"((?:[^"\\]|\\.)*)"/g;
const MOST_BUTTONS = 500;
const SPEAKER = 'US';

export function createCaller(url: string): Caller {
  const agent = new Agent({ keepAlive: true });
  const calls: Call[] = [];
  const open = new Map<string, Call>();
  const buttons: Button[] = [];

  async function send({ verb, key, body }: Request, atMs = performance.now()): Promise<Call> {
    const call: Call = { verb, key, atMs, isBusy: false };
    calls.push(call);
    open.set(key, call);
    try {
      const answer = await post(body);
      call.ackMs = performance.now() - atMs;
      call.status = answer.status;
      if (answer.text !== '') settle(call, answer.text);
    } catch (err) {
      call.failure = err instanceof Error && 'code' in err ? String(err.code) : String(err);
    }
    return call;
  }

  function post(body: string): Promise<{ status: number; text: string }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
    const headers = signed(body, SIGNING_SECRET);
    const sent = request(`${url}/slack/events`, { method: 'POST', agent, headers, timeout: PATIENCE_MS });
    sent.on('response', (response) => {
      readText(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'TOO LATE' })));
    sent.on('error', reject);
    sent.end(body);
    return promise;
  }

  function settle(call: Call, said: string): void {
    open.delete(call.key);
    call.answeredMs ??= performance.now() - call.atMs;
    call.isBusy = said.length < 1_000 && BUSY.test(said);
    if (buttons.length < MOST_BUTTONS)
      for (const [, action_id = '', value = ''] of said.matchAll(BUTTON))
        buttons.push({ action_id, value: JSON.parse(`"${value}"`) });
  }

  return {
    send,
    hear({ method, call: { trigger_id, thread_ts, user, text } }) {
      // In a channel only a thread, and whom alone it is for, say what a message answers.
      const keys = { 'chat.postMessage': thread_ts, 'chat.postEphemeral': user.replace(SPEAKER, '') };
      const call = open.get((method in keys ? keys[method as keyof typeof keys] : trigger_id) ?? '');
      if (call) settle(call, method === TO_RESPONSE_ADDRESS ? '' : text);
    },
    buttons,
    calls,
    close: () => agent.destroy(),
  };
}

const PEOPLE = 300;
const CHANNELS = 200;

/** `/story <text>`, typed by somebody somewhere; which of them, `nth` says. */
export function aCommand(typed: { verb: string; text: string }, nth: number, responseAddress: (key: string) => string) {
  const key = randomUUID();
  const fields = {
    ...{ command: '/story', text: typed.text, team_id: 'T1', trigger_id: key },
    ...{ user_id: `U${nth % PEOPLE}`, channel_id: `C${nth % CHANNELS}`, response_url: responseAddress(key) },
  };
  return { verb: typed.verb, key, body: `${new URLSearchParams(fields)}` };
}

/** `@Pullquote <text>`, posted in a channel by somebody who says nothing else. */
export function aMention(text: string, nth: number): Request {
  const ts = `1795300000.${String(nth).padStart(6, '0')}`;
  const event = { type: 'app_mention', user: `${SPEAKER}${ts}`, text: `<@U0BOT> ${text}`, ts, event_ts: ts };
  const body = { type: 'event_callback', team_id: 'T1', event_id: randomUUID() };
  return {
    verb: 'mention',
    key: ts,
    body: JSON.stringify({ ...body, event: { ...event, channel: `C${nth % CHANNELS}` } }),
  };
}

/** A button of an answer that only the asker sees, pressed. */
export function aPress(button: Button, nth: number, responseAddress: (key: string) => string): Request {
  const key = randomUUID();
  const channel = `C${nth % CHANNELS}`;
  const payload = {
    ...{ type: 'block_actions', team: { id: 'T1', domain: 'newsroom' }, user: { id: `U${nth % PEOPLE}` } },
    channel: { id: channel, name: 'general' },
    container: { type: 'message', message_ts: '1795300000.000000', channel_id: channel, is_ephemeral: true },
    ...{ trigger_id: key, response_url: responseAddress(key) },
    actions: [{ type: 'button', ...button, block_id: 'b1', action_ts: '1', text: { type: 'plain_text', text: 'x' } }],
  };
  return {
    verb: `press ${button.action_id}`,
    key,
    body: `${new URLSearchParams({ payload: JSON.stringify(payload) })}`,
  };
}
