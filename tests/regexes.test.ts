import { globSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Found, findWritten, watchMade } from './regexes/find-regexes.ts';
import { findSlowText } from './regexes/growth.ts';

// They start as they are loaded, and make no expression of text.
const PROGRAMS = ['src/main.ts', 'src/store/tools.ts', 'handlers/terminal/terminal.ts'];
const files = globSync('{index,src,handlers}/**/*.ts');

describe('Every regular expression', () => {
  const written: Found[] = [];
  const made: string[] = [];
  let watched: Found[] = [];

  beforeAll(async () => {
    for (const file of files) {
      const found = findWritten(file);
      written.push(...found.written);
      made.push(...found.made);
    }
    watched = await watchMade(files.filter((file) => !PROGRAMS.includes(file)));
  });

  test('is written down, or made of text as its module is loaded, so that it can be seen here', () => {
    expect(written.length).toBeGreaterThan(500);
    const seen = new Set(watched.map(({ at }) => at));
    expect(made.length).toBeGreaterThan(50);
    expect(made.filter((at) => !seen.has(at))).toEqual([]);
  });

  test('takes time that grows no faster than the text', () => {
    const all = new Map([...written, ...watched].map((found) => [`${found.at} ${found.regex}`, found.regex]));
    const slow = [...all].flatMap(([name, regex]) => {
      const text = findSlowText(regex);
      return text === undefined ? [] : [`${name} over ${JSON.stringify(text)}`];
    });
    expect(slow).toEqual([]);
  });
});

describe('A regular expression that takes forever is found', () => {
  test.each([
    ['repeats what repeats', /^(?:a+)+$/u],
    ['looks back over everything', /(?<=\p{Ll}.*)\s\p{Lu}+$/u],
    ['tries the end of a line at every mark', /[.)]+$/u],
    ['tries the end of a line at every space', /\s+$/u],
    ['has spaces before a rare mark', /\s*[–—]\s*/gu],
    ['has two parts that may share spaces', /^\p{L}[\p{L} ]*["']?[ \t]*:/mu],
    ['begins each line with any white space', /^\s*>/gm],
    ['wants a mark and then another one anywhere', /[,;].*[,;]x/u],
    ['goes on to the end from each bracket', /\[[^\]]*\bnot\b\]/iu],
    ['repeats alternatives that begin alike', /^(?:ab|a|b)*c$/u],
    ['repeats a list of words', /,? (?:(?:senior|chief|staff) )*(?:reporter|editor)$/iu],
    ['is of the newest kind', /[\p{L}--[a-z]]+$/v],
    ['counts letters three times', /a*a*a*b/],
    ['has a look around at its end', /"[^"]*"(?=.*said\.$)/gu],
  ])('%s', (_, regex) => {
    expect(findSlowText(regex)).toBeDefined();
  });

  test.each([
    ['', /^\s+/u],
    ['', /(?<!\s)\s+$/u],
    ['', /\bthis\b.{0,120}\bcorrected\b/iu],
    ['', /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu],
    ['', /(?:(?<!\s)\s+)?[–—]\s*/gu],
  ])('and one that does not is not %s%s', (_, regex) => {
    expect(findSlowText(regex)).toBeUndefined();
  });

  test('wherever it stands in the source', () => {
    const source = [
      'export const one: Record<string, RegExp> = { a: /a+$/u };',
      "const make = <T,>(x: T) => new RegExp(x + '+$');",
      "function f(text: string) { return text.replace(/\\s+$/, '') satisfies string; }",
      "const other = RegExp('b');",
    ];
    const { written, made } = findWritten('some.ts', source.join('\n'));
    expect(written.map(({ at, regex }) => `${at} ${regex}`)).toEqual(['some.ts:1:49 /a+$/u', 'some.ts:3:48 /\\s+$/']);
    expect(made).toEqual(['some.ts:2:28', 'some.ts:4:15']);
  });
});
