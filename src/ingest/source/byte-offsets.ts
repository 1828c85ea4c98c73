/** Labels of the Encoding Standard under which every byte is one UTF-16 code unit. */
const SINGLE_BYTE = /^(?:windows-\d+|iso-8859-\d+i?|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866|us-ascii)$/;

/**
 * Where in some bytes each code unit of their text stands. `text` is what a TextDecoder of this encoding makes of them with
 * `ignoreBOM`, nothing left out; but for UTF-8, they must be well-formed. The second half of a surrogate pair stands where the first does.
 */
export function byteOffsets(bytes: Uint8Array, text: string, encoding: string): (unit: number) => number {
  if (SINGLE_BYTE.test(encoding)) return (unit) => unit;
  if (encoding.startsWith('utf-16')) return (unit) => Math.min(2 * unit, bytes.length);
  const offsets = encoding === 'utf-8' && !text.includes('\ufffd') ? countedOf(text) : decodedOf(bytes, encoding);
  return (unit) => (unit >= offsets.length ? bytes.length : (offsets[unit] ?? bytes.length));
}

/** In well-formed UTF-8, by how many bytes each character takes. */
function countedOf(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length);
  let at = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    offsets[unit] = at;
    const code = text.charCodeAt(unit);
    if (code < 0x80) at += 1;
    else if (code < 0x800) at += 2;
    else if (code < 0xd800 || code > 0xdfff) at += 3;
    else {
      unit += 1;
      offsets[unit] = at;
      at += 4;
    }
  }
  return offsets;
}

/** Else by decoding byte after byte: what comes out once a byte is in began after what came out before. */
function decodedOf(bytes: Uint8Array, encoding: string): Uint32Array {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const offsets: number[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const out = decoder.decode(bytes.subarray(at, at + 1), { stream: true });
    if (out === '') continue;
    // A byte that breaks a character off gives both at once: the broken one, and itself.
    const isBroken = out.length > 1 && out.charCodeAt(0) === 0xfffd;
    for (let unit = 0; unit < out.length; unit += 1) offsets.push(isBroken && unit > 0 ? at : start);
    start = at + 1;
  }
  for (let unit = decoder.decode().length; unit > 0; unit -= 1) offsets.push(start);
  return Uint32Array.from(offsets);
}
