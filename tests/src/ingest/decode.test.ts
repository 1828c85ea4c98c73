import { describe, expect, test } from 'vitest';
import { decodeText, normaliseText } from '#src/ingest/decode.ts';

const TEXT = '“Renée,” she said — déjà vu.\r\nŁódź';

describe('a file is read in the encoding it came in:', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ decoded: { text: TEXT } });
  });

  test('Windows-1252', () => {
    const bytes = Buffer.from([0x93, 0x52, 0x65, 0x6e, 0xe9, 0x65, 0x94, 0x20, 0x97, 0x20, 0x80, 0x31, 0x85]);
    expect(decodeText(bytes)).toMatchObject({ decoded: { text: '“Renée” — €1…' } });
  });

  test('UTF-8 cut short in the middle of a letter keeps its other accents', () => {
    const bytes = Buffer.from('“Renée Good”: café').subarray(0, -1);
    expect(decodeText(bytes)).toMatchObject({ decoded: { text: '“Renée Good”: caf\ufffd' } });
  });
});

describe('what is no article is refused with a reason:', () => {
  test.each([
    ['no bytes', Buffer.from(''), /empty/],
    ['white space', Buffer.from(' \n\t\r\n'), /empty/],
    ['a byte order mark alone', Buffer.from('\ufeff'), /empty/],
    ['zero bytes', Buffer.from([0x50, 0x4b, 5, 6, 0, 0, 0]), /not a text file/],
    ['control bytes', Buffer.from(Array.from({ length: 200 }, (_, i) => 1 + (i % 255))), /not a text file/],
    ['half of UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8]), /UTF-16/],
    ['a PDF', Buffer.from('%PDF-1.7\nstream'), /PDF/],
  ])('%s', (_, bytes, reason) => {
    expect(decodeText(bytes)).toEqual({ reason: expect.stringMatching(reason) });
  });
});

describe('text is normalised once and for all:', () => {
  test('letters are composed, even around what was invisible', () => {
    expect(normaliseText('e\u0301 and e\u200b\u0301')).toBe('é and é');
  });

  test('bidi controls, zero-width characters and tags are gone', () => {
    const invisible = [
      ...codePoints(0x200b, 0x200f),
      ...codePoints(0x202a, 0x202e),
      ...codePoints(0x2066, 0x2069),
      ...codePoints(0xe0000, 0xe007f),
      '\u061c',
      '\u2060',
      '\ufeff',
    ];
    expect(normaliseText(`a${invisible.join('a')}a`)).toBe('a'.repeat(invisible.length + 1));
  });

  test('nothing else is changed', () => {
    const text = 'Tabs\t, ends\r\n\r, non\u00a0breaking, soft\u00adhyphen, ﬁ, ½, “quotes”, ‘em’, …, 👋🏽, Ⅷ';
    expect(normaliseText(text)).toBe(text);
  });
});

function codePoints(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}
