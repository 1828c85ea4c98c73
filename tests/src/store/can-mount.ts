import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a small disk can be mounted here. Without one a test skips, and says why. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (status === 0) execFileSync('umount', [folder]);
  else process.stderr.write('skipped: a small disk cannot be mounted here (root only)\n');
  rmSync(folder, { recursive: true });
  return status === 0;
}
