import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

// A Slack that remembers every message it took, whatever it said about it.

/**
 * What goes wrong with a request. After `lost reply`, `503 after` and `hang after` Slack has done it all the same;
 * a number is a 429 that asks us to come back in so many seconds.
 */
export type Fault = 'lost reply' | '503 before' | '503 after' | 'hang before' | 'hang after' | number | Refusal;
type Refusal = { error: string };

const Metadata = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });

const US = { user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T1' };

const Call = z.object({
  channel: z.string().default(''),
  text: z.string().default(''),
  ts: z.string().default(''),
  thread_ts: z.string().optional(),
  metadata: z
    .string()
    .transform((json) => Metadata.parse(JSON.parse(json)))
    .optional(),
  users: z.string().default(''),
  oldest: z.coerce.number().default(0),
  limit: z.coerce.number().default(100),
  cursor: z.coerce.number().default(0),
  include_all_metadata: z.literal('true').optional(),
  /** The message's blocks, as JSON. */
  blocks: z.string().default(''),
  trigger_id: z.string().default(''),
  user: z.string().default(''),
});
type Call = z.infer<typeof Call>;

/** A message as the channel has it. */
export type Taken = Pick<Call, 'channel' | 'text' | 'blocks' | 'ts' | 'thread_ts' | 'metadata'>;

/** A request that Slack did. Of one to a response address `trigger_id` is its last part, and all else is empty. */
export type Done = { method: string; call: Call };

type Options = {
  /** What goes wrong with the next request of a method. */
  faultOf?: (method: string) => Fault | undefined;
  onDone?: (done: Done) => void;
};

/** As which method a request to a response address is told of. */
export const TO_RESPONSE_ADDRESS = 'response_url';

export type TruthfulSlack = {
  apiUrl: string;
  /** The address at which the asker of this trigger can be answered later. */
  responseAddress(trigger: string): string;
  /** Every message it took, in order. */
  taken: Taken[];
  /** Every request, done or not. */
  asked: { method: string; call: Call; fault: Fault | undefined }[];
  close(): Promise<void>;
};

/** Opens it on a free port. */
export async function openTruthfulSlack({
  faultOf = () => undefined,
  onDone = () => {},
}: Options = {}): Promise<TruthfulSlack> {
  const taken: Taken[] = [];
  const asked: TruthfulSlack['asked'] = [];
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await request.toArray().catch(() => undefined);
    // Who died while asking has not asked.
    if (body === undefined || !request.complete) return;
    const { method, call } = readRequest(request.url ?? '', body.join(''));
    const fault = faultOf(method);
    asked.push({ method, call, fault });

    const isDone = fault === undefined || fault === 'lost reply' || fault === '503 after' || fault === 'hang after';
    const answer = isDone ? does(method, call) : {};
    if (isDone) onDone({ method, call });
    if (fault === undefined) reply(response, { ok: true, ...answer });
    else goWrong(request, { response, fault });
  }

  function does(method: string, call: Call): object {
    if (method === 'chat.postMessage') return take(call);
    if (method === 'chat.update') return change(call);
    if (method === 'conversations.open') return { channel: { id: `D${call.users}` } };
    if (method === 'conversations.history') return read(call, false);
    if (method === 'conversations.replies') return read(call, true);
    return method === 'auth.test' ? US : {};
  }

  function take({ channel, text, blocks, thread_ts, metadata }: Call): object {
    const where = /^U/.test(channel) ? `D${channel}` : channel;
    const message = {
      channel: where,
      text,
      blocks,
      thread_ts,
      metadata,
      ts: `${nowSeconds()}.${serial(taken.length)}`,
    };
    taken.push(message);
    return message;
  }

  function change({ channel, ts, text, blocks }: Call): object {
    const message = taken.find((one) => one.channel === channel && one.ts === ts);
    if (message) Object.assign(message, { text, blocks });
    return { channel, ts };
  }

  function read({ channel, ts, oldest, limit, cursor, include_all_metadata: isWithMetadata }: Call, isThread: boolean) {
    const there = taken.filter((message) => {
      const isThere = isThread ? ts === message.thread_ts || ts === message.ts : message.thread_ts === undefined;
      return message.channel === channel && isThere && Number(message.ts) > oldest;
    });
    const page = there.toReversed().slice(cursor, cursor + limit);
    const messages = page.map(({ metadata, blocks, ...rest }) => ({
      ...{ ...rest, ...(blocks !== '' && { blocks: JSON.parse(blocks) }) },
      ...(isWithMetadata && { metadata }),
    }));
    const next_cursor = cursor + limit < there.length ? String(cursor + limit) : '';
    return { messages, response_metadata: { next_cursor } };
  }

  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    apiUrl: `${base}/api/`,
    responseAddress: (trigger) => `${base}/response/${trigger}`,
    taken,
    asked,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function readRequest(url: string, body: string): Done {
  const method = url.split('/api/')[1];
  if (method === undefined)
    return { method: TO_RESPONSE_ADDRESS, call: Call.parse({ trigger_id: url.split('/').at(-1) }) };
  return { method, call: Call.parse(Object.fromEntries(new URLSearchParams(body))) };
}

function goWrong(request: IncomingMessage, { response, fault }: { response: ServerResponse; fault: Fault }): void {
  if (fault === 'hang before' || fault === 'hang after') return;
  if (fault === 'lost reply') request.socket.destroy();
  else if (typeof fault === 'number') response.writeHead(429, { 'retry-after': String(fault) }).end();
  else if (typeof fault === 'object') reply(response, { ok: false, error: fault.error });
  else response.writeHead(503).end('upstream connect error');
}

function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function nowSeconds(): number {
  return Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
}

function serial(number: number): string {
  return String(number).padStart(6, '0');
}
