import { chownSync } from 'node:fs';

const NOBODY = 65534;
const isRoot = () => process.geteuid?.() === 0;

/**
 * Does `work` as somebody with no special rights: root may read and write everywhere. The process itself becomes nobody
 * for that long, so that nobody need enter the folder where the project lies to start a program of it.
 */
export async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!isRoot()) return work();
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

/** Gives a folder or file to whoever `asNobody` is. */
export function giveToNobody(path: string): void {
  if (isRoot()) chownSync(path, NOBODY, NOBODY);
}
