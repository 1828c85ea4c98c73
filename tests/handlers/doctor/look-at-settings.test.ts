import { expect, test } from 'vitest';
import { lookAtSettings } from '#handlers/doctor/look-at-settings.ts';

const BOT = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_APP_TOKEN: 'xapp-1-secret' };

test('without any, all have their defaults', () => {
  expect(lookAtSettings({ HOME: '/root', PATH: '/bin' })).toEqual([
    { about: 'Settings', state: 'ok', says: 'none is set: all have their defaults' },
  ]);
});

test('those set are named, and nothing of what they are', () => {
  const findings = lookAtSettings({ ...BOT, STORE_URL: 'postgres://me:hunter2@db/x' });
  expect(findings).toMatchObject([
    { state: 'ok', says: 'set and understood: SLACK_BOT_TOKEN, SLACK_APP_TOKEN, STORE_URL' },
  ]);
  expect(JSON.stringify(findings)).not.toMatch(/secret|hunter2/);
});

test.each([
  ['PORT', { PORT: '70000' }, 'from 0 to 65535'],
  ['TIME_ZONE', { TIME_ZONE: 'Mars/Olympus' }, 'is not a zone'],
  ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xapp-1-secret' }, 'app token, which belongs in SLACK_APP_TOKEN'],
  ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xoxp-1-secret' }, 'token of a person'],
  ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xoxe.xoxb-1-secret' }, 'token rotation'],
  ['SLACK_APP_TOKEN', { ...BOT, SLACK_APP_TOKEN: 'xoxb-1-secret' }, 'bot token, which belongs in SLACK_BOT_TOKEN'],
  ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1-secret' }, 'is missing'],
])('a wrong %s is named with what is wrong: %j', (name, env, says) => {
  const wrong = lookAtSettings(env).filter(({ state }) => state === 'wrong');
  expect(wrong).toMatchObject([{ says: expect.stringContaining(says), todo: expect.stringContaining(name) }]);
  expect(wrong[0]?.says).toMatch(new RegExp(`^${name} `));
  expect(JSON.stringify(wrong)).not.toContain('secret');
});

test.each([
  ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
  ['slack_bot_token', 'SLACK_BOT_TOKEN'],
  ['SLACKBOT_TOKEN', 'SLACK_BOT_TOKEN'],
  ['PULLQUOTE_ARTICLE', 'PULLQUOTE_ARTICLES'],
  ['PULLQUOTE_METRIC_TOKEN', 'PULLQUOTE_METRICS_TOKEN'],
])('%s is taken for a slip of %s', (name, meant) => {
  expect(lookAtSettings({ [name]: 'x' })).toMatchObject([
    { state: 'wrong', says: expect.stringContaining(name), todo: `Did you mean ${meant}? Then rename it.` },
  ]);
  const both = lookAtSettings({
    ...BOT,
    PULLQUOTE_ARTICLES: 'a',
    PULLQUOTE_METRICS_TOKEN: 'a'.repeat(16),
    [name]: 'x',
  });
  expect(both.map(({ state }) => state)).toEqual(['ok', 'note']);
});

test('what is far from any setting is named, and the settings with it', () => {
  expect(lookAtSettings({ PULLQUOTE_COLOUR: 'red' })).toMatchObject([
    { state: 'ok' },
    { state: 'note', says: expect.stringContaining('PULLQUOTE_COLOUR'), todo: expect.stringContaining('TIME_ZONE') },
  ]);
});

test('in .env every name is meant for us, in the environment only one that looks so', () => {
  expect(lookAtSettings({ TIMEZONE: 'UTC', POST: '1', EDITOR: 'vi' })).toMatchObject([
    { state: 'ok' },
    { state: 'note', todo: 'Did you mean TIME_ZONE? Then rename it.' },
  ]);
  const file = { POST: '1', EDITOR: 'vi' };
  expect(lookAtSettings(file, file)).toMatchObject([
    { state: 'wrong', todo: 'Did you mean PORT? Then rename it.' },
    { state: 'note', says: expect.stringContaining('EDITOR') },
  ]);
});

test('what stands in .env in vain is named', () => {
  expect(lookAtSettings({ PORT: '3000' }, { PORT: '4000', TIME_ZONE: '' })).toMatchObject([
    { state: 'ok' },
    { state: 'note', says: 'PORT stands in .env and, otherwise, in the environment, which counts.' },
  ]);
});
