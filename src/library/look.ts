import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { type FoundFile, findFiles } from '#src/ingest/find-files.ts';
import type { Remark } from '#src/ingest/parse-document.ts';
import { inTurn, sidecarOf } from '#src/ingest/read-folder.ts';
import type { KnownFile } from '#src/store/records.ts';

/** What tells that a file or its sidecar was written, replaced or moved since it was seen last. */
export type Stamp = Pick<KnownFile, 'size' | 'modifiedMs'>;

export type SeenFile = FoundFile & Stamp;

/** What is in the folders at one moment. `silent`: the paths of folders of whose files nothing can be said now. */
export type Look = { files: ReadonlyMap<string, SeenFile>; refused: Remark[]; silent: readonly string[] };

/** Looks at folders again and again, and tells a folder that was emptied from one that has gone. */
export function createLookout(folders: readonly string[]) {
  const identities = new Map<string, string>();

  /** A folder without a file is taken at its word only where it is the very one that had some. */
  async function isSilent(root: string, hasFiles: boolean): Promise<boolean> {
    const stats = await stat(root).catch(() => undefined);
    const identity = `${stats?.dev} ${stats?.ino}`;
    if (hasFiles) identities.set(root, identity);
    return !hasFiles && identities.get(root) !== identity;
  }

  return async function look(): Promise<Look> {
    const { files, refused, unread, roots } = await findFiles(folders);
    const stamped = await inTurn(files, async (file) => ({ file, stamp: await stampOf(file.path) }));
    const empty = await Promise.all(
      roots.map(async (root) =>
        (await isSilent(
          root,
          files.some(({ path }) => isWithin(path, root)),
        ))
          ? [root]
          : [],
      ),
    );
    const there = stamped.flatMap(({ file, stamp }) => (stamp ? [{ ...file, ...stamp }] : []));
    return { files: new Map(there.map((file) => [file.path, file])), refused, silent: [...unread, ...empty.flat()] };
  };
}

/** The stamp of a file with its sidecar; nothing where it has gone. */
export async function stampOf(path: string): Promise<Stamp | undefined> {
  const [file, sidecar] = await Promise.all([statOrNothing(path), statOrNothing(sidecarOf(path))]);
  if (!file) return undefined;
  return {
    size: file.size + (sidecar?.size ?? 0),
    modifiedMs: Math.max(changedMs(file), sidecar ? changedMs(sidecar) : 0),
  };
}

/** Whether a path is a folder's own or within it. */
export function isWithin(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

// A file moved here, or written with an older date, says so only by the change of its inode.
function changedMs({ mtimeMs, ctimeMs }: Stats): number {
  return Math.max(mtimeMs, ctimeMs);
}

function statOrNothing(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
