import { replaceAll, type TracedText, trace } from './source/traced-text.ts';

/** Why a file cannot be read as an article, in words for whoever put it there. */
export type Unreadable = { reason: string };

const EMPTY = 'The file is empty.';
const BINARY = 'This is not a text file.';
const BROKEN_UTF_16 = 'The file begins as UTF-16 but does not go on so: save it again as UTF-8.';

// What other programs leave under a name ending in .txt, by its first characters.
const OTHER_FORMATS: readonly [start: RegExp, reason: string][] = [
  [/^%PDF-/, 'This is a PDF: save its words as text.'],
  [/^\{\\rtf/, 'This is an RTF document: save it as plain text.'],
  [/^\s*<(?:!doctype\s+html|html|\?xml)\b/i, 'This is a web page: save its words as text.'],
];

// Text has tabs and line ends and hardly any other control character; one in a hundred is more than any encoding slip.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const MOST_CONTROLS = 0.01;

// Bidi controls, zero-width characters and tags: invisible, and able to make a line read as what it does not say.
// The joiner goes too: an emoji family falls apart into its members, and no word ever changes. Soft hyphens stay, for
// they are print marks that a line end makes visible.
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * A file decoded: `source` is what a TextDecoder of this encoding makes of all its bytes, its mark included. `decoded` is that
 * normalised, as everything later reads it.
 */
export type Decoded = { source: string; encoding: string; decoded: TracedText };

/** The text of a file, in whichever encoding it came: UTF-8, UTF-16 with its mark, else Windows-1252. */
export function decodeText(bytes: Uint8Array): Decoded | Unreadable {
  if (bytes.length === 0) return { reason: EMPTY };

  const read = decode(bytes);
  if ('reason' in read) return read;

  const foreign = OTHER_FORMATS.find(([start]) => start.test(read.source));
  if (foreign) return { reason: foreign[1] };
  if (looksBinary(read.source)) return { reason: BINARY };

  const decoded = normalise(trace(read.source));
  return decoded.text.trim() === '' ? { reason: EMPTY } : { ...read, decoded };
}

/** A traced text as `normaliseText` makes it: the same text, and where all of it came from. */
export function normalise(source: TracedText): TracedText {
  const visible = replaceAll(source, INVISIBLE, () => '');
  const isComposed = visible.text === composed(visible.text);
  return isComposed ? visible : replaceAll(visible, CHARACTER, ([character]) => composed(character));
}

/** NFC, without bidi, zero-width and tag characters; nothing else is ever changed, line ends included. */
export function normaliseText(text: string): string {
  // In this order: taking an invisible character out may bring a letter and its accent together.
  return composed(text.replace(INVISIBLE, ''));
}

// No language sets as many marks on one letter (Unicode's Stream-Safe Text Format allows 30), and to put so many in their
// order takes time that grows with the square. They stay as they came.
const MARKS_IN_DISORDER = /(\p{M}{100,})/u;

// One with all that can become one with it: its marks, and the later letters of a syllable of Hangul or Kirat Rai.
const CHARACTER = /[\0-\u{10ffff}][\p{M}\u1160-\u11ff\u{16d67}]*/gu;

function composed(text: string): string {
  if (!MARKS_IN_DISORDER.test(text)) return text.normalize('NFC');
  return text
    .split(MARKS_IN_DISORDER)
    .map((part, at) => (at % 2 === 0 ? part.normalize('NFC') : part))
    .join('');
}

function decode(bytes: Uint8Array): Omit<Decoded, 'decoded'> | Unreadable {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  if (bytes.includes(0)) return { reason: BINARY };

  const read = decodeAs('utf-8', bytes);
  return isMostlyUtf8(read.source) ? read : decodeAs('windows-1252', bytes);
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Omit<Decoded, 'decoded'> | Unreadable {
  const read = decodeAs(encoding, bytes);
  return read.source.includes('\ufffd') || read.source.includes('\0') ? { reason: BROKEN_UTF_16 } : read;
}

function decodeAs(encoding: string, bytes: Uint8Array): Omit<Decoded, 'decoded'> {
  return { source: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding };
}

// Windows-1252 read as UTF-8 has a broken character for nearly every accent. A UTF-8 file with one bad byte
// (cut short, pasted together) has more good accents than bad, and keeps them.
function isMostlyUtf8(text: string): boolean {
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0) return true;

  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return foreign - broken > broken;
}

function looksBinary(text: string): boolean {
  const controls = text.match(CONTROLS)?.length ?? 0;
  return controls / text.length > MOST_CONTROLS;
}
