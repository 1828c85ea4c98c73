import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Where research data lies beside the project, if it does: it is never part of it. */
export function sharedPath(path: string): string {
  return `${SHARED}${path}`;
}

/** Whether a folder of it is there. Without it a test skips, and says why. */
export function hasShared(path: string): boolean {
  const isThere = existsSync(sharedPath(path));
  if (!isThere) process.stderr.write(`skipped: ../shared/${path} is not beside the project\n`);
  return isThere;
}
