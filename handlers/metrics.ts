import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BlockList } from 'node:net';
import type { Metrics, Standings } from '#src/metrics.ts';
import type { Readiness } from '#src/readiness.ts';
import type { Store } from '#src/store/store.ts';
import type { Fixtures } from './rooms.ts';

/** What is looked at when somebody asks how things stand. */
export type Watched = Pick<Fixtures, 'library' | 'log' | 'now'> & {
  store: Store;
  readiness: Pick<Readiness, 'report'>;
};

export type MetricsGate = {
  /** What a scraper must bring as a bearer. Without one, only programs on this machine are answered. */
  token?: string | undefined;
  /** Whether others' requests come to us through a web server that may stand on this machine. */
  isFronted: boolean;
};

/** Answers Prometheus: whoever has the token, or where none is set, what runs on this machine and asks by itself. */
export function createMetricsListener(metrics: Metrics, watched: Watched, gate: MetricsGate): RequestListener {
  const standings = standingsOf(watched);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = whyRefused(request, gate);
    if (refusal) {
      const headers = { 'content-type': 'text/plain; charset=utf-8', ...refusal.headers };
      response.writeHead(refusal.status, headers).end(`${refusal.why}\n`);
      return;
    }
    const text = await metrics.print(standings);
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  }

  return (request, response) => {
    respond(request, response).catch((err) => {
      watched.log.error({ err }, 'metrics not told');
      response.destroy();
    });
  };
}

function standingsOf({ library, store, now, readiness }: Watched): Standings {
  return {
    readiness: readiness.report,
    stories: () => library.archiveFor('everyone').size(),
    refusedFiles: () => library.remarksFor('everyone').refused.length,
    lookedAtMs: () => library.readAt().epochMilliseconds,
    async openPosts() {
      const nowMs = now().epochMilliseconds;
      const { counts, dueMs = nowMs } = await store.plannedPosts.countOpen();
      return { counts, overdueMs: Math.max(0, nowMs - dueMs) };
    },
  };
}

type Refusal = { status: number; why: string; headers?: Record<string, string> };

const TOKEN_NEEDED =
  'Metrics are for programs on this machine. To ask from elsewhere, or through another server, set ' +
  'PULLQUOTE_METRICS_TOKEN and send it as a bearer.';

function whyRefused(request: IncomingMessage, { token, isFronted }: MetricsGate): Refusal | undefined {
  if (request.method !== 'GET') return { status: 405, why: 'Metrics can only be read.', headers: { allow: 'GET' } };
  if (token !== undefined) {
    if (isSame(bearerOf(request), token)) return undefined;
    return { status: 401, why: 'Send the right bearer token.', headers: { 'www-authenticate': 'Bearer' } };
  }
  return isFronted || !isFromHere(request) ? { status: 403, why: TOKEN_NEEDED } : undefined;
}

function bearerOf({ headers }: IncomingMessage): string {
  return /^Bearer +(?<token>\S+) *$/i.exec(headers.authorization ?? '')?.groups?.token ?? '';
}

/** In a time that says nothing of either, not even its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

// What servers say who pass a request on. It is no proof of who asked, but of not asking by oneself.
const PASSED_ON = /^(?:forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|true-client-ip|cf-.+)$/;
const LOCAL_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether a program on this machine asks by itself. Both ends of the connection say so, which nobody can forge from
 * elsewhere; what stands in the headers can only speak against it. A page in a browser here can point a name of its own
 * to us, so the name asked for counts too.
 */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  if (!isLoopback(socket.remoteAddress) || !isLoopback(socket.localAddress)) return false;
  return LOCAL_NAME.test(headers.host ?? '') && !Object.keys(headers).some((name) => PASSED_ON.test(name));
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && LOOPBACK.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}
