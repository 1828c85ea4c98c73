type Unicode = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A file that is Unicode, with the encoding in which a TextDecoder reads it so, its mark included; or what is wrong with it. */
export type UnicodeText = { encoding: Unicode; source: string } | { reason: 'broken UTF-16' | 'UTF-32' };

/** Reads bytes that are Unicode by their mark or by what they look like; undefined where they are not, or cannot be told. */
export function readUnicode(bytes: Uint8Array): UnicodeText | undefined {
  if (isUtf32(bytes)) return { reason: 'UTF-32' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return readUtf16(bytes, 'utf-16le') ?? { reason: 'broken UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return readUtf16(bytes, 'utf-16be') ?? { reason: 'broken UTF-16' };
  if (bytes.includes(0)) return readUnmarkedUtf16(bytes);

  const source = decodeAs('utf-8', bytes);
  return isMostlyUtf8(source) && !SHIFTED.test(source) ? { encoding: 'utf-8', source } : undefined;
}

// How encodings of seven bits a byte (ISO-2022) begin what is not ASCII.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins with one
const SHIFTED = /\u001b\$/;

function decodeAs(encoding: Unicode, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function readUtf16(bytes: Uint8Array, encoding: Unicode): UnicodeText | undefined {
  const source = decodeAs(encoding, bytes);
  return source.includes('\ufffd') || source.includes('\0') ? undefined : { encoding, source };
}

// What any text has, whatever its script: spaces, line ends, the full stop and comma of Chinese and Japanese.
const COMMON = /[ \n\r.,\u3001\u3002\uff0c]/g;
// Read the wrong way round, a text has these only by chance.
const TIMES_AS_MANY = 8;
const NO_TEXT = /[\ufffe\uffff\p{Co}]/u;

/** UTF-16 without a mark: of the two ways to read it, the one that makes text of it, if one does by far better. */
function readUnmarkedUtf16(bytes: Uint8Array): UnicodeText | undefined {
  const ways = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
    const read = readUtf16(bytes, encoding);
    const isText = read && 'source' in read && !NO_TEXT.test(read.source);
    return { read, common: isText ? (read.source.match(COMMON)?.length ?? 0) : 0 };
  });
  const [better, worse] = ways.sort((a, b) => b.common - a.common);
  return better && better.common > TIMES_AS_MANY * (worse?.common ?? 0) ? better.read : undefined;
}

/** With its mark, or four bytes a character of which the first two or the last are zero. */
function isUtf32(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || bytes.length % 4 !== 0) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return [true, false].some((isLittle) => {
    for (let at = 0; at < bytes.length; at += 4) {
      const code = view.getUint32(at, isLittle);
      if (code === 0 || code > 0x10ffff) return false;
    }
    return true;
  });
}

// A text in another encoding that is read as UTF-8 has a broken character for nearly every accent. A UTF-8 file with one
// bad byte (cut short, pasted together) has more good accents than bad, and keeps them.
function isMostlyUtf8(text: string): boolean {
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0) return true;

  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return foreign - broken > broken;
}

// A declaration stands where whoever reads a page looks for it first (the HTML standard: within 1024 bytes).
const DECLARED_WITHIN = 1024;
const DECLARATION =
  /<meta\s[^>]{0,200}?charset\s*=\s*["']?(?<meta>[\w-]+)|^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["'](?<xml>[\w-]+)/i;

/** The encoding that a page or a piece of one says it is in, in its own words. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARED_WITHIN));
  const { meta, xml } = DECLARATION.exec(start)?.groups ?? {};
  return meta ?? xml;
}
