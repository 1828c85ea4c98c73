import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTruthfulSlack } from '../../../bench/crash/truthful-slack.ts';
import { startBot } from '../../../bench/load/bot-process.ts';
import { aCommand, aMention, createCaller } from '../../../bench/load/caller.ts';
import { temporaryFolder } from '../../src/store/temporary-folder.ts';

test('a bot in a process of its own answers, is watched, and ends when it is told to', async () => {
  const home = temporaryFolder();
  const articles = join(home, 'articles');
  mkdirSync(articles);
  writeFileSync(
    join(articles, 'a.txt'),
    'Harbour\n\nThe ferry to Gull Point sails at dawn, its captain said on Friday.\n',
  );
  const heard: Parameters<typeof caller.hear>[0][] = [];
  const slack = await openTruthfulSlack({ onDone: (done) => heard.push(done) });
  const bot = await startBot({ home, articles, storeUrl: `sqlite:${home}/store.db`, apiUrl: slack.apiUrl });
  const caller = createCaller(bot.url);
  await bot.ask('begin');

  const typed = await caller.send(aCommand({ verb: 'one word', text: 'ferry' }, 1, slack.responseAddress));
  expect(typed).toMatchObject({ status: 200, isBusy: false });
  expect(typed.answeredMs).toBeGreaterThan(0);
  expect(caller.buttons.map(({ action_id }) => action_id)).toContain('context');

  const said = await caller.send(aMention('ferry', 7));
  expect(said).toMatchObject({ status: 200 });
  await expect.poll(() => heard.splice(0).forEach(caller.hear) ?? said.answeredMs).toBeGreaterThan(0);

  expect((await bot.ask('heap'))?.heap?.heapUsed).toBeGreaterThan(1e6);
  const seen = await bot.ask('report');
  expect(seen?.turns).toBeGreaterThan(1);
  bot.signal('SIGTERM');
  expect(await bot.ended).toBe(0);
  caller.close();
  await slack.close();
});
