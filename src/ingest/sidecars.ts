import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Unreadable } from './decode.ts';
import { isWithin } from './find-files.ts';

/** What stands beside a document: `entries` as they are in its folder, and the one to read, or why none can be. */
export type Sidecar = { entries: readonly string[] } & ({ path: string } | Unreadable);

/** Finds the sidecar of a document, by its path; undefined where it has none. */
export type FindSidecar = (document: string) => Promise<Sidecar | undefined>;

const EXTENSION = /\.\w+$/u;
const SIDECAR = /\.json$/iu;

/** Whether a file of this name may be a sidecar, in whatever case its extension is. */
export function isSidecarName(name: string): boolean {
  return SIDECAR.test(name);
}

/**
 * A finder for one look: it lists each folder once, and knows nothing of what comes later. Links out of the one of these
 * folders that a document is in are refused; where none is given, links out of its own. What is refused keeps its story back,
 * as an embargo may stand in it.
 */
export function createSidecarFinder(roots: readonly string[] = []): FindSidecar {
  const listings = new Map<string, ReturnType<typeof list>>();

  return async (document) => {
    const folder = dirname(document);
    const listing = listings.get(folder) ?? list(folder);
    listings.set(folder, listing);
    const named = await listing;
    if ('reason' in named) return { entries: [], ...named };

    const beside = named.sidecars.get(stemOf(basename(document))) ?? [];
    const entries = beside.map(({ name }) => join(folder, name));
    const [only, ...others] = beside;
    if (!only) return undefined;
    if (others.length > 0) return { entries, reason: `There are several: ${namesOf(beside)}. Keep one.` };
    const root = roots.find((one) => isWithin(document, one)) ?? folder;
    return { entries, ...(await resolved(join(folder, only.name), only, root)) };
  };
}

async function list(folder: string): Promise<{ sidecars: Map<string, Dirent[]> } | Unreadable> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return {
      sidecars: Map.groupBy(
        entries.filter(({ name }) => SIDECAR.test(name)),
        ({ name }) => stemOf(name),
      ),
    };
  } catch {
    return { reason: 'I may not list its folder: check its permissions.' };
  }
}

async function resolved(path: string, entry: Dirent, root: string): Promise<{ path: string } | Unreadable> {
  if (!entry.isSymbolicLink()) return { path };
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return { reason: `“${entry.name}” is a link that leads nowhere.` };
  return isWithin(target, root)
    ? { path: target }
    : { reason: `“${entry.name}” is a link that leads out of its folder.` };
}

function stemOf(name: string): string {
  return name.replace(EXTENSION, '');
}

function namesOf(entries: readonly Dirent[]): string {
  return entries
    .map(({ name }) => `“${name}”`)
    .sort()
    .join(', ');
}
