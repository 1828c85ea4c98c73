/**
 * Numbers and texts one after the other, in as few bytes as do: a whole number from 0 up to 2³² takes seven bits a byte, the
 * lowest first (LEB128), so that what is small, such as the gap between two words, takes one. Read back in the same order.
 */
export type ByteWriter = ReturnType<typeof createByteWriter>;
export type ByteReader = ReturnType<typeof createByteReader>;

const FIRST_ROOM = 1024;
const LONGEST_NUMBER = 5;
const FRACTION_BYTES = 8;

export function createByteWriter() {
  let bytes = new Uint8Array(FIRST_ROOM);
  let length = 0;

  function makeRoom(more: number): void {
    if (length + more <= bytes.length) return;
    const wider = new Uint8Array(Math.max(length + more, 2 * bytes.length));
    wider.set(bytes.subarray(0, length));
    bytes = wider;
  }

  function number(value: number): void {
    makeRoom(LONGEST_NUMBER);
    let rest = value;
    while (rest >= 0x80) {
      bytes[length] = (rest & 0x7f) | 0x80;
      length += 1;
      rest >>>= 7;
    }
    bytes[length] = rest;
    length += 1;
  }

  function append(more: Uint8Array): void {
    makeRoom(more.length);
    bytes.set(more, length);
    length += more.length;
  }

  return {
    number,
    append,

    /** Any number at all, to the last bit. */
    fraction(value: number): void {
      append(new Uint8Array(Float64Array.of(value).buffer));
    },

    text(value: string): void {
      const encoded = Buffer.from(value);
      number(encoded.length);
      append(encoded);
    },

    /** What has been written so far, in bytes of its own. */
    written: (): Uint8Array<ArrayBuffer> => bytes.slice(0, length),
  };
}

export function createByteReader(bytes: Uint8Array<ArrayBuffer>) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;

  function number(): number {
    let value = 0;
    let scale = 0;
    for (;;) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 0x7f) << scale;
      if (byte < 0x80) return value >>> 0;
      scale += 7;
    }
  }

  function take(length: number): Uint8Array<ArrayBuffer> {
    at += length;
    return bytes.subarray(at - length, at);
  }

  return {
    number,
    take,
    fraction: (): number => new Float64Array(take(FRACTION_BYTES).slice().buffer)[0] ?? 0,

    text(): string {
      const length = number();
      at += length;
      return buffer.toString('utf8', at - length, at);
    },
  };
}
