/** A text as an encoding of the Encoding Standard has it; undefined where it has no character for some of it. */
export type Encode = (text: string) => Uint8Array | undefined;

/** The way back from a TextDecoder: every character of one byte, and where an encoding has such, of two. */
export function encoderFor(encoding: string): Encode {
  if (encoding === 'iso-2022-jp') return encodeShifted;
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const bytesOf = new Map<string, readonly number[]>();
  for (const bytes of sequencesOf(encoding)) {
    const character = decodeOrNothing(decoder, bytes);
    if (character !== undefined && !bytesOf.has(character)) bytesOf.set(character, bytes);
  }
  return (text) => {
    const bytes = Array.from(text, (character) => bytesOf.get(character));
    return bytes.every((one) => one !== undefined) ? Uint8Array.from(bytes.flat()) : undefined;
  };
}

const TWO_BYTES = /^(?:shift_jis|euc-|gb|big5)/;

function* sequencesOf(encoding: string): Generator<number[]> {
  for (let byte = 0; byte <= 0xff; byte += 1) yield [byte];
  if (!TWO_BYTES.test(encoding)) return;
  for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) yield [lead, trail];
}

/** One character, if that is what the bytes are. */
function decodeOrNothing(decoder: TextDecoder, bytes: readonly number[]): string | undefined {
  try {
    const text = decoder.decode(Uint8Array.from(bytes));
    return [...text].length === 1 ? text : undefined;
  } catch {
    return undefined;
  }
}

// How ISO-2022-JP turns to Japanese and back to ASCII.
const TO_JAPANESE = [0x1b, 0x24, 0x42];
const TO_ASCII = [0x1b, 0x28, 0x42];

const encodeShifted: Encode = (text) => {
  const bytes = encoderFor('euc-jp')(text);
  if (!bytes || bytes.includes(0x8e) || bytes.includes(0x8f)) return undefined;
  const shifted: number[] = [];
  let isJapanese = false;
  for (const byte of bytes) {
    const next = byte >= 0x80;
    if (next !== isJapanese) shifted.push(...(next ? TO_JAPANESE : TO_ASCII));
    isJapanese = next;
    shifted.push(byte & 0x7f);
  }
  return Uint8Array.from(isJapanese ? [...shifted, ...TO_ASCII] : shifted);
};
