import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { inTime } from '#src/in-time.ts';
import type { Misshapen } from './misshape.ts';
import { acceptWebSockets, type Peer } from './web-socket-server.ts';

/** What became of a delivery: how it was acknowledged, and after how long. */
export type Outcome = { how: string; ms: number };
export type Send = (misshapen: Misshapen) => Promise<Outcome>;

// Slack gives up then, and tells the asker that the app has failed.
export const GIVES_UP_MS = 3_000;
// To tell late from never.
const PATIENCE_MS = 30_000;

/** Slack's side of a socket, and of every call of the Web API: all is well, whatever is asked. */
export type SocketSide = { apiUrl: string; send: Send; isJoined(): boolean; close(): Promise<void> };

const Acknowledgement = z.object({ envelope_id: z.string() });

export async function openSocketSide(): Promise<SocketSide> {
  const awaited = new Map<string, () => void>();
  const peers: Peer[] = [];
  const server = createServer((request, response) => {
    request.resume();
    const isOpening = request.url?.endsWith('/apps.connections.open');
    const answer = isOpening ? { url: `ws://${host}/link` } : { user_id: 'U0BOT', bot_id: 'B0BOT', ts: '1.2' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, ...answer }));
  });
  acceptWebSockets(server, {
    opened(peer) {
      peers.push(peer);
      peer.send(JSON.stringify({ type: 'hello' }));
    },
    said: (_peer, text) => awaited.get(Acknowledgement.parse(JSON.parse(text)).envelope_id)?.(),
    answersClose: () => true,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const open = () => peers.findLast((peer) => peer.isOpen());

  return {
    apiUrl: `http://${host}/api/`,
    isJoined: () => open() !== undefined,
    send({ carriage: type, payload }) {
      const envelope_id = randomUUID();
      return timed(async () => {
        const { promise, resolve } = Promise.withResolvers<string>();
        awaited.set(envelope_id, () => resolve('acknowledged'));
        open()?.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }));
        return (await inTime(promise, PATIENCE_MS)) ?? 'never acknowledged';
      });
    },
    async close() {
      for (const peer of peers) peer.reset();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Sends signed requests to a bot at `url`. */
export function sendByHttp(url: string, secret: string): Send {
  return ({ body, contentType }) =>
    timed(async () => {
      const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000));
      const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
      const headers = {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${hash}`,
      };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(url, { method: 'POST', headers, body, signal });
      await response.arrayBuffer();
      return `status ${response.status}`;
    });
}

async function timed(work: () => Promise<string>): Promise<Outcome> {
  const started = performance.now();
  const how = await work().catch((err: unknown) => (err instanceof Error ? `failed: ${err.message}` : 'failed'));
  return { how, ms: performance.now() - started };
}
