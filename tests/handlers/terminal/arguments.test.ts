import { expect, test } from 'vitest';
import { readArguments } from '#handlers/terminal/arguments.ts';

// The title of each test is what was typed after `npm run story --`.
test.each([
  [[], { kind: 'usage' }],
  [['--help'], { kind: 'usage' }],
  [['detainers'], { kind: 'answer', text: 'detainers' }],
  [['rent', 'freeze'], { kind: 'answer', text: 'rent freeze' }],
  [['"rent freeze"'], { kind: 'answer', text: '"rent freeze"' }],
  [['detainers', '-court'], { kind: 'answer', text: 'detainers -court' }],
  [['-court', 'detainers'], { kind: 'answer', text: '-court detainers' }],
  [['detainers --court'], { kind: 'answer', text: 'detainers --court' }],
  [['--', '--court', 'detainers'], { kind: 'answer', text: '--court detainers' }],
  [['--json', 'detainers', '-court'], { kind: 'json', text: 'detainers -court' }],
  [['detainers', '--json'], { kind: 'json', text: 'detainers' }],
  [['--receipts', 'a.txt'], { kind: 'receipts', file: 'a.txt' }],
  [['a.txt', '--receipts'], { kind: 'receipts', file: 'a.txt' }],
  [['--receipts', 'a.txt', 'b.txt'], { kind: 'wrong', why: '“--receipts” takes one file, and “b.txt” is left over.' }],
  [['--receipts'], { kind: 'wrong', why: '“--receipts” needs the name of a file after it.' }],
  [['--json'], { kind: 'wrong', why: '“--json” needs a search after it.' }],
  [['--jsno', 'rent'], { kind: 'wrong', why: "I don't know “--jsno”. Did you mean “--json”?" }],
  [['rent', '--cap'], { kind: 'wrong', why: "I don't know “--cap”. To leave a word out of a search, write “-cap”." }],
  [['--json=yes', 'rent'], { kind: 'wrong', why: expect.stringContaining('“--json=yes”') }],
  [['--json', '--receipts', 'a'], { kind: 'wrong', why: '“--json” and “--receipts” cannot be had together.' }],
])('%j', (args, wish) => {
  expect(readArguments(args)).toEqual(wish);
});
