import type { Stats } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { type FoundFile, findFiles, isArticleName, isWithin } from '#src/ingest/find-files.ts';
import type { FileRemark } from '#src/ingest/parse-document.ts';
import { inTurn } from '#src/ingest/read-folder.ts';
import { createSidecarFinder, type FindSidecar, isSidecarName } from '#src/ingest/sidecars.ts';
import type { KnownFile } from '#src/store/records.ts';

/** What tells that a file or its sidecar was written, replaced or moved since it was seen last. */
export type Stamp = Pick<KnownFile, 'size' | 'modifiedMs'>;

export type SeenFile = FoundFile & Stamp;

/**
 * What is in the folders at one moment. `roots`: the paths of the folders; `silent`: of those of whose files nothing can be
 * said now.
 */
export type Look = {
  files: ReadonlyMap<string, SeenFile>;
  refused: FileRemark[];
  roots: readonly string[];
  silent: readonly string[];
  /** How many other files there were of each kind at the last look all through. */
  passedOver: ReadonlyMap<string, number>;
};

/** Looks at folders, all through or, where that can be enough, only at the files that were touched since the last look. */
export type Lookout = (touched?: ReadonlySet<string>) => Promise<Look>;

export function createLookout(folders: readonly string[]): Lookout {
  const identities = new Map<string, string>();
  let last: Look = { files: new Map(), refused: [], roots: [], silent: folders, passedOver: new Map() };

  async function lookAround(): Promise<Look> {
    const { files, refused, unread, roots, passedOver } = await findFiles(folders);
    const findSidecar = createSidecarFinder(roots);
    const there = (await inTurn(files, (file) => withStamp(file, findSidecar))).flat();
    const silent = await inTurn(roots, async (root) => ((await isSilent(root, there)) ? [root] : []));
    const seen = new Map(there.map((file) => [file.path, file]));
    return { files: seen, refused, roots, silent: [...unread, ...silent.flat()], passedOver };
  }

  /** A folder without a file is taken at its word only where it is the very one that had some. */
  async function isSilent(root: string, files: readonly SeenFile[]): Promise<boolean> {
    const identity = await identityOf(root);
    const hasFiles = files.some(({ path }) => isWithin(path, root));
    if (hasFiles) identities.set(root, identity);
    return !hasFiles && identities.get(root) !== identity;
  }

  async function isAsBefore(): Promise<boolean> {
    const known = [...identities];
    const now = await Promise.all(known.map(([root]) => identityOf(root)));
    return known.every(([, identity], at) => now[at] === identity);
  }

  /** The last look with the touched files as they are now; undefined where only a look all through can tell. */
  async function lookAgain(touched: ReadonlySet<string>): Promise<Look | undefined> {
    const found = findTouched(touched, last.files);
    if (!found || !(await isAsBefore())) return undefined;

    const files = new Map(last.files);
    const findSidecar = createSidecarFinder(last.roots);
    for (const file of found) {
      const [seen] = await withStamp(file, findSidecar);
      if (!seen) files.delete(file.path);
      else if (await isPlainFile(file.path)) files.set(file.path, seen);
      else return undefined;
    }
    return { ...last, files };
  }

  return async (touched) => {
    last = (touched && (await lookAgain(touched))) ?? (await lookAround());
    return last;
  };
}

/** The stamp of a file with its sidecar; nothing where it has gone. */
export async function stampOf(path: string, findSidecar: FindSidecar): Promise<Stamp | undefined> {
  const [file, beside] = await Promise.all([statOrNothing(path), statBeside(path, findSidecar)]);
  if (!file) return undefined;
  return {
    size: beside.reduce((size, stats) => size + stats.size, file.size),
    modifiedMs: Math.max(...[file, ...beside].map(changedMs)),
  };
}

/** What stands beside a document: the sidecar that is read, or all that are refused, links and all. */
async function statBeside(path: string, findSidecar: FindSidecar): Promise<Stats[]> {
  const sidecar = await findSidecar(path);
  if (!sidecar) return [];
  const looks = 'path' in sidecar ? [statOrNothing(sidecar.path)] : sidecar.entries.map(lstatOrNothing);
  return (await Promise.all(looks)).filter((stats) => stats !== undefined);
}

async function withStamp(file: FoundFile, findSidecar: FindSidecar): Promise<SeenFile[]> {
  const stamp = await stampOf(file.path, findSidecar);
  return stamp ? [{ ...file, ...stamp }] : [];
}

/** The documents that were touched, themselves or beside them, under the names readers know; undefined if one is unknown. */
function findTouched(touched: ReadonlySet<string>, files: Look['files']): FoundFile[] | undefined {
  const labels = new Map([...files.values()].map(({ path, file }) => [dirname(path), dirname(file)]));
  const paths = [...touched].flatMap((path) => (isArticleName(basename(path)) ? [path] : documentsBeside(path, files)));
  const found = paths.flatMap((path) => {
    const label = labels.get(dirname(path));
    return label === undefined ? [] : [{ path, file: `${label}/${basename(path)}` }];
  });
  return found.length === paths.length ? found.map((file) => files.get(file.path) ?? file) : undefined;
}

function documentsBeside(sidecar: string, files: Look['files']): string[] {
  if (!isSidecarName(sidecar)) return [];
  const stem = sidecar.slice(0, -extname(sidecar).length);
  return EXTENSIONS.map((extension) => `${stem}.${extension}`).filter((path) => files.has(path));
}

// In every mix of letter case, as a file system may tell them apart.
const EXTENSIONS = ['txt', 'md'].flatMap(inEveryCase);

function inEveryCase([first = '', ...rest]: string): string[] {
  if (first === '') return [''];
  return inEveryCase(rest.join('')).flatMap((end) => [`${first}${end}`, `${first.toUpperCase()}${end}`]);
}

async function isPlainFile(path: string): Promise<boolean> {
  return (await lstatOrNothing(path))?.isFile() ?? false;
}

// A file moved here, or written with an older date, says so only by the change of its inode.
function changedMs({ mtimeMs, ctimeMs }: Stats): number {
  return Math.max(mtimeMs, ctimeMs);
}

async function identityOf(folder: string): Promise<string> {
  const stats = await statOrNothing(folder);
  return `${stats?.dev} ${stats?.ino}`;
}

function lstatOrNothing(path: string): Promise<Stats | undefined> {
  return lstat(path).catch(() => undefined);
}

function statOrNothing(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
