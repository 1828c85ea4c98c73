import { expect, test } from 'vitest';
import { matchesPerson } from '#index/evidence/person-names.ts';

const walz = { printed: 'Walz', name: 'Tim Walz', role: 'Minnesota Gov.' };
const leavitt = { printed: 'She', name: 'Karoline Leavitt', role: 'White House press secretary' };
const good = { printed: 'Good', name: 'Renée Nicole Good' };
const onlySurname = { printed: 'Gov. Walz', name: 'Walz' };
const shared = { printed: 'Clinton', name: 'Clinton', isShared: true };
const unnamed = { printed: 'a spokesman for Walz' };

test.each([
  ['walz', walz],
  ['Tim Walz', walz],
  ['TIM WALZ', walz],
  ['Gov. Walz', walz],
  ['Governor Tim Walz', walz],
  ['Govenor Walz', walz],
  ['Timothy Walz', walz],
  ['governor', walz],
  ['Tim Walz', onlySurname],
  ['leavitt', leavitt],
  ['press secretary', leavitt],
  ['White House press secretary', leavitt],
  ['Renee Good', good],
  ['Renée Good', good],
  ['renee nicole good', good],
  ['clinton', shared],
  ['spokesman', unnamed],
])('said:"%s" finds %o', (typed, speaker) => {
  expect(matchesPerson(typed, speaker)).toBe(true);
});

test.each([
  ['Gwen Walz', walz],
  ['Frey', walz],
  ['wal', walz],
  ['secretary of state', leavitt],
  ['Bill Clinton', shared],
  ['walz', unnamed],
  ['', walz],
  ['gov', leavitt],
])('said:"%s" does not find %o', (typed, speaker) => {
  expect(matchesPerson(typed, speaker)).toBe(false);
});
