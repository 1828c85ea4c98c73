import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { optionalScopes, scopes } from '#handlers/slack/scopes.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { openFakeSlack } from '../../slack/fake-slack.ts';
import { freePort, openLocalSlack, TOKENS, whyNoLocalSlack } from '../../slack/local-slack.ts';
import { temporaryFolder } from '../../src/store/temporary-folder.ts';

const DOCTOR = 'handlers/doctor/doctor.ts';

type Ran = { status: unknown; out: string; err: string };

/** The doctor in an environment that holds what is given and nothing else of ours. */
async function run(env: Record<string, string>, ...words: string[]): Promise<Ran> {
  const { PATH = '' } = process.env;
  const program = spawn(process.execPath, [DOCTOR, ...words], { env: { PATH, ...env } });
  const [out, err, [status]] = await Promise.all([text(program.stdout), text(program.stderr), once(program, 'close')]);
  return { status, out, err };
}

async function aPlace() {
  const folder = temporaryFolder();
  return { folder, env: { PORT: String(await freePort()), STORE_URL: `sqlite:${folder}/store.db` } };
}

test('without any setting of Slack’s it says what there is, and that nothing is wrong', async () => {
  const { folder, env } = await aPlace();
  const { status, out, err } = await run(env);
  expect(out).toMatch(/^✓ Node +26\./);
  expect(out).toMatch(/^! Slack +not set up/m);
  expect(out).toMatch(/^✓ Archive +seeds: 20 files$/m);
  expect(out).toMatch(/\n\nNothing is wrong\. 1 thing to know: see the “!” above\.\n$/);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(readdirSync(folder)).toEqual([]);
});

test('everything that is wrong is told at once, and the status says so to scripts', async () => {
  const { folder, env } = await aPlace();
  mkdirSync(`${folder}/archive`);
  writeFileSync(
    `${folder}/archive/good.txt`,
    'The council voted on Tuesday to dredge the old channel before the floods.\n',
  );
  for (const name of ['a', 'b', 'c', 'd']) writeFileSync(`${folder}/archive/${name}.txt`, '');
  writeFileSync(`${folder}/store.db`, 'no database at all, however long it goes on. '.repeat(40));
  const slack = await openFakeSlack({ scopes: 'commands,chat:write' });
  onTestFinished(() => slack.close());
  slack.fail('apps.connections.open', { error: 'invalid_auth' });
  const { status, out } = await run({
    ...env,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: 'xoxb-1-very-secret',
    SLACK_APP_TOKEN: 'xapp-1-very-secret',
    PULLQUOTE_ARTICLES: `${folder}/archive,${folder}/none`,
    PULLQUOTE_EDITOR: 'U024BE7LH',
    TIME_ZONE: 'Chicago',
  });
  expect(out).toMatch(/^✗ Settings +TIME_ZONE is not a zone/m);
  expect(out).toMatch(/^✗ Settings +PULLQUOTE_EDITOR is no setting.*\n +→ Did you mean PULLQUOTE_EDITORS\?/m);
  expect(out).toMatch(/^✗ Permissions +app_mentions:read is missing: nobody is heard/m);
  expect(out).toMatch(/^✗ App token +Slack refused it: Slack does not know it \(invalid_auth\)/m);
  expect(out).toMatch(/^✗ Archive +\S+\/none: There is no such folder/m);
  expect(out).toMatch(
    /^! Archive +4 files not read: .* \(archive\/a\.txt, archive\/b\.txt, archive\/c\.txt and others\)$/m,
  );
  expect(out).toMatch(/^✗ Store +\S+store\.db is no store of mine\.\n +→ Name another file in STORE_URL\.$/m);
  expect(out).toMatch(/things are wrong: see the “✗” above/);
  expect(out).not.toContain('very-secret');
  // Whatever is wrong has what to do below it.
  for (const [, after = ''] of out.matchAll(/^✗.*\n(.*)$/gm)) expect(after).toMatch(/^ +→ \S/);
  expect(status).toBe(1);
});

test('for programs it says the same as JSON', async () => {
  const { env } = await aPlace();
  const well = await run(env, '--json');
  expect(well.status).toBe(0);
  expect(JSON.parse(well.out)).toMatchObject({
    isWell: true,
    findings: [{ about: 'Node', state: 'ok' }, {}, {}, {}, {}, {}, {}],
  });
  const ill = await run({ ...env, LOG_LEVEL: 'loud' }, '--json');
  expect(ill.status).toBe(1);
  const wrong = { about: 'Settings', state: 'wrong', says: expect.any(String), todo: expect.any(String) };
  expect(JSON.parse(ill.out)).toMatchObject({ isWell: false, findings: expect.arrayContaining([wrong]) });
});

test('what it does not understand is answered with how to ask', async () => {
  expect(await run({}, '--jsn')).toMatchObject({
    status: 1,
    out: '',
    err: expect.stringContaining('npm run doctor -- --json'),
  });
});

test('beside a running bot it finds that bot, and leaves it as it is', async () => {
  const { folder, env } = await aPlace();
  const bot = spawn(process.execPath, ['src/main.ts'], { env: { PATH: process.env.PATH, ...env, LOG_LEVEL: 'warn' } });
  onTestFinished(() => void bot.kill('SIGKILL'));
  const said: string[] = [];
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (part: Buffer) => void said.push(String(part)));
  await expect.poll(() => said.join(''), { timeout: 120_000 }).toMatch(/http:/);
  const names = readdirSync(folder);
  said.length = 0;

  const { status, out } = await run(env);
  expect(out).toMatch(/^✓ Port +\d+: a Pullquote runs there, and is ready$/m);
  if (existsSync('/proc/locks'))
    expect(out).toMatch(new RegExp(`^✓ Store .* in use by a running bot \\(process ${bot.pid}\\)$`, 'm'));
  expect(status).toBe(0);
  expect(readdirSync(folder)).toEqual(names);
  expect(said).toEqual([]);
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

const whyNot = await whyNoLocalSlack();
test.skipIf(whyNot !== undefined)('it understands a Slack that others wrote', async () => {
  const { env } = await aPlace();
  const slack = await openLocalSlack(await freePort());
  onTestFinished(() => slack.close());
  const keys = { SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: TOKENS.botToken, SLACK_APP_TOKEN: TOKENS.appToken };
  const { out } = await run({ ...env, ...keys });
  expect(out).toMatch(/^✓ Bot token +good for /m);
  expect(out).toMatch(/^✓ App token +good for a socket$/m);
  expect(out).toMatch(/^✓ Socket +localhost:\d+ can be reached$/m);
  const [line = ''] = out.match(/^. Permissions.*$/m) ?? [];
  expect([...scopes, ...optionalScopes].some((scope) => line.includes(scope)) || /did not say|all \d+/.test(line)).toBe(
    true,
  );
});

test('npm run doctor starts it, and so can a container without npm', () => {
  expect(manifest.scripts.doctor).toMatch(new RegExp(` ${DOCTOR}$`));
  const { stderr } = spawnSync(process.execPath, [DOCTOR, '--help'], { encoding: 'utf8' });
  expect(stderr).toContain('looks at all that the bot needs');
});
