import { describe, expect, test } from 'vitest';
import { readUnicode } from '#src/ingest/encodings/unicode.ts';

const TEXTS = [
  'The board voted on Tuesday.\nNo one was there.',
  'Совет решил во вторник.\nНикого не было.',
  '港口委员会星期二决定，关闭码头。\n没有人在那里。',
];

describe('UTF-16 is read without its mark too:', () => {
  test.each(TEXTS)('%s', (text) => {
    const bytes = Buffer.from(text, 'utf16le');
    expect(readUnicode(bytes)).toEqual({ encoding: 'utf-16le', source: text });
    expect(readUnicode(Buffer.from(bytes).swap16())).toEqual({ encoding: 'utf-16be', source: text });
  });
});

describe('what is not to be read is known by name:', () => {
  test.each([true, false])('UTF-32, little end first: %s', (isLittle) => {
    const bytes = new DataView(new ArrayBuffer(4 * 20));
    for (let at = 0; at < 20; at += 1) bytes.setUint32(4 * at, at === 0 ? 0xfeff : 0x60 + at, isLittle);
    expect(readUnicode(new Uint8Array(bytes.buffer))).toEqual({ reason: 'UTF-32' });
  });

  test('UTF-16 that breaks off', () => {
    expect(readUnicode(Uint8Array.of(0xff, 0xfe, 0x41, 0, 0, 0xd8))).toEqual({ reason: 'broken UTF-16' });
  });

  test('zero bytes that are neither', () => {
    expect(readUnicode(Uint8Array.of(0x41, 0, 0, 0x42, 0x20, 0x20))).toBeUndefined();
  });
});
