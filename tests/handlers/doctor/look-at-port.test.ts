import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { lookAtAddress, lookAtPort } from '#handlers/doctor/look-at-port.ts';
import { openHttp } from '#handlers/http.ts';
import { joinByHttp } from '../../slack/edge.ts';
import { freePort } from '../../slack/local-slack.ts';

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function bot(report: Awaited<ReturnType<Parameters<typeof openHttp>[0]['readiness']>>): Promise<number> {
  const http = await openHttp({ port: 0, host: '127.0.0.1', readiness: async () => report });
  onTestFinished(http.close);
  return Number(new URL(http.url).port);
}

test('a port that nobody has is free', async () => {
  const port = await freePort();
  expect(await lookAtPort(port)).toEqual({
    about: 'Port',
    state: 'ok',
    says: `${port} is free: no bot runs there now`,
  });
});

test('a bot that runs there is known, and whether it is ready', async () => {
  const port = await bot({ ready: true, components: {} });
  expect(await lookAtPort(port)).toMatchObject({ state: 'ok', says: `${port}: a Pullquote runs there, and is ready` });
});

test('of one that is not ready it says which component, and why', async () => {
  const writing = { works: false, reason: 'The disk with x.db is full.' } as const;
  const port = await bot({ ready: false, components: { slack: { works: true }, writing } });
  const finding = await lookAtPort(port);
  expect(finding).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('writing: The disk with x.db is full.'),
  });
  expect(finding.says).not.toContain('slack');
});

test('another program is no bot', async () => {
  const port = await serve((_request, response) => response.end('hello'));
  expect(await lookAtPort(port)).toMatchObject({
    state: 'wrong',
    todo: expect.stringContaining('set PORT to another'),
  });
});

test('an address that leads to a bot is known by its refusal; only https is good for Slack', async () => {
  const { slack, url, lines } = await joinByHttp();
  await slack.start();
  expect(await lookAtAddress(url)).toMatchObject({ state: 'wrong', says: 'Slack calls https addresses only.' });
  expect(lines).toEqual([expect.stringContaining('slack request refused')]);
});

test.each([
  [404, 'has nothing at that path'],
  [502, 'does not reach the bot (502)'],
  [301, 'answered with 301'],
])('an address that answers with %i', async (status, says) => {
  const port = await serve((_request, response) => response.writeHead(status).end());
  expect(await lookAtAddress(`http://127.0.0.1:${port}/slack/events`)).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining(says),
  });
});

test('what is no address, and where nobody is', async () => {
  expect(await lookAtAddress('pullquote')).toMatchObject({ state: 'wrong', says: '“pullquote” is no web address.' });
  expect(await lookAtAddress(`https://127.0.0.1:${await freePort()}/`)).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('was not reached: nothing listens there'),
  });
});
