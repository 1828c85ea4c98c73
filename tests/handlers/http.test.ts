import { expect, onTestFinished, test } from 'vitest';
import { type HttpOptions, openHttp } from '#handlers/http.ts';
import type { ReadinessReport } from '#src/readiness.ts';
import { well } from '../ready.ts';

async function open(options: Partial<HttpOptions> = {}): Promise<(path: string) => Promise<string>> {
  const http = await openHttp({ port: 0, host: '127.0.0.1', readiness: well, ...options });
  onTestFinished(http.close);
  return async (path) => {
    const response = await fetch(http.url + path);
    return `${response.status} ${(await response.text()).trim()}`;
  };
}

test('/healthz is fine while we run, /readyz while all of us works, and says what does not', async () => {
  let report: ReadinessReport = {
    ready: false,
    components: { writing: { works: false, reason: 'The disk is full.' } },
  };
  const get = await open({ readiness: async () => report });
  expect(await get('/healthz')).toBe('200 alive');
  expect(await get('/readyz')).toBe(
    '503 {"ready":false,"components":{"writing":{"works":false,"reason":"The disk is full."}}}',
  );
  report = { ready: true, components: { writing: { works: true } } };
  expect(await get('/readyz?probe')).toBe('200 {"ready":true,"components":{"writing":{"works":true}}}');
});

test('everything else is for the listener', async () => {
  const get = await open({ listener: (request, response) => response.end(`you asked for ${request.url}`) });
  expect(await get('/story?text=rent')).toBe('200 you asked for /story?text=rent');
  expect(await get('/healthz')).toBe('200 alive');
});

test('without a listener there is nothing else', async () => {
  const get = await open();
  expect(await get('/')).toBe('404 not found');
});

test('a port that is taken is an error that names it', async () => {
  const first = await openHttp({ port: 0, host: '127.0.0.1', readiness: well });
  onTestFinished(first.close);
  const port = Number(new URL(first.url).port);
  await expect(openHttp({ port, host: '127.0.0.1', readiness: well })).rejects.toThrow(
    `EADDRINUSE: address already in use 127.0.0.1:${port}`,
  );
});

test('closing lets a request under way finish', async () => {
  const arrived = Promise.withResolvers<() => void>();
  const http = await openHttp({
    port: 0,
    host: '127.0.0.1',
    readiness: well,
    listener: (_request, response) => arrived.resolve(() => response.end('done')),
  });
  const answer = fetch(http.url);
  const finish = await arrived.promise;
  const closed = http.close();
  finish();
  expect(await (await answer).text()).toBe('done');
  await closed;
  await expect(fetch(http.url)).rejects.toThrow();
  // By itself Node would keep the connection for five seconds more, in case another request comes.
}, 2_500);

test('a connection is kept for longer than any balancer keeps it', async () => {
  const http = await openHttp({ port: 0, host: '127.0.0.1', readiness: well });
  onTestFinished(http.close);
  const hint = (await fetch(`${http.url}/healthz`)).headers.get('keep-alive');
  // Google's balancers take 600 s, and can be told nothing else.
  expect(Number(hint?.replace('timeout=', ''))).toBeGreaterThan(600);
});
