import { expect, test } from 'vitest';
import { decodeWithOffsets, plainText } from '../../../bench/documents/decoded.ts';

test.each([
  { charset: 'utf-8', bytes: [0x61, 0xc3, 0xa9, 0xf0, 0x9f, 0x8e, 0xa5, 0x62], text: 'aé🎥b', at: [0, 1, 3, 3, 7, 8] },
  { charset: 'windows-1251', bytes: [0xcf, 0xee, 0x21], text: 'По!', at: [0, 1, 2, 3] },
  { charset: 'shift_jis', bytes: [0x93, 0xfa, 0x41], text: '日A', at: [0, 2, 3] },
  { charset: 'gb18030', bytes: [0xcf, 0xe3, 0x41], text: '香A', at: [0, 2, 3] },
])('each character of $charset is told by its first byte', ({ charset, bytes, text, at }) => {
  expect(decodeWithOffsets(Uint8Array.from(bytes), charset)).toEqual({ text, at });
});

test.each([
  ['html', '<p>Caf&eacute; &amp; <b>b</b>ar&#8217;s</p><!-- no --><br>x', '\nCaf&eacute; & bar’s\n\nx'],
  ['markdown', '![a](b) **See** [the page](https://x.example/a_b).', ' **See** the page.'],
  ['none', 'a <b> [c](d)', 'a <b> [c](d)'],
])('text without its %s', (markup, text, plain) => {
  expect(plainText(new TextEncoder().encode(text), { charset: 'utf-8', markup })).toBe(plain);
});

test('UTF-8 that was encoded twice is read once', () => {
  const twice = new TextEncoder().encode('dÃ©cada â€“ Ã¡');
  expect(plainText(twice, { charset: 'utf-8-twice', markup: 'none' })).toBe('década – á');
});
