import { describe, expect, test, vi } from 'vitest';
import { echo, joinByHttp, SECRET } from '../../slack/edge.ts';
import { signed } from '../../slack/fake-slack.ts';
import { aCommand, aMention } from '../../slack/payloads.ts';

const command = () => new URLSearchParams(aCommand('detainers')).toString();
const MINUTE = 60;
const now = () => Date.now() / 1_000;

test('a signed command is answered', async () => {
  const { slack, url } = await joinByHttp();
  await slack.start();
  const response = await fetch(url, signed(SECRET, command()));
  expect(await response.json()).toMatchObject({ response_type: 'ephemeral', text: 'detainers' });
});

test('a signed event is answered', async () => {
  const { slack, url, peer } = await joinByHttp();
  await slack.start();
  const response = await fetch(url, signed(SECRET, JSON.stringify(aMention('rent'))));
  expect(response.status).toBe(200);
  await expect.poll(() => peer.done.map(({ what }) => what)).toContain('chat.postMessage');
});

test('Slack may check the address', async () => {
  const { slack, url } = await joinByHttp();
  await slack.start();
  const challenge = { type: 'url_verification', challenge: 'are you there' };
  expect(await (await fetch(url, signed(SECRET, JSON.stringify(challenge)))).json()).toEqual({
    challenge: 'are you there',
  });
});

test('a proxy may add a charset', async () => {
  const { slack, url } = await joinByHttp();
  await slack.start();
  const request = signed(SECRET, command());
  request.headers['content-type'] += '; charset=utf-8';
  expect((await fetch(url, request)).status).toBe(200);
});

describe('turned away, without an answer looked up:', () => {
  test.each([
    ['a wrong signature', 401, signed('another-secret-altogether', command())],
    ['a stale one', 401, signed(SECRET, command(), now() - 6 * MINUTE)],
    ['a future-dated one', 401, signed(SECRET, command(), now() + 6 * MINUTE)],
    ['one of ten years hence', 401, signed(SECRET, command(), now() + 5_000_000 * MINUTE)],
    ['an unsigned one', 401, { method: 'POST', body: command() }],
    ['an oversized one', 413, signed(SECRET, `text=${'x'.repeat(257 * 1_024)}`)],
    ['a question', 404, {}],
  ])('%s', async (_what, status, request) => {
    const answer = vi.fn(echo);
    const { slack, url } = await joinByHttp({ answer }, { level: 'silent' });
    await slack.start();
    expect((await fetch(url, request)).status).toBe(status);
    expect(answer).not.toHaveBeenCalled();
  });

  test('one that was sent before, however it is dressed up', async () => {
    const answer = vi.fn(echo);
    const { slack, url } = await joinByHttp({ answer }, { level: 'silent' });
    await slack.start();
    const request = signed(SECRET, command());
    const { headers } = request;
    const dressedUp = { ...request, headers: { ...headers, 'x-slack-signature': `${headers['x-slack-signature']}=x` } };
    const zeroed = {
      ...request,
      headers: { ...headers, 'x-slack-request-timestamp': `0${headers['x-slack-request-timestamp']}` },
    };

    const all = [request, request, dressedUp, zeroed].map((each) => fetch(url, each));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 401, 401, 401]);
    expect(answer).toHaveBeenCalledTimes(1);
  });

  test('one that comes before we are there, or after we have gone', async () => {
    const { slack, url } = await joinByHttp();
    expect((await fetch(url, signed(SECRET, command()))).status).toBe(503);
    await slack.start();
    await slack.stop();
    expect((await fetch(url, signed(SECRET, command()))).status).toBe(503);
  });

  test('a wrong secret is named in the log', async () => {
    const { slack, url, lines } = await joinByHttp();
    await slack.start();
    await fetch(url, signed('another-secret-altogether', command()));
    expect(lines.join()).toContain("is SLACK_SIGNING_SECRET this app's?");
  });
});
