import { detectAll } from 'jschardet';
import { type Likeness, likenessOf } from './likeness.ts';

/** A file's text in the encoding that it surely has, or the encodings between which nothing decides: maybe one, maybe none. */
export type FoundEncoding = { encoding: string; source: string } | { between: readonly string[] };

type Guess = { encoding: string; source: string; confidence: number; language: string } & Likeness;

// The detector's confidences of right readings are between .11 and 1, at 200 characters; of binary data below .05.
const LEAST_CONFIDENCE = 0.08;
// A slip of the pen or two in a hundred letters; what is decoded amiss has ten times as many.
const MOST_SLIPS = 0.04;
const LEAST_FIT = 0.3;
// Nobody doubts a guess for one of which the detector is so much less confident.
const RIVALS = 0.85;
// … nor for one in which so many fewer words are any language's.
const CLEARLY = 0.02;

/**
 * Finds the encoding of bytes that are not Unicode. What a detector thinks of them and what the text looks like must agree:
 * the best guess of those that read like text is taken only where no other one that reads otherwise comes near it.
 */
export function findEncoding(bytes: Uint8Array): FoundEncoding {
  const [best, ...others] = guessesFor(bytes).sort((a, b) => b.confidence - a.confidence);
  if (!best || isTooLittle(best.source)) return { between: best ? [best.encoding] : [] };
  const rivals = others.filter((other) => isRival(other, best));
  if (rivals.length > 0) return { between: [best, ...rivals].map(({ encoding }) => encoding) };
  return { encoding: best.encoding, source: best.source };
}

/** A text in an encoding that its document names; undefined where it does not read so. */
export function readAs(label: string, bytes: Uint8Array): { encoding: string; source: string } | undefined {
  const read = decodeStrictly(label, bytes);
  const likeness = read && likenessOf(read.source);
  return likeness && likeness.slips <= MOST_SLIPS ? read : undefined;
}

// Where the letters of a to z do not say what language it is, so many others must: two words.
const FEWEST_LETTERS = 12;

function isTooLittle(text: string): boolean {
  const foreign = text.match(/(?![a-z])\p{L}/giu)?.length ?? 0;
  return foreign < FEWEST_LETTERS && foreign > (text.match(/[a-z]/gi)?.length ?? 0);
}

function isRival(other: Guess, best: Guess): boolean {
  if (other.confidence < best.confidence * RIVALS) return false;
  if (other.fit < best.fit - CLEARLY || other.slips > best.slips) return false;
  // English has letters of others only in names: what reads as quotation marks is that, where it might be letters as well.
  if (best.language === 'en' && other.words > 2 * best.words) return false;
  return !(best.encoding === USUAL && RARER.test(other.encoding) && other.fit <= best.fit);
}

/** The guesses that read like text, one a text: of encodings that read the same, the first of our list. */
function guessesFor(bytes: Uint8Array): Guess[] {
  const guesses = new Map<string, Guess>();
  for (const { encoding, confidence, language } of detected(bytes)) {
    const read = decodeStrictly(encoding, bytes);
    if (!read) continue;
    const same = guesses.get(read.source);
    const likeness = same ?? likenessOf(read.source);
    if (!likeness || likeness.slips > MOST_SLIPS || likeness.fit < LEAST_FIT) continue;
    if (same) same.confidence = Math.max(same.confidence, confidence);
    else guesses.set(read.source, { ...read, confidence, language, ...likeness });
  }
  return [...guesses.values()];
}

type Detected = Pick<Guess, 'encoding' | 'confidence' | 'language'>;

/** What the detector thinks of each of our encodings, in the order of our list. */
function detected(bytes: Uint8Array): Detected[] {
  const found = new Map<string, Detected>();
  for (const { encoding: name, confidence, language } of detectAll(bytes, { minimumThreshold: LEAST_CONFIDENCE })) {
    const encoding = ENCODINGS.get(name?.toLowerCase() ?? '');
    if (encoding === undefined || (encoding === VIETNAMESE && language !== 'vi')) continue;
    // The surest comes first.
    if (!found.has(encoding)) found.set(encoding, { encoding, confidence, language: language ?? '' });
  }
  return [...new Set(ENCODINGS.values())].flatMap((encoding) => found.get(encoding) ?? []);
}

function decodeStrictly(label: string, bytes: Uint8Array): { encoding: string; source: string } | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return { encoding: decoder.encoding, source: decoder.decode(bytes) };
  } catch {
    return undefined;
  }
}

// Where nothing else decides, as in an English story with one foreign name: that of Western Europe, which nearly every such
// file has, before those of its layout that have other letters in its place.
const USUAL = 'windows-1252';
const RARER = /^(?:windows-125[0478]|iso-8859-)/;

// It composes letters of two, so that it can make something of most files.
const VIETNAMESE = 'windows-1258';

/** What we read, by the detector's name for it; of two that read a file alike, the first is named. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['windows-1252', USUAL],
  ['iso-8859-1', USUAL],
  ['windows-1250', 'windows-1250'],
  ['windows-1251', 'windows-1251'],
  ['windows-1253', 'windows-1253'],
  ['windows-1254', 'windows-1254'],
  ['iso-8859-9', 'windows-1254'],
  ['windows-1255', 'windows-1255'],
  ['windows-1256', 'windows-1256'],
  ['windows-1257', 'windows-1257'],
  ['windows-1258', VIETNAMESE],
  ['cp1258', VIETNAMESE],
  ['cp874', 'windows-874'],
  ['tis-620', 'windows-874'],
  ['iso8859-15', 'iso-8859-15'],
  ['iso-8859-15', 'iso-8859-15'],
  ['iso-8859-2', 'iso-8859-2'],
  ['iso-8859-5', 'iso-8859-5'],
  ['iso-8859-6', 'iso-8859-6'],
  ['iso-8859-7', 'iso-8859-7'],
  ['iso-8859-8', 'iso-8859-8'],
  ['iso-8859-13', 'iso-8859-13'],
  ['iso8859-13', 'iso-8859-13'],
  ['koi8-r', 'koi8-r'],
  ['koi8-u', 'koi8-u'],
  ['macroman', 'macintosh'],
  ['maccyrillic', 'x-mac-cyrillic'],
  ['ibm866', 'ibm866'],
  ['cp866', 'ibm866'],
  ['shift_jis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
  ['iso-2022-jp', 'iso-2022-jp'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['big5', 'big5'],
  ['big5-hkscs', 'big5'],
  ['euc-kr', 'euc-kr'],
  ['cp949', 'euc-kr'],
]);
