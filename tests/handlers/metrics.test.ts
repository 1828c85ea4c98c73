import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { actions } from '#handlers/buttons/actions.ts';
import { answer, choose, fill, press } from '#handlers/doors/doors.ts';
import { openHttp } from '#handlers/http.ts';
import { createMetricsListener, type MetricsGate } from '#handlers/metrics.ts';
import { verbs } from '#handlers/verbs.ts';
import { createMetrics } from '#src/metrics.ts';
import { createReadiness } from '#src/readiness.ts';
import type { PlannedPostStore } from '#src/store/store.ts';
import { chosen, filled, pressed, typed } from '../asks.ts';
import { openBot } from './open-bot.ts';

type Odd = { host?: string; countOpen?: PlannedPostStore['countOpen'] };

/** A whole bot that is measured, and the address where its metrics are. */
async function measuredBot(gate: Partial<MetricsGate> = {}, { host = '127.0.0.1', countOpen }: Odd = {}) {
  const metrics = createMetrics();
  const bot = await openBot({ onTestFinished, measures: metrics.measures });
  const readiness = createReadiness(bot.house.log);
  readiness.probe('writing', () => bot.store.whyNotWriting());
  const plannedPosts = { ...bot.store.plannedPosts, ...(countOpen && { countOpen }) };
  const watched = { ...bot.house, store: { ...bot.store, plannedPosts }, readiness };
  const listener = createMetricsListener(metrics, watched, { isFronted: false, ...gate });
  const http = await openHttp({ port: 0, host, readiness: readiness.report, metrics: listener });
  onTestFinished(http.close);
  return { ...bot, url: `${http.url}/metrics` };
}

/** Every sample, by its name and labels. */
async function scrape(url: string): Promise<Map<string, number>> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(/ (\S+)$/.exec(line)?.[1])]));
}

test('what is asked is counted and timed by how and by verb, with the searches in it', async () => {
  const { house, url } = await measuredBot();
  for (const text of ['harbor', 'zeppelin', '"', 'help', 'more']) await answer(typed(text), house);
  await press('hidden', pressed('none of ours'), house);

  const samples = await scrape(url);
  expect(samples.get('pullquote_answer_seconds_count{asked="typed",verb="search"}')).toBe(3);
  expect(samples.get('pullquote_answer_seconds_count{asked="typed",verb="help"}')).toBe(1);
  expect(samples.get('pullquote_answer_seconds_count{asked="typed",verb="more"}')).toBe(1);
  expect(samples.get('pullquote_answer_seconds_count{asked="pressed",verb="hidden"}')).toBe(1);
  for (const outcome of ['found', 'nothing', 'not understood'])
    expect(samples.get(`pullquote_search_seconds_count{outcome="${outcome}"}`)).toBe(1);
});

test('a handler that fails is counted', async () => {
  const { house, url } = await measuredBot();
  function archiveFor(): never {
    throw new Error('the archive is gone');
  }
  await answer(typed('following'), { ...house, library: { ...house.library, archiveFor } });
  expect((await scrape(url)).get('pullquote_failures_total{asked="typed",verb="following"}')).toBe(1);
});

test('how things stand is told as it is at that moment', async () => {
  const { house, store, url, write } = await measuredBot();
  const before = await scrape(url);
  expect(before.get('pullquote_ready')).toBe(1);
  expect(before.get('pullquote_component_works{component="writing"}')).toBe(1);
  expect(before.get('pullquote_stories')).toBe(1);
  expect(before.get('pullquote_files_read_total{outcome="read"}')).toBe(1);
  expect(before.get('pullquote_store_seconds_count{kind="write"}')).toBeGreaterThan(0);
  expect(before.get('pullquote_store_failures_total{kind="commit"}')).toBe(0);
  expect(before.get('nodejs_eventloop_lag_p99_seconds')).toBeDefined();
  expect(before.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);

  write('bad.txt', '');
  await house.library.refresh();
  await expect.poll(async () => (await scrape(url)).get('pullquote_files_refused'), { timeout: 20_000 }).toBe(1);
  const dueMs = Date.now() + 3_600_000;
  await store.plannedPosts.plan([
    { key: 'k', subject: 's', kind: 'notice', channelId: 'U1', dueMs, about: { of: 'unknown', key: 'none' } },
  ]);
  const after = await scrape(url);
  expect(after.get('pullquote_open_posts{state="pending"}')).toBe(1);
  expect(after.get('pullquote_posts_overdue_seconds')).toBe(0);
});

test.each([
  ['fails', () => Promise.reject(new Error('the disk is gone'))],
  ['does not answer', () => new Promise<never>(() => {})],
])('a store that %s is left out, and the rest is told', async (_how, countOpen) => {
  const { url } = await measuredBot({}, { countOpen });
  const samples = await scrape(url);
  expect(samples.get('pullquote_stories')).toBe(1);
  expect(samples.has('pullquote_posts_overdue_seconds')).toBe(false);
  expect([...samples.keys()].filter((name) => name.startsWith('pullquote_open_posts'))).toEqual([]);
});

test('no channel, person or word of what was asked is in a label, whatever is asked', async () => {
  const { house, url } = await measuredBot();
  const where = { userId: 'U0SECRET', channelId: 'C0SECRET' };
  for (const text of ['xyzzy', 'xyzzy said', 'follow xyzzy', '/story said:xyzzy', 'hi', '__proto__', 'constructor'])
    await answer(typed(text, where), house);
  for (const name of ['xyzzy', '__proto__', 'constructor', ...Object.keys(actions)]) {
    await press(name, pressed('xyzzy', where), house);
    await fill(name, filled({ xyzzy: 'xyzzy' }, where), house);
    await choose(name, chosen('“xyzzy”', where), house);
  }
  const names = [...(await scrape(url)).keys()].filter((name) => name.startsWith('pullquote_'));
  expect(names.filter((name) => /xyzzy|secret|proto|constructor/i.test(name))).toEqual([]);
  const used = new Set(names.flatMap((name) => /verb="([^"]*)"/.exec(name)?.[1] ?? []));
  const known = [
    ...Object.keys(verbs),
    ...Object.keys(actions),
    'search',
    'more',
    'nothing',
    'unknown',
    'digest-save',
    'verify',
  ];
  expect([...used].filter((verb) => !known.includes(verb))).toEqual([]);
  expect(used.size).toBeGreaterThan(10);
});

test.each([
  ['by itself', 200, {}],
  ['through a server that says so', 403, { 'x-forwarded-for': '203.0.113.9' }],
  ['through one that says it otherwise', 403, { forwarded: 'for=127.0.0.1' }],
  ['through a cache', 403, { via: '1.1 front' }],
])('without a token, a program here that asks %s gets %i', async (_how, status, headers) => {
  const { url } = await measuredBot();
  expect((await fetch(url, { headers })).status).toBe(status);
});

test('without a token, a name that somebody has pointed to this machine is refused', async () => {
  const { url } = await measuredBot();
  const { port } = new URL(url);
  const status = await new Promise((resolve) => {
    request({ port, path: '/metrics', headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});

const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

test.skipIf(elsewhere === undefined)('without a token, nobody is answered over the network', async () => {
  const { url } = await measuredBot({}, { host: '0.0.0.0' });
  const { port } = new URL(url);
  const refused = await fetch(`http://${elsewhere}:${port}/metrics`);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('set PULLQUOTE_METRICS_TOKEN');
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(200);
});

test('where Slack comes in through a web server, a token is needed from everywhere', async () => {
  const { url } = await measuredBot({ isFronted: true });
  expect((await fetch(url)).status).toBe(403);
});

test('with a token, whoever has it is answered, from anywhere, and nobody else', async () => {
  const token = 'a-token-of-some-length';
  const { url } = await measuredBot({ token, isFronted: true });
  const ask = async (authorization?: string) =>
    (await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.9', ...(authorization && { authorization }) } }))
      .status;
  expect(await ask(`Bearer ${token}`)).toBe(200);
  expect(await ask(`bearer  ${token}`)).toBe(200);
  for (const wrong of [undefined, token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer'])
    expect(await ask(wrong)).toBe(401);
});

test('metrics are read and nothing else', async () => {
  const { url } = await measuredBot();
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
});
