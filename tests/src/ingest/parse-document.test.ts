import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Article } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';

const STORY =
  'Council closes bridge\n\nThe city council voted on Tuesday to close the old bridge to lorries until spring.';

describe('front matter', () => {
  test('gives facts, and is no part of the text', () => {
    const { article, warnings } = parse(`---
headline: "Bridge: closed"
outlet: The Daily Ferry
published: 2026-01
url: https://ferry.example/bridge?page=1
---
${STORY}`);
    expect(article).toMatchObject({
      headline: 'Bridge: closed',
      outlet: 'The Daily Ferry',
      published: { precision: 'month', at: '2026-01' },
      url: 'https://ferry.example/bridge?page=1',
      text: STORY,
      receipts: { outlet: 'Given in the front matter.' },
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    ['colour: red', '“colour” is not a field I know (headline, outlet, byline, url, published, place, status,'],
    ['source: { id: 3 }', '“source” must be text'],
    ['author: 3', '“author” must be a name'],
    ['published: last Monday', '“published” is not a date I know'],
    ['url: javascript:alert(1)', '“url” is not a web address'],
    ['outlet: [a, b]', '“outlet” must be text'],
    ['outlet: " "', '“outlet” is empty'],
    ['headline: "unclosed', 'could not be read as fields'],
    ['a: &a [x]\nb: [*a, *a]', 'could not be read as fields'],
  ])('with “%s” warns, and the article is read without it', (field, warning) => {
    const { article, warnings } = parse(`---\n${field}\n---\n${STORY}`);
    expect(warnings.at(0)).toEqual({
      file: 'seeds/story.txt',
      reason: expect.stringContaining(`Front matter: ${warning}`),
    });
    expect(article).toMatchObject({ text: STORY, headline: 'Council closes bridge' });
  });

  test('is not two rules of dashes around a paragraph', () => {
    const text = `---\nThe city council voted.\n---\n${STORY}`;
    expect(parse(text).article.text).toBe(text);
  });
});

describe('what other systems write just works:', () => {
  const PUBLISHED = { precision: 'minute', at: '2026-01-26T14:00Z' };
  const FACTS = { headline: 'Bridge', outlet: 'The Daily Ferry', byline: 'Ada Okafor, Bo Lund', published: PUBLISHED };

  test.each([
    [
      'Jekyll',
      `---
layout: post
title: Bridge
authors: [Ada Okafor, Bo Lund]
date: 2026-01-26 08:00:00 -0600
source: The Daily Ferry
permalink: /2026/bridge/
categories: [town, roads]
published: true
---
`,
    ],
    [
      'Hugo, in TOML',
      `+++
title = "Bridge"
date = 2026-01-26T08:00:00-06:00
draft = false
dek = "It stays shut until spring."
tags = ["town", "roads"]
weight = 3

[params]
authors = ["Ada Okafor", "Bo Lund"]
publication = "The Daily Ferry"
+++
`,
    ],
    [
      'Hugo, in JSON',
      `{
  "title": "Bridge",
  "publishDate": "2026-01-26T14:00:00Z",
  "author": ["Ada Okafor", "Bo Lund"],
  "publisher": { "name": "The Daily Ferry" },
  "lang": "en"
}
`,
    ],
    [
      'a feed',
      `---
Title: Bridge
Creator: Ada Okafor, Bo Lund
pubDate: Mon, 26 Jan 2026 08:00:00 -0600
Publication: The Daily Ferry
guid: 7f3
summary: It stays shut until spring.
---
`,
    ],
  ])('%s', (_, matter) => {
    const { article, warnings } = parse(`${matter}${STORY}`);
    expect(article).toMatchObject({ ...FACTS, text: STORY });
    expect(article.status).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test('a post of WordPress, as a sidecar', () => {
    const { article, warnings } = parse(
      STORY,
      JSON.stringify({
        id: 12,
        date: '2026-01-26T08:00:00',
        date_gmt: '2026-01-26T14:00:00',
        slug: 'bridge',
        status: 'publish',
        link: 'https://ferry.example/bridge',
        title: { rendered: 'Bridge' },
        excerpt: { rendered: 'It stays shut.' },
        comment_status: 'open',
        featured_media: 0,
        meta: [],
        tags: [],
      }),
    );
    expect(article).toMatchObject({
      headline: 'Bridge',
      url: 'https://ferry.example/bridge',
      published: { precision: 'day', at: '2026-01-26' },
    });
    expect(article.status).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test('our own name for a fact goes before theirs', () => {
    const { article } = parse(`---\ntitle: Theirs\nheadline: Ours\ndate: 2026\npublished: 2025\n---\n${STORY}`);
    expect(article).toMatchObject({ headline: 'Ours', published: { at: '2025' } });
  });

  test('a source that is an address is one, and null gives nothing', () => {
    const { article, warnings } = parse(STORY, '{ "source": "https://ferry.example/bridge", "author": null }');
    expect(article).toMatchObject({ url: 'https://ferry.example/bridge' });
    expect([article.outlet, article.byline, warnings]).toEqual([undefined, undefined, []]);
  });

  test.each(['---\nThe rate = high\n---\n', '+++\nThe council voted.\n+++\n', '{ "quoted": words }\n'])(
    'and a text that only begins like fields is a text: %j',
    (opening) => {
      expect(parse(`${opening}${STORY}`).article.text).toBe(`${opening}${STORY}`);
    },
  );
});

describe('a sidecar', () => {
  test('wins over the front matter, and both over the document', () => {
    const { article } = parse(
      `---\noutlet: Front\nplace: Milltown\n---\n${STORY}`,
      '{ "outlet": "Beside", "published": 2026 }',
    );
    expect(article).toMatchObject({
      outlet: 'Beside',
      place: 'Milltown',
      headline: 'Council closes bridge',
      published: { precision: 'year', at: '2026' },
      receipts: {
        outlet: 'Given in the sidecar.',
        place: 'Given in the front matter.',
        headline: expect.stringContaining('¶ 1'),
      },
    });
  });

  test.each([
    ['{ "outlet": ', 'Sidecar: could not be read as fields'],
    ['[]', 'Sidecar: could not be read as fields'],
    ['{ "__proto__": { "outlet": "x" } }', 'Sidecar: “__proto__” is not a field I know'],
    ['', 'Sidecar: cannot be read'],
  ])('of %s warns', (sidecar, warning) => {
    const { article, warnings } = parse(STORY, sidecar);
    expect(warnings).toEqual([{ file: 'seeds/story.txt', reason: expect.stringContaining(warning) }]);
    expect(warnings[0]?.reason).toMatch(/[^.]\.$/);
    expect(article.outlet).toBeUndefined();
  });
});

describe('an article', () => {
  test('keeps its id from version to version, and has a version for every text and fact', () => {
    const versions = [parse(STORY), parse(`${STORY} Again.`), parse(STORY, '{ "outlet": "Beside" }')].map(
      ({ article }) => article,
    );
    expect(new Set(versions.map(({ id }) => id)).size).toBe(1);
    expect(new Set(versions.map(({ version }) => version)).size).toBe(3);
    expect(parse(STORY).article).toEqual(parse(STORY).article);
  });

  test('has a file name that can stand beside a quote', () => {
    const parsed = parseDocument({ file: 'seeds/a\u202eb\nc.txt', bytes: Buffer.from(STORY) });
    expect(parsed).toMatchObject({ article: { file: 'seeds/ab?c.txt' } });
  });
});

describe('whatever the bytes', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 400 }).map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          '---\n',
          'headline: x\n',
          '“',
          '”',
          '"',
          '\n',
          '\n\n',
          'By Jane Doe\n',
          'READ MORE: ',
          'Photo by ',
          'Sources:\n',
          '— A (@b) January 1, 2026\n',
          'pic.twitter.com/x ',
          'WASHINGTON (AP) — ',
          '\u202e',
          '\ufeff',
          'The council voted. ',
          'A Title ',
        ),
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );

  test('a document is an article whose paragraphs are exact, or is refused with a reason', () => {
    fc.assert(
      fc.property(anything, fc.option(anything, { nil: undefined }), (bytes, sidecar) => {
        const parsed = parseDocument({ file: 'any.txt', bytes, ...(sidecar && { sidecar }) });
        if ('refusal' in parsed) expect(parsed.refusal.reason).toMatch(/\.$/);
        else expectWhole(parsed.article);
      }),
      { numRuns: 1000 },
    );
  });
});

function expectWhole(article: Article): void {
  expect(Article.parse(article)).toEqual(article);
  const inside = article.paragraphs.map(({ start, end }) => article.text.slice(start, end));
  expect(inside.join('').replace(/\s/g, '')).toBe(article.text.replace(/\s/g, ''));
  expect(article.text).not.toMatch(/[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/);
}

function parse(text: string, sidecar?: string) {
  const parsed = parseDocument({
    file: 'seeds/story.txt',
    bytes: Buffer.from(text),
    ...(sidecar !== undefined && { sidecar: Buffer.from(sidecar) }),
  });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return parsed;
}
