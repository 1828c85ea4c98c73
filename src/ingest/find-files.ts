import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { kindOfName } from './kinds/kind-of-name.ts';
import type { FileRemark } from './parse-document.ts';

/** A file that may be an article: where it is, and the name readers know it by (its folder's name and its path there). */
export type FoundFile = { path: string; file: string };

/**
 * What may be read in some folders, sorted, and what stands in the way of reading the rest. `unread`: the paths of
 * folders that are not there or may not be read, of whose files nothing is known. `roots`: the folders themselves.
 * `passedOver`: how many other files there are of each kind; no sidecars, and none whose name begins with a dot.
 */
export type FoundFiles = {
  files: FoundFile[];
  refused: FileRemark[];
  unread: string[];
  roots: string[];
  passedOver: Map<string, number>;
};

type Walk = { root: string; label: string; seen: Set<string>; found: FoundFiles };

const ARTICLE = /\.(?:txt|md)$/iu;

/** Whether a file of this name is read as an article. */
export function isArticleName(name: string): boolean {
  return ARTICLE.test(name) && !name.startsWith('.');
}

/**
 * Finds the articles under `folders`, links inside a folder followed once, links out of it refused.
 * Files and folders whose name begins with a dot are passed over. Never rejects.
 */
export async function findFiles(folders: readonly string[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], refused: [], unread: [], roots: [], passedOver: new Map() };
  const seen = new Set<string>();
  const labels = labelsFor(folders);

  for (const [i, folder] of folders.entries()) {
    const label = labels[i] ?? folder;
    const root = await realpath(folder).catch(() => undefined);
    if (root === undefined) {
      found.refused.push({ file: folder, reason: 'There is no such folder.' });
      found.unread.push(resolve(folder));
    } else {
      found.roots.push(root);
      await walk(root, label, { root, label, seen, found });
    }
  }
  return found;
}

/** Whether a path is a folder's own or within it. */
export function isWithin(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** A folder is known by its own name; two of the same name by the paths they were given as. */
function labelsFor(folders: readonly string[]): string[] {
  const names = folders.map((folder) => basename(resolve(folder)));
  return folders.map((folder, i) =>
    names.filter((name) => name === names[i]).length > 1 ? folder : (names[i] ?? folder),
  );
}

async function walk(path: string, file: string, walking: Walk): Promise<void> {
  const { seen, found } = walking;
  if (seen.has(path)) return;
  seen.add(path);

  const entries = await entriesOf(path);
  if (typeof entries === 'string') {
    found.refused.push({ file, reason: entries });
    found.unread.push(path);
    return;
  }
  for (const entry of entries)
    await meet(entry, { path: join(path, entry.name), file: `${file}/${entry.name}` }, walking);
  passOver(entries, found.passedOver);
}

// The ending of a sidecar, and what comes before an ending.
const SIDECAR = /\.json$/iu;
const LAST_ENDING = /\.\w+$/u;

/** Counts what stands in a folder and is not read, by kind. */
function passOver(entries: readonly Dirent[], passedOver: Map<string, number>): void {
  const stems = new Set(entries.flatMap(({ name }) => (ARTICLE.test(name) ? [name.replace(LAST_ENDING, '')] : [])));
  for (const entry of entries) {
    const { name } = entry;
    const isBeside = SIDECAR.test(name) && stems.has(name.replace(LAST_ENDING, ''));
    const kind = entry.isFile() && !ARTICLE.test(name) && !isBeside ? kindOfName(name) : undefined;
    if (kind !== undefined) passedOver.set(kind, (passedOver.get(kind) ?? 0) + 1);
  }
}

async function entriesOf(path: string): Promise<Dirent[] | string> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const shown = entries.filter(({ name }) => !name.startsWith('.'));
    // By code units, so that every machine reads in the same order.
    return shown.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (err) {
    const isFile = err instanceof Error && 'code' in err && err.code === 'ENOTDIR';
    return isFile ? 'This is not a folder.' : 'I may not read this folder: check its permissions.';
  }
}

async function meet(entry: Dirent, { path, file }: FoundFile, walking: Walk): Promise<void> {
  if (entry.isDirectory()) return walk(path, file, walking);
  if (entry.isSymbolicLink()) return follow({ path, file }, walking);
  if (!ARTICLE.test(entry.name)) return;

  if (entry.isFile()) take({ path, file }, walking);
  else walking.found.refused.push({ file, reason: 'This is not a regular file.' });
}

async function follow({ path, file }: FoundFile, walking: Walk): Promise<void> {
  const target = await realpath(path).catch(() => undefined);
  const kind = target === undefined ? undefined : await stat(target).catch(() => undefined);
  const isArticle = ARTICLE.test(file);

  if (target === undefined || kind === undefined) {
    if (isArticle) walking.found.refused.push({ file, reason: 'This link leads nowhere.' });
  } else if (!isWithin(target, walking.root)) {
    if (isArticle || kind.isDirectory())
      walking.found.refused.push({ file, reason: 'This link leads out of its folder.' });
  } else if (kind.isDirectory()) {
    await walk(target, file, walking);
  } else if (isArticle && kind.isFile()) {
    take({ path: target, file }, walking);
  }
}

/** Takes a file the first time it is met, by whichever way. */
function take({ path, file }: FoundFile, { seen, found }: Walk): void {
  if (seen.has(path)) return;
  seen.add(path);
  found.files.push({ path, file });
}
