import { connect } from 'node:net';
import { optionalScopes, scopes } from '#handlers/slack/scopes.ts';
import { KEY_PLACES, reasonFor } from '#handlers/slack/start-error.ts';
import type { SlackKeys } from '#src/config.ts';
import { inTime } from '#src/in-time.ts';
import { askSlack, type SlackSaid, whyUnreached } from './ask-slack.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Whether Slack knows our tokens, what it lets us do, where its socket is, and whether its clock is ours. */
export async function lookAtSlack(keys: SlackKeys, nowMs: () => number): Promise<Diagnosis[]> {
  const { botToken, appToken, signingSecret, apiUrl, isWished } = keys;
  if (!botToken && !appToken && !signingSecret) return [isWished ? NOT_ASKED : NOT_SET_UP];

  const ask = (method: Parameters<typeof askSlack>[0], token: string | undefined) =>
    token === undefined ? undefined : askSlack(method, { apiUrl, token, nowMs });
  const [bot, socket] = await Promise.all([ask('auth.test', botToken), ask('apps.connections.open', appToken)]);
  return [
    ...(bot ? [aboutBotToken(bot), ...aboutPermissions(bot)] : []),
    ...(socket ? await aboutSocket(socket) : []),
    ...(signingSecret ? [aboutSigningSecret(signingSecret, appToken !== undefined)] : []),
    ...aboutClock(bot, socket),
  ];
}

const NOT_SET_UP: Diagnosis = {
  about: 'Slack',
  state: 'note',
  says: 'not set up: the bot answers in a browser on its own machine, and nowhere else.',
  todo: 'To join Slack, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN: README, “In Slack”.',
};

const NOT_ASKED: Diagnosis = {
  about: 'Slack',
  state: 'note',
  says: 'not asked: no token is right in form.',
  todo: 'Put the settings right, and look again.',
};

function unreachable(about: string, why: string): Diagnosis {
  const todo = 'Try it from this machine, as the user that the bot runs as; SLACK_API_URL must be unset or right.';
  return { about, state: 'wrong', says: `Slack was not reached: ${why}.`, todo };
}

function aboutBotToken(said: SlackSaid): Diagnosis {
  const about = 'Bot token';
  if (said.as === 'unreachable') return unreachable(about, said.why);
  const { ok, error = '', team = 'a workspace', user = 'somebody', bot_id: bot } = said.body;
  if (!ok) return refused(about, 'SLACK_BOT_TOKEN', error);
  if (bot === undefined) {
    const todo = `Copy the bot’s own token from ${KEY_PLACES.SLACK_BOT_TOKEN}.`;
    return { about, state: 'wrong', says: `it is the token of a person (${user}), not of a bot.`, todo };
  }
  return { about, state: 'ok', says: `good for ${team}, as @${user}` };
}

function refused(about: string, setting: keyof typeof KEY_PLACES, error: string): Diagnosis {
  const says = `Slack refused it: ${reasonFor(error)} (${error}).`;
  return { about, state: 'wrong', says, todo: `Copy ${setting} again from ${KEY_PLACES[setting]}.` };
}

type Scope = (typeof scopes)[number] | (typeof optionalScopes)[number];

/** What does not work without each. */
const LOST: Record<Scope, string> = {
  'app_mentions:read': 'nobody is heard who mentions the bot',
  'chat:write': 'nothing can be posted: no answer in a thread, no digest, no alert',
  commands: 'there is no /story',
  'im:history': 'direct messages are not heard',
  'channels:history': 'a digest that Slack did not confirm cannot be looked for in a channel, and is marked as unknown',
  'channels:read': 'internal stories are kept from every channel',
  'groups:history': 'the same as channels:history, in private channels',
  'groups:read': 'the same as channels:read, in private channels',
  'im:write': 'what was posted to one person and not confirmed cannot be looked for',
  'users:read': 'internal stories are kept from everybody, as nobody can tell who is a guest',
};

const ADD = 'add them from manifest.yml (api.slack.com/apps → your app → App Manifest) and reinstall the app.';

function aboutPermissions(said: SlackSaid): Diagnosis[] {
  const about = 'Permissions';
  if (said.as === 'unreachable' || !said.body.ok) return [];
  const { granted } = said;
  if (granted === undefined) return [{ about, state: 'note', says: 'Slack did not say which there are.' }];

  const lacking = (wanted: readonly Scope[]) => wanted.filter((scope) => !granted.includes(scope));
  const needed = lacking(scopes).map(
    (scope): Diagnosis => ({
      about,
      state: 'wrong',
      says: `${scope} is missing: ${LOST[scope]}.`,
      todo: `It is needed: ${ADD}`,
    }),
  );
  const wished = lacking(optionalScopes).map((scope, at, { length }): Diagnosis => {
    const says = `${scope} was not granted: ${LOST[scope]}.`;
    return { about, state: 'note', says, ...(at === length - 1 && { todo: `If you want them: ${ADD}` }) };
  });
  const known: readonly string[] = [...scopes, ...optionalScopes];
  const more = granted.filter((scope) => scope !== '' && !known.includes(scope));
  const spare: Diagnosis[] =
    more.length === 0 ? [] : [{ about, state: 'note', says: `granted, and not used by us: ${more.join(', ')}.` }];
  const all = [...needed, ...wished, ...spare];
  return all.length > 0 ? all : [{ about, state: 'ok', says: `all ${known.length} of the manifest are granted` }];
}

async function aboutSocket(said: SlackSaid): Promise<Diagnosis[]> {
  const about = 'App token';
  if (said.as === 'unreachable') return [unreachable(about, said.why)];
  const { ok, error = '', url = '' } = said.body;
  if (!ok) return [error === 'missing_scope' ? LACKS_CONNECTIONS : refused(about, 'SLACK_APP_TOKEN', error)];
  return [{ about, state: 'ok', says: 'good for a socket' }, await aboutWay(url)];
}

const LACKS_CONNECTIONS: Diagnosis = {
  about: 'App token',
  state: 'wrong',
  says: 'it lacks connections:write, and so opens no socket.',
  todo: `Make one that has it at ${KEY_PLACES.SLACK_APP_TOKEN}, and put it into SLACK_APP_TOKEN.`,
};

// As long as the bot waits for a connection.
const REACHED_WITHIN_MS = 5_000;

/** The way to the socket and no further: Slack would give one that is opened its share of what people ask. */
async function aboutWay(url: string): Promise<Diagnosis> {
  const about = 'Socket';
  const { protocol, hostname, port } = URL.parse(url) ?? { protocol: 'wss:', hostname: '', port: '' };
  const at = { host: hostname, port: Number(port || (protocol === 'ws:' ? 80 : 443)) };
  const where = `${at.host}:${at.port}`;
  try {
    const isReached = await inTime(reach(at), REACHED_WITHIN_MS);
    if (isReached) return { about, state: 'ok', says: `${where} can be reached` };
    throw new DOMException('', 'TimeoutError');
  } catch (err) {
    const todo = `Let this machine connect to ${where}, or join Slack over HTTP instead (SLACK_SIGNING_SECRET).`;
    return { about, state: 'wrong', says: `${where} was not reached: ${whyUnreached(err)}.`, todo };
  }
}

async function reach(at: { host: string; port: number }): Promise<true> {
  const { promise, resolve, reject } = Promise.withResolvers<true>();
  const socket = connect(at, () => resolve(true)).on('error', reject);
  setTimeout(() => socket.destroy(), REACHED_WITHIN_MS).unref();
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}

function aboutSigningSecret(secret: string, isIdle: boolean): Diagnosis {
  const about = 'Signing secret';
  if (isIdle) {
    const says = 'not used: with SLACK_APP_TOKEN the bot joins by a socket.';
    return { about, state: 'note', says, todo: 'Take SLACK_APP_TOKEN away if requests are to come over HTTP.' };
  }
  if (/^[0-9a-f]{32}$/.test(secret))
    return { about, state: 'ok', says: 'right in form; only a request from Slack shows whether it is this app’s' };
  const todo = 'Compare it with api.slack.com/apps → your app → Basic Information → App Credentials.';
  return { about, state: 'note', says: 'Slack’s have 32 digits from 0 to f; this one is otherwise.', todo };
}

// Whole seconds and the way there and back account for two.
const RIGHT_WITHIN_MS = 5_000;
// Slack's own limit, beyond which a signature does not count. https://docs.slack.dev/authentication/verifying-requests-from-slack
const REFUSED_BEYOND_MS = 300_000;

function aboutClock(...said: readonly (SlackSaid | undefined)[]): Diagnosis[] {
  const about = 'Clock';
  const skews = said.flatMap((one) => (one?.as === 'answered' && one.skewMs !== undefined ? [one.skewMs] : []));
  const skewMs = skews.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0];
  if (skewMs === undefined) return [];
  if (Math.abs(skewMs) <= RIGHT_WITHIN_MS) return [{ about, state: 'ok', says: 'the same as Slack’s' }];

  const says = `${Math.round(Math.abs(skewMs) / 1_000)} s ${skewMs > 0 ? 'behind' : 'ahead of'} Slack’s`;
  const todo = 'Set it right, and let it be kept so: timedatectl set-ntp true.';
  if (Math.abs(skewMs) > REFUSED_BEYOND_MS)
    return [
      { about, state: 'wrong', says: `${says}: over HTTP no request counts, and digests come at wrong times.`, todo },
    ];
  return [{ about, state: 'note', says: `${says}: digests come that much off.`, todo }];
}
