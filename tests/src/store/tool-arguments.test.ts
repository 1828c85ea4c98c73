import { expect, test } from 'vitest';
import { readToolArguments } from '#src/store/tool-arguments.ts';

// The title of each test is what was typed after `npm run`.
test.each([
  ['backup b.db', { kind: 'backup', file: 'b.db' }],
  ['restore b.db', { kind: 'restore', file: 'b.db', isReplacing: false }],
  ['restore b.db --replace', { kind: 'restore', file: 'b.db', isReplacing: true }],
  ['restore --replace b.db', { kind: 'restore', file: 'b.db', isReplacing: true }],
  ['store check', { kind: 'check' }],
  ['store person U1', { kind: 'person', id: 'U1', isDeleting: false }],
  ['store person U1 --delete', { kind: 'person', id: 'U1', isDeleting: true }],
  ['store person', { kind: 'wrong', why: '“store person” needs a person’s id after it.' }],
  ['store person U1 U2', { kind: 'wrong', why: '“U2” is left over: “store person” takes one id.' }],
  ['store person U1 --replace', { kind: 'wrong', why: '“--replace” is nothing that “store person” knows.' }],
  ['store check --delete', { kind: 'wrong', why: '“--delete” is nothing that “store” knows.' }],
  ['backup', { kind: 'wrong', why: '“backup” needs a file after it.' }],
  ['backup b.db c.db', { kind: 'wrong', why: '“c.db” is left over: “backup” takes one file.' }],
  ['backup b.db --replace', { kind: 'wrong', why: '“--replace” is nothing that “backup” knows.' }],
  ['restore b.db -r', { kind: 'wrong', why: '“-r” is nothing that “restore” knows.' }],
  ['store chekc', { kind: 'wrong', why: '“store” cannot “chekc”.' }],
  ['store check now', { kind: 'wrong', why: '“now” is left over: “store” takes one word.' }],
  ['store', { kind: 'wrong', why: '“store” needs a word after it.' }],
  ['constructor', { kind: 'wrong', why: 'I know no tool “constructor”.' }],
  ['', { kind: 'wrong', why: '' }],
])('%s', (typed, wish) => {
  expect(readToolArguments(typed.split(' ').filter((word) => word !== ''))).toEqual(wish);
});
