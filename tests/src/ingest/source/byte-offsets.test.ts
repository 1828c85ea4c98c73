import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteOffsets } from '#src/ingest/source/byte-offsets.ts';

/** Where each code unit begins, and where the last one ends. */
function offsetsOf(bytes: Uint8Array, encoding: string): number[] {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const offset = byteOffsets(bytes, text, encoding);
  return Array.from({ length: text.length + 1 }, (_, unit) => offset(unit));
}

describe('a code unit begins at a byte', () => {
  test.each([
    ['utf-8', Buffer.from('aé—😀b'), [0, 1, 3, 6, 6, 10, 11]],
    ['utf-8', Buffer.from('\ufeffa'), [0, 3, 4]],
    ['utf-16le', Buffer.from('aé', 'utf16le'), [0, 2, 4]],
    ['windows-1252', Buffer.from([0x93, 0x61, 0x94]), [0, 1, 2, 3]],
    // 日本 A
    ['shift_jis', Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x41]), [0, 2, 4, 5]],
    ['gb18030', Buffer.from([0xd6, 0xd0, 0x41, 0xb9, 0xfa]), [0, 2, 3, 5]],
    // One cut off in the middle of the text, and one at its end.
    ['utf-8', Buffer.from([0x61, 0xe2, 0x80, 0x62, 0xc3, 0xa9, 0xe2, 0x80]), [0, 1, 3, 4, 6, 8]],
  ])('in %s', (encoding, bytes, expected) => {
    expect(offsetsOf(bytes, encoding)).toEqual(expected);
  });
});

test('whatever the bytes, what stands between two characters decodes to what is between them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('utf-8', 'utf-16le'), (text, encoding) => {
      const well = text.toWellFormed();
      const bytes = Buffer.from(well, encoding === 'utf-8' ? 'utf8' : 'utf16le');
      const offsets = offsetsOf(bytes, encoding);
      let unit = 0;
      for (const character of well) {
        expect(bytes.subarray(offsets[unit], offsets[unit + character.length])).toEqual(
          Buffer.from(character, encoding === 'utf-8' ? 'utf8' : 'utf16le'),
        );
        unit += character.length;
      }
    }),
  );
});

test('of bytes in disorder, they never go back and never leave the file', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const offsets = offsetsOf(bytes, 'utf-8');
      expect(offsets.toSorted((a, b) => a - b)).toEqual(offsets);
      expect(offsets.at(-1)).toBe(bytes.length);
    }),
  );
});
