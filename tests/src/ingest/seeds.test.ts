import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';

// The five documents the project started from lie beside it and are not copied into it.
const FOLDER = new URL('../../../../shared/seeds/', import.meta.url);

const LETTERS: Readonly<Record<string, string>> = {
  H: 'headline',
  S: 'summary',
  h: 'subhead',
  b: 'body',
  e: 'embed',
  c: 'caption',
  p: 'promo',
  x: 'boilerplate',
  s: 'sources',
};

describe.skipIf(!existsSync(FOLDER))('the five real documents come out as a careful editor marks them', () => {
  test.each([
    {
      document: '000',
      marks: 'bbb bbb b',
      facts: { place: 'WASHINGTON D.C', published: { precision: 'day', at: '2026-01-26' } },
    },
    {
      document: '001',
      marks: 'H eee bbb h bbb h bbb bb',
      facts: {
        headline: "Karoline Leavitt says Trump wants Minnesota to work 'peacefully' with ICE: 'Let cops be cops'",
        place: 'MINNEAPOLIS, MINNESOTA',
      },
    },
    {
      document: '002',
      marks: 'H bbbb p bbb bbbbb x',
      facts: {
        headline:
          'Leavitt says Trump spoke to Walz, demands Minnesota ‘work together peacefully’ with ICE: ‘Let cops be cops’',
      },
    },
    {
      document: '003',
      marks:
        'xHc bbb hcc bbbb hc bbb hc bbb hc bb b hc bbb hc bbb hc bbb hcc bbb hcc bbb hc bbb hc bbb hc bbb hcc bbb hcc bbb sssssss',
      facts: {
        headline: 'Walz ‘Defies’ Feds, Blocks ICE From Deporting 1,360 Criminal Noncitizens in State Jails',
        outlet: 'Ruckus Factory',
      },
    },
    {
      document: '004',
      marks: 'SH b h bb h bb h b h b h b x',
      facts: {
        headline:
          'White House Accuses Gov. Tim Walz Of Blocking ICE Cooperation; Walz Denies Claims Amid Controversial Shootings',
      },
    },
  ])('$document', ({ document, marks, facts }) => {
    const article = read(document);
    const expected = [...marks.replaceAll(' ', '')].map((letter) => LETTERS[letter]);
    expect(article.paragraphs.map(({ kind }) => kind)).toEqual(expected);
    expect(factsOf(article)).toEqual(facts);
  });
});

function read(document: string): Article {
  const file = readdirSync(FOLDER).find((name) => name.startsWith(document)) ?? '';
  const parsed = parseDocument({ file: `seeds/${file}`, bytes: readFileSync(new URL(file, FOLDER)) });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return parsed.article;
}

function factsOf({ headline, outlet, byline, url, published, place }: Article) {
  return Object.fromEntries(
    Object.entries({ headline, outlet, byline, url, published, place }).filter(([, fact]) => fact !== undefined),
  );
}
