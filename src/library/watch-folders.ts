import { basename } from 'node:path';
import { watch } from 'chokidar';
import type { Log } from '#src/log.ts';

/** Calls `onChange` soon after anything in the folders may have changed. What it misses, the next look round finds. */
export async function watchFolders(
  folders: readonly string[],
  { onChange, log }: { onChange: () => void; log: Log },
): Promise<{ close(): Promise<void> }> {
  const watcher = watch([...folders], {
    ignoreInitial: true,
    // Links out of a folder are refused when it is read, and may lead to the whole disk.
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path) => basename(path).startsWith('.') && !folders.includes(path),
  });
  watcher.on('all', onChange);
  watcher.on('error', (err) => log.warn({ err }, 'watching failed'));
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return watcher;
}
