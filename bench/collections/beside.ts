import { existsSync } from 'node:fs';

// Research data beside the project, not part of it: nothing of it is copied, and a bench without it says so.
const SHARED = new URL('../../../shared/', import.meta.url);

type Collection = 'polnear/train' | 'polnear/dev' | 'reuters21578' | 'scifact' | 'time' | 'cranfield';
/** What benches ask for of it, by its path. */
export type Beside = 'seeds' | `eval/${Collection}`;

/** Where a folder of it is, or undefined where it is not beside the project. */
export function findBeside(path: Beside): URL | undefined {
  const folder = new URL(`${path}/`, SHARED);
  return existsSync(folder) ? folder : undefined;
}

/** What to say where not all of these are there. */
export function missing(...paths: readonly Beside[]): string {
  const absent = paths.filter((path) => !findBeside(path)).map((path) => `../shared/${path}`);
  return `not beside the project: ${absent.join(', ')}`;
}
