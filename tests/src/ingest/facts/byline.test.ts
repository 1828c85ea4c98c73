import { describe, expect, test } from 'vitest';
import { readByline } from '#src/ingest/facts/byline.ts';

describe('a byline', () => {
  test.each([
    ['By Jane Doe', 'Jane Doe'],
    ['By Jane Doe, AP', 'Jane Doe, AP'],
    ['BY JANE DOE AND JOHN ROE', 'JANE DOE AND JOHN ROE'],
    ['By Jane Doe | Jan. 26, 2026', 'Jane Doe'],
    ['By Ludwig van der Example • 4 min read', 'Ludwig van der Example'],
    ['Story by Jane Doe • 3h • 4 min read', 'Jane Doe'],
    ['By JANE DOE, SENIOR REPORTER', 'JANE DOE'],
    ['By Jane Doe, Staff Writer | Published: January 26, 2026', 'Jane Doe'],
    ['By Tuesday the detour was full.', undefined],
    ['By the Numbers', undefined],
    ['Jane Doe', undefined],
  ])('%s', (line, names) => {
    expect(readByline(line)).toBe(names);
  });
});
