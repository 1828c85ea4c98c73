import { realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';
import type { Log } from '#src/log.ts';

/**
 * Calls `onChange` soon after something in the folders may have changed: with the path of a file, or without one where a
 * whole folder came or went. What it misses is found by looking.
 */
export async function watchFolders(
  folders: readonly string[],
  { onChange, log }: { onChange: (path?: string) => void; log: Log },
): Promise<{ close(): Promise<void> }> {
  const roots = await Promise.all(folders.map((folder) => realpath(folder).catch(() => resolve(folder))));
  const watcher = watch(roots, {
    ignoreInitial: true,
    // Links out of a folder are refused when it is read, and may lead to the whole disk.
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path) => basename(path).startsWith('.') && !roots.includes(path),
  });
  watcher.on('all', (event, path) => (event.endsWith('Dir') ? onChange() : onChange(path)));
  watcher.on('error', (err) => log.warn({ err }, 'watching failed'));
  await new Promise<void>((done) => watcher.once('ready', done));
  return watcher;
}
