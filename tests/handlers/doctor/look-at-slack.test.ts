import { expect, onTestFinished, test } from 'vitest';
import { lookAtSlack } from '#handlers/doctor/look-at-slack.ts';
import { optionalScopes, scopes } from '#handlers/slack/scopes.ts';
import type { SlackKeys } from '#src/config.ts';
import { type FakeSlack, openFakeSlack } from '../../slack/fake-slack.ts';
import { freePort } from '../../slack/local-slack.ts';

const ALL = [...scopes, ...optionalScopes].join(',');
const KEYS = {
  botToken: 'xoxb-1-very-secret',
  appToken: 'xapp-1-very-secret',
  signingSecret: undefined,
  isWished: true,
};

type Odd = Partial<SlackKeys> & { granted?: string; aheadMs?: number; prepare?: (slack: FakeSlack) => void };

/** What is found with a Slack that grants everything, unless told otherwise; each finding as one line. */
async function look({ granted = ALL, aheadMs = 0, prepare, ...keys }: Odd = {}): Promise<string[]> {
  const slack = await openFakeSlack({ scopes: granted });
  onTestFinished(() => slack.close());
  prepare?.(slack);
  const findings = await lookAtSlack({ ...KEYS, apiUrl: slack.apiUrl, ...keys }, () => Date.now() + aheadMs);
  expect(slack.sockets).toEqual([]);
  const lines = findings.map((finding) => {
    const todo = 'todo' in finding && finding.todo ? ` → ${finding.todo}` : '';
    return `${finding.state} ${finding.about}: ${finding.says}${todo}`;
  });
  expect(lines.filter((line) => line.includes('very-secret'))).toEqual([]);
  return lines;
}

test('where all is well, every line says so, and no socket is opened', async () => {
  expect(await look()).toEqual([
    'ok Bot token: good for a workspace, as @somebody',
    'ok Permissions: all 10 of the manifest are granted',
    'ok App token: good for a socket',
    expect.stringMatching(/^ok Socket: 127\.0\.0\.1:\d+ can be reached$/),
    'ok Clock: the same as Slack’s',
  ]);
});

test('without any Slack setting there is one line, that says how to have Slack', async () => {
  const none = { botToken: undefined, appToken: undefined };
  expect(await look(none)).toEqual([expect.stringMatching(/^note Slack: not asked: no token is right in form/)]);
  expect(await look({ ...none, isWished: false })).toEqual([
    expect.stringMatching(/^note Slack: not set up.* → To join Slack, set SLACK_BOT_TOKEN/),
  ]);
});

test.each([
  ['token_revoked', 'it was revoked (token_revoked). → Copy SLACK_BOT_TOKEN again from api.slack.com'],
  ['account_inactive', 'the app was removed from the workspace (account_inactive)'],
  ['some_new_thing', 'Slack says “some_new_thing”'],
])('a bot token that Slack refuses with %s', async (error, says) => {
  const [first, ...others] = await look({ prepare: (slack) => slack.fail('auth.test', { error }) });
  expect(first).toContain(`wrong Bot token: Slack refused it: ${says}`);
  // What it grants cannot be known; the socket has a token of its own.
  expect(others.map((line) => line.split(':')[0])).toEqual(['ok App token', 'ok Socket', 'ok Clock']);
});

test('a person’s token is named as such', async () => {
  const prepare = ({ answers }: FakeSlack) =>
    void answers.set('auth.test', { user: 'ada', user_id: 'U1', bot_id: undefined });
  expect((await look({ prepare }))[0]).toMatch(/^wrong Bot token: it is the token of a person \(ada\).* → Copy/);
});

test('permissions that are missing are named, each with what is lost, the needed apart from the optional', async () => {
  const granted = 'chat:write,commands,im:history,channels:read,groups:read,users:read,files:read';
  const lines = (await look({ granted })).filter((line) => line.includes('Permissions'));
  expect(lines).toEqual([
    expect.stringMatching(
      /^wrong Permissions: app_mentions:read is missing: nobody is heard who mentions the bot\. → It is needed: add them/,
    ),
    expect.stringMatching(/^note Permissions: channels:history was not granted: a digest that Slack did not confirm/),
    expect.stringContaining('note Permissions: groups:history was not granted'),
    expect.stringMatching(/^note Permissions: im:write was not granted.* → If you want them: add them/),
    'note Permissions: granted, and not used by us: files:read.',
  ]);
});

test.each([
  ['missing_scope', /lacks connections:write.* → Make one/],
  ['not_allowed_token_type', /token of another kind \(not_allowed_token_type\)/],
])('an app token that opens no socket, for %s', async (error, says) => {
  const lines = await look({ prepare: (slack) => slack.fail('apps.connections.open', { error }) });
  expect(lines.find((line) => line.startsWith('wrong App token'))).toMatch(says);
});

test('a Slack that nobody can reach is told with why, for each token', async () => {
  const apiUrl = `http://127.0.0.1:${await freePort()}/api/`;
  const lines = await look({ apiUrl });
  expect(lines).toEqual([
    expect.stringMatching(/^wrong Bot token: Slack was not reached: nothing listens there\./),
    expect.stringMatching(/^wrong App token: Slack was not reached: nothing listens there\./),
  ]);
});

test('what answers there and is no Slack is named', async () => {
  const prepare = (slack: FakeSlack) => slack.fail('auth.test', { status: 404 });
  expect((await look({ prepare, appToken: undefined }))[0]).toContain('what answers there is no Slack (status 404)');
});

test('a socket that cannot be reached is told apart from a token that is refused', async () => {
  const port = await freePort();
  const prepare = ({ answers }: FakeSlack) =>
    void answers.set('apps.connections.open', { url: `ws://127.0.0.1:${port}/link` });
  const lines = await look({ prepare });
  expect(lines).toContain('ok App token: good for a socket');
  expect(lines.find((line) => line.startsWith('wrong Socket'))).toContain(`127.0.0.1:${port} was not reached`);
});

test.each([
  [0, 'ok Clock: the same as Slack’s'],
  [-40_000, /^note Clock: 40 s behind Slack’s/],
  [40_000, /^note Clock: 40 s ahead of Slack’s/],
  [400_000, /^wrong Clock: 400 s ahead of Slack’s: over HTTP no request counts.* → Set it right/],
])('a clock that is %i ms ahead', async (aheadMs, says) => {
  const line = (await look({ aheadMs })).at(-1);
  expect(line?.replace(/\b(?:39|41)\b/, '40').replace(/\b(?:399|401)\b/, '400')).toMatch(says);
});

test('a signing secret is judged by its form, as Slack tells nobody more', async () => {
  const over = { appToken: undefined };
  const good = await look({ ...over, signingSecret: '0123456789abcdef0123456789abcdef' });
  expect(good[2]).toMatch(/^ok Signing secret/);
  expect((await look({ ...over, signingSecret: 'not-what-slack-gives' }))[2]).toMatch(
    /^note Signing secret.* → Compare/,
  );
  const idle = (await look({ signingSecret: '0123456789abcdef' })).find((line) => line.includes('Signing'));
  expect(idle).toMatch(/^note Signing secret: not used/);
});
