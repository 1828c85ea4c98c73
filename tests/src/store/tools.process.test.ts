import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { filled } from './backup.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TOOLS = 'src/store/tools.ts';

test('the commands say what they did', async () => {
  const folder = temporaryFolder();
  const [store, file] = [`sqlite:${folder}/store.db`, `${folder}/b.db`];
  const run = (words: string[], url = store) =>
    spawnSync(process.execPath, [TOOLS, ...words], { env: { ...process.env, STORE_URL: url }, encoding: 'utf8' });
  expect(run(['backup'])).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run backup -- <file>') });
  expect(run(['store', 'check'])).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no store') });

  await filled(store);
  expect(run(['backup', file])).toMatchObject({ status: 0, stdout: `Written and checked: ${file}\n` });
  expect(run(['restore', file])).toMatchObject({ status: 1, stderr: expect.stringContaining('not empty') });
  expect(run(['restore', file, '--replace'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Restored from \S+\. What was there before is kept: \S+store\.db\.before_\w+\n$/),
  });
  expect(run(['restore', file], `sqlite:${folder}/other.db`)).toMatchObject({ stdout: `Restored from ${file}.\n` });
  expect(run(['store', 'check'])).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^versions +121$[\s\S]*✗ Nobody knows whether the digest past/m),
  });
  expect(run(['store', 'person'])).toMatchObject({ status: 1, stderr: expect.stringContaining('person <id>') });
  expect(run(['store', 'person', 'Ada'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no person’s id'),
  });
  expect(run(['store', 'person', 'U1'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^searches followed \(1\)\n {2}\S+ to now {2}C1 {2}rent\n/),
  });
  expect(run(['store', 'person', 'U1', '--delete'])).toMatchObject({ stdout: expect.stringContaining('Deleted.') });
  expect(run(['store', 'person', 'U1'])).toMatchObject({ status: 0, stdout: 'The store keeps nothing of U1.\n' });
});

test.each(['backup', 'restore', 'store'])('npm run %s starts them', (name) => {
  expect(manifest.scripts).toHaveProperty(name, expect.stringMatching(new RegExp(` ${TOOLS} ${name}$`)));
});
