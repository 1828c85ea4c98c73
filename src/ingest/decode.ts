import { findEncoding, readAs } from './encodings/find-encoding.ts';
import { undoMisreading } from './encodings/undo-misreading.ts';
import { declaredEncoding, readUnicode } from './encodings/unicode.ts';
import { kindOfBytes, type OtherKind } from './kinds/kind-of-bytes.ts';
import { kindOfText } from './kinds/kind-of-text.ts';
import { replaceAll, type TracedText, trace } from './source/traced-text.ts';

/** Why a file cannot be read as an article, in words for whoever put it there. */
export type Unreadable = { reason: string };

const EMPTY = 'The file is empty.';
const BINARY = 'This is not a text file.';
const GARBLED =
  'Its accents and quotation marks were garbled before they came here (“Ã©” for “é”), and some are lost: save it again, as ' +
  'UTF-8, from where it was written.';

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

/** The text of a file, in whichever encoding it came, where that is sure; and set right where it was garbled on its way. */
export function decodeText(bytes: Uint8Array): Decoded | Unreadable {
  if (bytes.length === 0) return { reason: EMPTY };

  const other = kindOfBytes(bytes);
  if (other) return { reason: whyNotRead(other) };
  const read = decode(bytes);
  if ('reason' in read) return read;

  const undone = undoMisreading(trace(read.source));
  if (looksBinary(undone === 'lost' ? read.source : undone.text)) return { reason: BINARY };
  if (undone === 'lost') return { reason: GARBLED };
  const decoded = normalise(undone);
  return decoded.text.trim() === '' ? { reason: EMPTY } : { ...read, decoded };
}

/** Why a text is no article though it can be read, if so: it is of another kind than an article's. */
export function whyNoArticle(text: string): string | undefined {
  const other = kindOfText(text);
  return other && whyNotRead(other);
}

function whyNotRead({ kind, todo }: OtherKind): string {
  return `This is ${kind}: ${todo}.`;
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

/** What a file's bytes are in one encoding or another, before anything is made of it. */
type Read = Pick<Decoded, 'source' | 'encoding'>;

function decode(bytes: Uint8Array): Read | Unreadable {
  const unicode = readUnicode(bytes);
  if (unicode !== undefined) return 'reason' in unicode ? { reason: UNICODE_FAULTS[unicode.reason] } : unicode;
  if (bytes.includes(0)) return { reason: BINARY };

  const declared = declaredEncoding(bytes);
  const read = (declared === undefined ? undefined : readAs(declared, bytes)) ?? findEncoding(bytes);
  if ('source' in read) return read;
  const text = new TextDecoder('windows-1252').decode(bytes);
  return { reason: looksBinary(text) ? BINARY : unsure(read.between) };
}

const UNICODE_FAULTS = {
  'broken UTF-16': 'The file begins as UTF-16 but does not go on so: save it again as UTF-8.',
  'UTF-32': 'This is UTF-32, which I do not read: save it as UTF-8.',
};

function unsure(between: readonly string[]): string {
  const which = between.length < 2 ? '' : ` (${new Intl.ListFormat('en', { type: 'disjunction' }).format(between)})`;
  return `I cannot tell surely which letters its bytes stand for${which}: save it as UTF-8.`;
}

function looksBinary(text: string): boolean {
  const controls = text.match(CONTROLS)?.length ?? 0;
  return controls / text.length > MOST_CONTROLS;
}
