import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { patientFetch } from '#handlers/slack/patient-fetch.ts';
import { freePort } from '../../slack/local-slack.ts';

/** A server on `port` that answers these statuses, one after the other. */
async function answering(statuses: number[], port = 0): Promise<{ url: string; left: number[] }> {
  const left = [...statuses];
  const server = createServer((_request, response) =>
    response.writeHead(left.shift() ?? 200, { 'retry-after': '0' }).end(),
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, left };
}

test('“too many” is heeded once', async () => {
  const relenting = await answering([429, 200]);
  expect((await patientFetch(relenting.url)).status).toBe(200);
  const strict = await answering([429, 429, 200]);
  expect((await patientFetch(strict.url)).status).toBe(429);
  expect(strict.left).toEqual([200]);
});

test('a server error is left at that', async () => {
  const { url, left } = await answering([503, 200]);
  expect((await patientFetch(url)).status).toBe(503);
  expect(left).toEqual([200]);
});

test('a server that is not there is asked once more', async () => {
  const port = await freePort();
  const response = patientFetch(`http://127.0.0.1:${port}`);
  await answering([200], port);
  expect((await response).status).toBe(200);
  await expect(patientFetch(`http://127.0.0.1:${await freePort()}`)).rejects.toThrow('fetch failed');
});
