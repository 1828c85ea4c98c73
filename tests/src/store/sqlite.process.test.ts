import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#src/store/open-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

const WRITER = 'bench/store/writer.ts';

test('a second bot on one file is refused while the first lives, and let in when that was killed', async () => {
  const url = `sqlite:${temporaryFolder()}/store.db`;
  const first = spawn(process.execPath, [WRITER, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void first.kill('SIGKILL'));
  await once(first.stdout, 'data');
  await expect(openStore(url)).rejects.toThrow(/^Another Pullquote is working with .*store\.db\. Stop it first/);

  const ended = once(first, 'exit');
  first.kill('SIGKILL');
  await ended;
  const store = await openStore(url);
  expect((await Array.fromAsync(store.articles.newest())).length).toBeGreaterThanOrEqual(0);
  await store.close();
});
