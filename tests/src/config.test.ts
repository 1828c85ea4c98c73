import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '#src/config.ts';

const BOT = { SLACK_BOT_TOKEN: 'xoxb-1-secret' };

test('without any setting, the seeds and the console', () => {
  expect(readConfig({})).toEqual({
    slack: undefined,
    port: 3000,
    articles: ['seeds'],
    storeUrl: 'sqlite:data/pullquote.db',
    editors: { ids: new Set(), mayMembers: true },
    timeZone: 'UTC',
    logLevel: 'info',
  });
});

test('an app token means a socket, a signing secret means signed requests, and the socket wins', () => {
  const app = { SLACK_APP_TOKEN: 'xapp-1-secret' };
  const signing = { SLACK_SIGNING_SECRET: '0123456789abcdef' };
  expect(readConfig({ ...BOT, ...app }).slack?.mode).toBe('socket');
  expect(readConfig({ ...BOT, ...signing }).slack?.mode).toBe('http');
  expect(readConfig({ ...BOT, ...app, ...signing }).slack?.mode).toBe('socket');
});

test('an empty setting counts as unset, as .env files have it', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: '', PORT: ' ' }).port).toBe(3000);
});

test('folders are a list', () => {
  expect(readConfig({ PULLQUOTE_ARTICLES: 'archive, wire ,' }).articles).toEqual(['archive', 'wire']);
});

test.each([
  ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xapp-wrong-kind' }, 'starts with “xoxb-”'],
  ['SLACK_BOT_TOKEN', BOT, 'needs SLACK_APP_TOKEN beside it'],
  ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1-a' }, 'is missing'],
  ['SLACK_APP_TOKEN', { ...BOT, SLACK_APP_TOKEN: 'xoxb-wrong-kind' }, 'starts with “xapp-”'],
  ['SLACK_SIGNING_SECRET', { ...BOT, SLACK_SIGNING_SECRET: 'short' }, 'too short'],
  ['SLACK_API_URL', { SLACK_API_URL: 'slack' }, 'web address'],
  ['PORT', { PORT: 'door' }, 'a whole number'],
  ['PORT', { PORT: '70000' }, '65535'],
  ['PULLQUOTE_ARTICLES', { PULLQUOTE_ARTICLES: ',' }, 'at least one folder'],
  ['STORE_URL', { STORE_URL: 'mysql://db/pullquote' }, 'must begin with “sqlite:”'],
  ['PULLQUOTE_EDITORS', { PULLQUOTE_EDITORS: 'ada, grace' }, 'user ids such as'],
  ['TIME_ZONE', { TIME_ZONE: 'Mars/Olympus' }, 'America/Chicago'],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'debug, info'],
])('a wrong %s is named with what to do: %j', (name, env, advice) => {
  expect(() => readConfig(env)).toThrow(ConfigError);
  expect(() => readConfig(env)).toThrow(new RegExp(`${name}: .*${advice}`));
});

test('every fault is listed at once, and no value is repeated', () => {
  const env = { SLACK_BOT_TOKEN: 'hush-hush', PORT: 'door-seven', TIME_ZONE: 'Mars/Olympus' };
  let message = '';
  try {
    readConfig(env);
  } catch (err) {
    message = String(err);
  }
  expect(message).toMatch(/SLACK_BOT_TOKEN.*\n.*PORT.*\n.*TIME_ZONE/);
  for (const value of Object.values(env)) expect(message).not.toContain(value);
});
