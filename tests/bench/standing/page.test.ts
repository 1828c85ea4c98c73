import { expect, test } from 'vitest';
import { compare } from '../../../bench/standing/compare.ts';
import type { Finding } from '../../../bench/standing/finding.ts';
import { readKept, standingPage } from '../../../bench/standing/page.ts';

const lost: Finding = { name: 'sqlite: lost', value: 0, wants: 'less', bar: 0 };
const ratio: Finding = { name: 'seeds', value: 1.98765, wants: 'less', bar: 2, noise: 0.2 };

function keep(findings: readonly Finding[], before = ''): string {
  return standingPage(compare('crash', findings, readKept(before)), { date: '2026-11-30', note: '' });
}

test('what is kept is read again as it was printed', () => {
  expect([...readKept(keep([lost, ratio]))]).toEqual([
    ['crash: sqlite: lost', 0],
    ['crash: seeds', 1.988],
  ]);
});

test('what is skipped stays as it was kept', () => {
  const page = keep([{ name: 'all of it', gap: 'skipped', why: 'no data' }], keep([lost, ratio]));
  expect([...readKept(page)]).toEqual([
    ['crash: sqlite: lost', 0],
    ['crash: seeds', 1.988],
  ]);
});

test('what is gone is kept no longer', () => {
  expect([...readKept(keep([lost], keep([lost, ratio])))]).toEqual([['crash: sqlite: lost', 0]]);
});

test('of no page nothing is kept', () => {
  expect(readKept('').size).toBe(0);
});
