import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import { inTime } from '#src/in-time.ts';
import type { Log } from '#src/log.ts';
import { boltLog } from './bolt-log.ts';
import { deliver, type Incoming } from './deliver.ts';
import type { Intake } from './intake.ts';
import { startError } from './start-error.ts';

/** What arrives on a socket, as the library hands it on. */
type Arrival = { body: unknown; ack: Incoming['ack']; retry_num?: number; retry_reason?: string };

/** One open connection. `ended` resolves when it is gone. */
type Connection = { close(): Promise<void>; ended: Promise<void> };

export type SocketOptions = {
  appToken: string;
  clientOptions: WebClientOptions;
  log: Log;
  /** How long after the first the second connection opens. */
  apartMs?: number;
};

// Slack asks every connection to reopen now and then: two of them, not of the same age, are never deaf together.
const APART_MS = 10_000;
const OPEN_WITHIN_MS = 45_000;
const CLOSE_WITHIN_MS = 2_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
// A connection that ends sooner than this counts as failed, or we would reopen in a tight circle.
const STEADY_MS = 5_000;
// The library's 5 s takes a busy moment for a dead connection.
const PONG_WITHIN_MS = 15_000;

/**
 * Socket Mode over two connections that are kept open for as long as we run.
 * Reopening is done here and not by the library, whose own way leaves gaps of 5 to 12 s and rejections that nobody
 * can catch.
 */
export function createSocketIntake({ appToken, clientOptions, log, apartMs = APART_MS }: SocketOptions): Intake {
  const open = new Set<Connection>();
  const stopping = new AbortController();
  let keepers: Promise<void>[] = [];
  let app: App | undefined;

  async function receive({ body, ack, retry_num: retryNum, retry_reason: retryReason }: Arrival): Promise<void> {
    const retry = { ...(retryNum && { retryNum }), ...(retryReason && { retryReason }) };
    if (app) await deliver({ body, ack, ...retry }, { app, log });
  }

  async function connect(): Promise<Connection> {
    const client = new SocketModeClient({
      appToken,
      logger: boltLog(log),
      clientOptions: { ...clientOptions },
      autoReconnectEnabled: false,
      clientPingTimeout: PONG_WITHIN_MS,
    });
    takeOver(client, log);
    client.on('slack_event', receive);
    const ended = new Promise<void>((resolve) => {
      client.once('disconnected', () => resolve());
      // Slack says so before it closes a connection; the next one is opened at once, not when this one is gone.
      client.on('ws_message', (said: unknown) => isFarewell(said) && resolve());
    });
    const connection = { ended, close: () => client.disconnect() };

    const opening = client.start();
    if ((await inTime(opening, OPEN_WITHIN_MS)) === undefined) {
      opening.then(connection.close).catch(() => undefined);
      throw new Error(`Slack did not say hello within ${OPEN_WITHIN_MS / 1_000} s`);
    }
    open.add(connection);
    log.info({ open: open.size }, 'slack connection opened');
    if (stopping.signal.aborted) await connection.close();
    return connection;
  }

  async function wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  /** One connection's life from opening to end, and whether it was long enough to be worth the name. */
  async function live(opening: Promise<Connection>): Promise<boolean> {
    const started = performance.now();
    try {
      const connection = await opening;
      await connection.ended;
      open.delete(connection);
      log.info({ open: open.size }, 'slack connection ended');
      return performance.now() - started > STEADY_MS;
    } catch (err) {
      log.warn({ reason: startError('SLACK_APP_TOKEN', err).message }, 'slack connection failed');
      return false;
    }
  }

  /** Sees that there is a connection until we stop, whatever happens to this one. */
  async function keepOpen(opened?: Connection): Promise<void> {
    let opening = opened ? () => Promise.resolve(opened) : connect;

    for (let failures = 0; !stopping.signal.aborted; opening = connect) {
      failures = (await live(opening())) ? 0 : failures + 1;
      await wait(waitAfter(failures));
    }
  }

  return {
    init(boltApp) {
      app = boltApp;
    },
    async start() {
      const first = await connect().catch((err) => {
        throw startError('SLACK_APP_TOKEN', err);
      });
      keepers = [keepOpen(first), wait(apartMs).then(() => keepOpen())];
    },
    isOpen: () => open.size > 0,
    async stop() {
      stopping.abort();
      const closing = [...open].map(({ close }) => close());
      await inTime(Promise.all([...closing, ...keepers]), CLOSE_WITHIN_MS);
    },
  };
}

const Envelope = z.object({
  envelope_id: z.string(),
  payload: z.unknown().optional(),
  retry_attempt: z.int().optional().catch(undefined),
  retry_reason: z.string().optional().catch(undefined),
});

/**
 * Lets the library have of an envelope what it can bear: it takes the kind of an envelope, and that of the event inside, for
 * names of its own events (`close`, `error`), and rejects where nobody can catch it when there is none.
 */
function takeOver(client: SocketModeClient, log: Log): void {
  const [hear] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (said: unknown) => {
    try {
      await hear?.call(client, isControl(said) ? said : bearable(said), false);
    } catch (err) {
      // Without an envelope there is nothing to acknowledge.
      log.warn({ reason: err instanceof Error ? err.name : 'unknown' }, 'a message on the socket was not understood');
    }
  });
}

function isControl(said: unknown): boolean {
  return isFarewell(said) || (typeof said === 'string' && /^\s*\{\s*"type"\s*:\s*"hello"/.test(said));
}

function bearable(said: unknown): string {
  return JSON.stringify({ ...Envelope.parse(JSON.parse(String(said))), type: 'envelope' });
}

/** In what people type a quotation mark comes escaped, so this stands in no other message. */
function isFarewell(said: unknown): boolean {
  return typeof said === 'string' && said.includes('"type":"disconnect"');
}

function waitAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_WAIT_MS * 1.5 ** (failures - 1), LONGEST_WAIT_MS);
}
