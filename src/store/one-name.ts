import { existsSync, lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StoreError } from './store-error.ts';

const MOUNTS = '/proc/self/mountinfo';

/**
 * The one name of a store's file, whatever links lead to it; of a file yet to be made, the name that it will have. Its
 * folder must be there. Throws StoreError where a file has names in several folders: SQLite keeps its log beside the name
 * that it was opened by, and two logs of one file destroy it.
 */
export function oneName(path: string): string {
  const name = followLinks(path);
  if (!existsSync(name)) return name;
  if (statSync(name).nlink > 1) {
    throw new StoreError(`${path} has several names (hard links), which SQLite cannot keep safe. Remove all but one.`);
  }
  if (isMountedAlone(name)) {
    throw new StoreError(
      `${path} is mounted by itself, so that the files that SQLite keeps beside it are lost. Mount its folder instead.`,
    );
  }
  return name;
}

function followLinks(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (isLink) return followLinks(resolve(dirname(path), readlinkSync(path)));
  return join(realpathSync(dirname(path)), basename(path));
}

/** On Linux the system says what is mounted where. https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
function isMountedAlone(name: string): boolean {
  if (!existsSync(MOUNTS)) return false;
  const points = readFileSync(MOUNTS, 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '');
  return points.includes(name.replace(/[ \t\n\\]/g, octal));
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
