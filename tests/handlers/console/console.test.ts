import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleDoors } from '#handlers/console/console.ts';
import { openConsole } from './open-console.ts';
import { quickDoors } from './quick-doors.ts';

const asked: unknown[] = [];
let url: string;
let close: () => Promise<void>;

beforeEach(async () => {
  asked.length = 0;
  ({ url, close } = await openConsole({ doors: listening }));
});
afterEach(() => close());

/** The quick doors, writing down what reaches them. The word “breaks” breaks them. */
const listening: ConsoleDoors = {
  ...quickDoors,
  answer: async (ask, rooms) => {
    asked.push(ask.text);
    if (ask.text === 'breaks') throw new Error('broken');
    return quickDoors.answer(ask, rooms);
  },
  press: async (action, ask, rooms) => {
    asked.push([action, ask.value]);
    return quickDoors.press(action, ask, rooms);
  },
};

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

/** Sends what no browser would: any Host, any Origin. */
async function send({ method = 'GET', path = '/', headers = {}, body = '' }: Sent) {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, path, method, headers: { connection: 'close', ...headers } });
  sent.end(body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (!response) throw new Error('no response');
  return { status: response.statusCode, headers: response.headers, body: await textOf(response) };
}

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields).toString();
  const length = String(Buffer.byteLength(body));
  const type = 'application/x-www-form-urlencoded';
  return send({
    method: 'POST',
    path,
    body,
    headers: { origin: url, 'content-type': type, 'content-length': length, ...headers },
  });
}

describe('The console answers', () => {
  test.each([
    ['/story detainers', 'detainers'],
    ['/STORY   detainers', 'detainers'],
    ['@Pullquote detainers', 'detainers'],
    ['@pullquote "let cops be cops"', '"let cops be cops"'],
    ['detainers', 'detainers'],
    ['/story', ''],
    ['/story /story', '/story'],
    ['/storyteller', '/storyteller'],
    ['@Pullquotes', '@Pullquotes'],
    ['  AT&T + 5% <b> ☃ ', 'AT&T + 5% <b> ☃'],
  ])('%s', async (text, reaches) => {
    await post('/ask', { text });
    expect(asked).toEqual([reaches]);
  });

  test('a pressed button with the very value it carried', async () => {
    const value = '{"q":"“a&b” + 5% <i>","from":5}';
    await post('/press?action=next', { value });
    expect(asked).toEqual([['next', value]]);
  });

  test('a script with the new messages alone, and a plain form with the whole page', async () => {
    const live = await post('/ask', { text: 'jails' }, { 'x-requested-with': 'fetch' });
    expect(live.body).toMatch(/^<div><article/);

    const plain = await post('/ask', { text: 'jails' });
    expect([plain.status, plain.headers.location]).toEqual([303, expect.stringMatching(/^\/#m-/)]);
  });
});

describe('The console keeps', () => {
  test('what was said, for as long as it runs', async () => {
    await post('/ask', { text: '/story jails' });
    expect((await send({})).body).toContain('/story jails');
  });

  test('the last hundred messages, and no more', async () => {
    for (let count = 1; count <= 51; count++) await post('/ask', { text: `search ${count}.` });
    const { body } = await send({});
    expect(body.match(/<article/g)).toHaveLength(100);
    expect(body).not.toContain('search 1.');
    expect(body).toContain('search 2.');
  });

  test('nothing of another console', async () => {
    await post('/ask', { text: 'jails' });
    const other = await openConsole();
    expect(await (await fetch(other.url)).text()).not.toContain('jails');
    await other.close();
  });

  test('going when an answer breaks, and says so civilly', async () => {
    const { status, body } = await post('/ask', { text: 'breaks' });
    expect([status, body]).toEqual([500, expect.stringContaining('It has been logged')]);
    expect(body).not.toContain('broken');
    expect((await send({})).status).toBe(200);
  });
});

describe('The console turns away', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example:3000', '127.0.0.10'])(
    'a request made to “%s”',
    async (host) => {
      expect((await send({ headers: { host } })).status).toBe(403);
    },
  );

  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:80', '[::1]:3000'])(
    'nobody who asks for %s',
    async (host) => {
      expect((await send({ headers: { host } })).status).toBe(200);
    },
  );

  test.each(['https://evil.example', 'null', '', 'http://127.0.0.1:1'])('a question from “%s”', async (origin) => {
    expect((await post('/ask', { text: 'jails' }, { origin })).status).toBe(403);
    expect((await post('/press?action=share', { value: '{}' }, { origin })).status).toBe(403);
    expect(asked).toEqual([]);
  });

  test('what is not a form', async () => {
    expect((await post('/ask', {}, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('what is far too long, or does not say how long it is', async () => {
    expect((await post('/ask', { text: 'x'.repeat(40_000) })).status).toBe(413);
    const unmeasured = { origin: url, 'content-type': 'application/x-www-form-urlencoded' };
    const headers = { ...unmeasured, 'transfer-encoding': 'chunked' };
    expect((await send({ method: 'POST', path: '/ask', headers, body: 'text=jails' })).status).toBe(413);
    expect(asked).toEqual([]);
  });

  test.each(['/nothing', '/favicon.ico', '//', '/constructor'])(
    'a visitor to %s, with a page that leads back',
    async (path) => {
      const { status, body } = await send({ path });
      expect([status, body]).toEqual([404, expect.stringContaining('href="/"')]);
    },
  );

  test('the wrong method, naming the right one', async () => {
    const { status, headers } = await send({ path: '/ask' });
    expect([status, headers.allow]).toEqual([405, 'POST']);
  });
});

describe('The page', () => {
  test('lets nothing in from outside, and nothing inline', async () => {
    const { headers, body } = await send({});
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(body).not.toMatch(/<style|<script(?! type="module" src="\/)| style=| on\w+=|(?:src|href)="(?!\/)/);
  });

  test('has a head without a body for those who ask for that', async () => {
    const { status, headers, body } = await send({ method: 'HEAD' });
    expect([status, headers['content-type'], body]).toEqual([200, 'text/html; charset=utf-8', '']);
  });
});
