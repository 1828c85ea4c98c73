import { createHash } from 'node:crypto';

/** What bytes are known by: their SHA-256, in hex. */
export function sealOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
