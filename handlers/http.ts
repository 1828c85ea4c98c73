import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { ReadinessReport } from '#src/readiness.ts';

/** A server that is up. `close` refuses new connections and lets the requests under way finish. */
export type Http = { url: string; close(): Promise<void> };

export type HttpOptions = {
  /** 0 takes any free port; `url` says which. */
  port: number;
  /** The address to listen on. Without one: all of this machine's. */
  host?: string;
  /** What works of us now, and what does not. */
  readiness: () => Promise<ReadinessReport>;
  /** Answers those who watch over us. */
  metrics?: RequestListener;
  /** Whatever is not a question about our health. */
  listener?: RequestListener;
};

// A request that takes longer than this is not worth waiting for.
const CLOSE_WITHIN_MS = 10_000;
const SWEEP_MS = 50;

/**
 * How long a connection without a request is kept. Whoever stands before us must give it up first, else a request is sent
 * into a connection that we are just closing: Google's load balancers keep theirs for 600 s and let nobody change it,
 * nginx for 75 s, Amazon's for 60 s. https://docs.cloud.google.com/load-balancing/docs/https/request-distribution
 */
const KEEP_ALIVE_MS = 620_000;
// A request's headers come in one piece. This bounds a request that has begun, not a connection that waits for one.
const HEADERS_WITHIN_MS = 60_000;

/**
 * Opens the one port: `/healthz` is 200 while we run, `/readyz` only while all our components work, and says what does not,
 * `/metrics` is for Prometheus; the rest is `listener`'s.
 */
export async function openHttp({
  port,
  host,
  readiness,
  metrics = notFound,
  listener = notFound,
}: HttpOptions): Promise<Http> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/healthz') return plain(response, 200, 'alive');
    if (path === '/readyz') return void tellReadiness(readiness, response);
    if (path === '/metrics') return metrics(request, response);
    return listener(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.listen({ port, host });
  await once(server, 'listening');

  return {
    url: urlOf(server.address(), host),
    async close() {
      const closed = once(server, 'close');
      server.close();
      // A connection whose last request is done would be kept for the next one, which is not to come.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearInterval(sweep);
      clearTimeout(impatience);
    },
  };
}

async function tellReadiness(readiness: HttpOptions['readiness'], response: ServerResponse): Promise<void> {
  const report = await readiness();
  response
    .writeHead(report.ready ? 200 : 503, { 'content-type': 'application/json' })
    .end(`${JSON.stringify(report)}\n`);
}

const notFound: RequestListener = (_request, response) => plain(response, 404, 'not found');

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>, host = 'localhost'): string {
  const port = typeof address === 'object' && address ? address.port : '';
  return `http://${host}:${port}`;
}
