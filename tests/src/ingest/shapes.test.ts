import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { marked } from './marked.ts';

// Each file is a document of a shape that papers print, written for this test: the facts an editor would find in it
// (or “no facts”), a blank line, then every paragraph behind its kind.
const FOLDER = new URL('shapes/', import.meta.url);

describe('every paragraph and every fact, as a careful editor marks them, in', () => {
  test.each(readdirSync(FOLDER).map((name) => name.replace('.txt', '')))('%s', (name) => {
    const [facts = '', ...rest] = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8').split('\n\n');
    const { article, expected, found } = marked(rest.join('\n\n'));
    expect(found).toEqual(expected);

    const { byline, outlet, place, published, url } = article;
    const told = Object.entries({ outlet, byline, url, place, published: published?.at });
    const lines = told.filter(([, fact]) => fact !== undefined).map(([fact, value]) => `${fact}: ${value}`);
    expect(lines.length > 0 ? lines : ['no facts']).toEqual(facts.split('\n'));
  });
});
