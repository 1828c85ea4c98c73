import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { acceptWebSockets, type Peer } from '../../bench/payloads/web-socket-server.ts';

// What local-slack cannot do: misbehave. Nothing here knows what a right answer looks like.

/** What goes wrong with one request. `lost reply`: Slack does it, and the connection breaks before it says so. */
type Fault = { status: number; retryAfter?: number } | { error: string } | 'lost reply' | 'reset';

/** One request that Slack acted on: a Web API method, or `response_url`. */
export type Done = { what: string; args: Record<string, unknown> };

const Acknowledgement = z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).optional() });
type Acknowledged = Record<string, unknown> | undefined;

/** A Slack that can be told to fail. */
export type FakeSlack = {
  apiUrl: string;
  responseUrl: string;
  /** Everything Slack did for us, in order. */
  done: Done[];
  /** Everything we asked for, done or not. */
  asked: string[];
  /** What a method answers with, beside that all is well. */
  answers: Map<string, Record<string, unknown>>;
  /** Lets the next requests of a kind go wrong, one fault each. */
  fail(what: string, ...faults: Fault[]): void;
  /** The open sockets, oldest first. */
  sockets: Peer[];
  /** Whether a close frame of ours is answered. */
  answersClose: boolean;
  /** Delivers over a socket. Resolves with the acknowledgement, or with undefined after Slack's three seconds. */
  deliver(type: string, payload: unknown, socket?: Peer): Promise<Acknowledged>;
  /** Asks a connection to reopen, as Slack does every few hours, and sends it nothing more. */
  refresh(socket: Peer): void;
  close(): Promise<void>;
};

/** Opens a fake Slack on a free port. */
export async function openFakeSlack({ scopes = '' } = {}): Promise<FakeSlack> {
  const faults = new Map<string, Fault[]>();
  const everyone: Peer[] = [];
  const awaited = new Map<string, (payload: Acknowledged) => void>();
  const server = createServer((request, response) => void serve(request, response));
  acceptWebSockets(server, {
    opened(peer) {
      peer.send(JSON.stringify({ type: 'hello' }));
      everyone.push(peer);
      slack.sockets.push(peer);
    },
    said(_peer, text) {
      const { envelope_id: id, payload = {} } = Acknowledgement.parse(JSON.parse(text));
      awaited.get(id)?.(payload);
    },
    answersClose: () => slack.answersClose,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await request.toArray()).join('');
    const method = request.url?.split('/api/')[1];
    const what = method ?? 'response_url';
    slack.asked.push(what);

    const fault = faults.get(what)?.shift();
    const isDone = fault === undefined || fault === 'lost reply';
    if (isDone)
      slack.done.push({ what, args: method ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body) });

    if (fault === undefined) reply(response, { ok: true, ...replyTo(what) });
    else goWrong(request, { response, fault });
  }

  function goWrong(request: IncomingMessage, { response, fault }: { response: ServerResponse; fault: Fault }): void {
    if (typeof fault === 'string') request.socket.destroy();
    else if ('error' in fault) reply(response, { ok: false, error: fault.error });
    else response.writeHead(fault.status, headersOf(fault)).end('{}');
  }

  function reply(response: ServerResponse, body: Record<string, unknown>): void {
    const headers = { 'content-type': 'application/json', ...(scopes ? { 'x-oauth-scopes': scopes } : {}) };
    response.writeHead(200, headers).end(JSON.stringify(body));
  }

  function replyTo(method: string): Record<string, unknown> {
    if (method === 'auth.test')
      return { user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T1', ...slack.answers.get(method) };
    const answer = slack.answers.get(method);
    if (answer) return answer;
    if (method === 'apps.connections.open') return { url: `ws://${host}/link/?ticket=very-secret-ticket` };
    return { ts: '1.2' };
  }

  const slack: FakeSlack = {
    apiUrl: `http://${host}/api/`,
    responseUrl: `http://${host}/commands/T1/secret-response-path`,
    done: [],
    asked: [],
    answers: new Map(),
    sockets: [],
    answersClose: true,
    fail: (what, ...more) => void faults.set(what, [...(faults.get(what) ?? []), ...more]),
    async deliver(type, payload, socket = slack.sockets.findLast((peer) => peer.isOpen())) {
      const envelope_id = randomUUID();
      const { promise, resolve } = Promise.withResolvers<Acknowledged>();
      awaited.set(envelope_id, resolve);
      socket?.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }));
      return Promise.race([promise, pause(3_000, undefined)]);
    },
    refresh(socket) {
      slack.sockets.splice(slack.sockets.indexOf(socket), 1);
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    async close() {
      for (const socket of everyone) socket.reset();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return slack;
}

function headersOf({ retryAfter }: { retryAfter?: number }): Record<string, number> {
  return retryAfter === undefined ? {} : { 'retry-after': retryAfter };
}

/** A request as Slack signs it. */
export function signed(
  secret: string,
  body: string,
  at = Date.now() / 1_000,
): RequestInit & { headers: Record<string, string> } {
  const timestamp = String(Math.floor(at));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
    },
  };
}
