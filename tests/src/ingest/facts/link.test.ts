import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink } from '#src/ingest/facts/link.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';

test.each([
  ['https://tidewater.example/harbor', 'https://tidewater.example/harbor'],
  ['HTTPS://Tidewater.Example', 'https://tidewater.example/'],
  ['http://tidewater.example:80/a b?c=“d”', 'http://tidewater.example/a%20b?c=%E2%80%9Cd%E2%80%9D'],
  // Cyrillic letters that look like Latin ones, all of them or one among others.
  ['https://аррӏе.example/', 'https://xn--80ak6aa92e.example/'],
  ['https://tidewаter.example/', 'https://xn--tidewter-56g.example/'],
  ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
  ['https://tidewater.example\\@evil.example/', 'https://tidewater.example/@evil.example/'],
  ['https://0x7f.1/', 'https://127.0.0.1/'],
])('%s is stored as %s', (written, href) => {
  expect(readLink(written)).toEqual({ href });
});

test.each([
  ['javascript:alert(1)', 'is not a web address'],
  ['data:text/html,x', 'is not a web address'],
  ['ftp://tidewater.example/', 'is not a web address'],
  ['https:tidewater.example', 'is not a web address'],
  ['https:///tidewater.example', 'is not a web address'],
  ['https://', 'is not a web address'],
  ['https://tide water.example/', 'is not a web address'],
  ['https://tidewater.example@evil.example/', 'has a name or password in it'],
  ['https://ada:secret@tidewater.example/', 'has a name or password in it'],
  [`https://tidewater.example/${'é'.repeat(400)}`, 'is longer than 2,000'],
])('%s is none', (written, problem) => {
  expect(readLink(written)).toEqual({ problem: expect.stringContaining(problem) });
});

test('whatever is written, a stored link is what a browser makes of it, without credentials, its host in ASCII', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'grapheme' }),
      (url, more) => {
        for (const written of [url, `${url}${more}`, url.replace('://', `://${more}`)]) {
          const read = readLink(written);
          if ('problem' in read) continue;
          const { href, username, password, host, protocol } = new URL(read.href);
          expect([href, username, password]).toEqual([read.href, '', '']);
          expect(host).toMatch(/^[\x21-\x7e]+$/);
          expect(protocol).toMatch(/^https?:$/);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

/** A document with a link in its front matter, its sidecar or its own words. */
function read(where: 'front matter' | 'sidecar' | 'own words', link: string) {
  const story = 'Council closes bridge\n\nThe city council voted on Tuesday to close the old bridge to lorries.';
  const texts = {
    'front matter': `---\nurl: "${link}"\n---\n${story}`,
    sidecar: story,
    'own words': `Council closes bridge\n\nURL: ${link}\n\nThe city council voted on Tuesday to close the old bridge.`,
  };
  const sidecar = where === 'sidecar' ? { sidecar: Buffer.from(JSON.stringify({ link })) } : {};
  const parsed = parseDocument({ file: 'bridge.txt', bytes: Buffer.from(texts[where]), ...sidecar });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return parsed;
}

test.each(['front matter', 'sidecar', 'own words'] as const)(
  'a link in the %s is stored so, and a bad one is named',
  (where) => {
    expect(read(where, 'https://tidewаter.example').article.url).toBe('https://xn--tidewter-56g.example/');
    const { article, warnings } = read(where, 'https://ada:secret@tidewater.example/');
    expect(article).not.toHaveProperty('url');
    expect(warnings).toMatchObject([{ file: 'bridge.txt', reason: expect.stringContaining('has a name or password') }]);
    expect(warnings[0]?.reason).not.toContain('secret');
  },
);
