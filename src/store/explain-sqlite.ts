import { StoreError } from './store-error.ts';

// https://sqlite.org/rescode.html
export const BUSY = 5;
export const FULL = 13;
const READ_ONLY = 8;
// A tool may hold the file for a moment; a bot waits that long before it gives up.
export const WAIT_MS = 5000;

const ADVICE: Record<number, (path: string) => string> = {
  [BUSY]: (path) => `Another program holds ${path} for longer than ${WAIT_MS / 1000} seconds. Close that one.`,
  [READ_ONLY]: (path) => `${path} is read-only. Give me the right to write it, and its folder.`,
  10: (path) => `The disk with ${path} fails to read or write. Look at the disk; what was written before is safe.`,
  11: (path) => `${path} is damaged. Restore the last backup: npm run restore -- <file> --replace`,
  [FULL]: (path) => `The disk with ${path} is full. Make room; nothing that was written before is lost.`,
  14: (path) => `${path} cannot be opened. Check that its folder is there and that I may write in it.`,
  26: (path) => `${path} is no store of mine. Name another file in STORE_URL.`,
};

// What the system says when a folder cannot be made.
const FORBIDDEN = ['EACCES', 'EPERM', 'ENOTDIR', 'EEXIST'];
// What it says of a file, and SQLite's number for the same.
const SAME: Record<string, number> = { EROFS: READ_ONLY, EIO: 10, ENOSPC: FULL, EDQUOT: FULL, EFBIG: FULL, ENOENT: 14 };

// What SQLite says of what we asked it: a wrong statement, constraint, type or use.
const OURS: ReadonlySet<number> = new Set([1, 19, 20, 21, 25]);

function couldNot(number: number): (path: string) => string {
  return (path) =>
    `SQLite could not do that with ${path} (${number}). Try again; if that does not help, look at this machine.`;
}

/** What SQLite or the disk says, in words that tell a person what to do; any other error as it is. */
export function explainSqlite(err: unknown, path: string): unknown {
  const code = err instanceof Error && 'code' in err ? String(err.code) : '';
  if (FORBIDDEN.includes(code)) {
    return new StoreError(
      `I may not make ${path}, or its folder. Give me the right to, or name another in STORE_URL.`,
      {
        cause: err,
      },
    );
  }
  const number = numberOf(err) ?? SAME[code] ?? 0;
  const advice = ADVICE[number] ?? (number === 0 || OURS.has(number) ? undefined : couldNot(number));
  return advice ? new StoreError(advice(path), { cause: err }) : err;
}

/** SQLite's own number for what went wrong, without its finer distinctions. */
export function numberOf(err: unknown): number | undefined {
  return err instanceof Error && 'errcode' in err && typeof err.errcode === 'number' ? err.errcode & 0xff : undefined;
}
