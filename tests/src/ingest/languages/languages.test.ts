import { describe, expect, test } from 'vitest';
import { readByline } from '#src/ingest/facts/byline.ts';
import { readDatedLine } from '#src/ingest/facts/published.ts';
import { findLanguage, LANGUAGES } from '#src/ingest/languages/languages.ts';
import { findLineRule } from '#src/ingest/marking/line-rules.ts';
import { PAGES, STORIES } from './pages.ts';

describe('each language has', () => {
  test('a table, a page and a story here', () => {
    const names = LANGUAGES.map(({ name }) => name).sort();
    expect(Object.keys(PAGES).sort()).toEqual(names);
    expect(Object.keys(STORIES).sort()).toEqual(names);
  });

  test('twelve months or none, and no name for two of them', () => {
    const months = LANGUAGES.flatMap(({ months }) =>
      months.flatMap((names, at) => names.split('|').map((name) => [name, at] as const)),
    );
    const several = Map.groupBy(months, ([name]) => name);
    expect([...several.values()].filter((same) => new Set(same.map(([, at]) => at)).size > 1)).toEqual([]);
    expect(new Set(LANGUAGES.map(({ months: { length } }) => length))).toEqual(new Set([0, 12]));
  });
});

describe.each(Object.entries(PAGES))('a page in %s says', (_, lines) => {
  test.each(lines.bylines)('who wrote it: %s', (line, name) => {
    expect(readByline(line)).toBe(name);
    expect(findLineRule(line)?.kind).toBe('boilerplate');
  });

  test.each(lines.published)('when: %s', (line) => {
    expect(readDatedLine(line, 'day first')?.published).toEqual({ precision: 'day', at: '2026-01-26' });
    expect(findLineRule(line)?.kind).toBe('boilerplate');
  });

  test.each(lines.undated)('no day of publication: %s', (line) => {
    expect(readDatedLine(line, 'day first')).toBeUndefined();
  });

  test.each(lines.captions)('what a picture is: %s', (line) => {
    expect(findLineRule(line)?.kind).toBe('caption');
  });

  test.each(lines.promos)('what else to read or buy: %s', (line) => {
    expect(findLineRule(line)?.kind).toBe('promo');
  });

  test.each(lines.furniture)('what only a page does: %s', (line) => {
    expect(findLineRule(line)?.kind).toBe('boilerplate');
  });
});

describe.each(Object.entries(STORIES))('a story in %s', (name, paragraphs) => {
  test('is told from others', () => {
    expect(findLanguage(paragraphs.join('\n'))?.name).toBe(name);
  });

  test.each(paragraphs)('is told, and says nothing of itself: %s', (paragraph) => {
    expect([findLineRule(paragraph), readByline(paragraph), readDatedLine(paragraph, 'day first')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
