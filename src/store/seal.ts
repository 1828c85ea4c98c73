import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What bytes are known by: their SHA-256, in hex. */
export function sealOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What tells that a record is what was kept: a CRC-32, as there are many and each can be read again. */
export function recordSeal(bytes: Uint8Array, article: string | null): number {
  return crc32(article ?? '', crc32(bytes));
}
