import { z } from 'zod';
import { MEMBERS, readEditors } from './rights/editors.ts';
import { isWholePersonId } from './rights/slack-ids.ts';

/** The newsroom's settings, grouped as the code wants them. */
export type Config = z.infer<typeof Environment>;

/** Thrown once, at start, naming every setting that is wrong and what to do about it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const ENV_HINT = 'see .env.example';
const A_PORT = 'must be a whole number from 0 to 65535';

const SETTINGS = {
  SLACK_BOT_TOKEN: z
    .string()
    .refine((token) => token.startsWith('xoxb-'), {
      error: ({ input }) => `holds ${kindOfKey(input)}; a bot token starts with “xoxb-” (OAuth & Permissions)`,
      abort: true,
    })
    .optional()
    .describe('the bot’s own token; without it the console starts instead of Slack'),
  SLACK_APP_TOKEN: z
    .string()
    .refine((token) => token.startsWith('xapp-'), {
      error: ({ input }) => `holds ${kindOfKey(input)}; an app token starts with “xapp-” (Basic Information)`,
      abort: true,
    })
    .optional()
    .describe('joins Slack by Socket Mode: no public address needed'),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, 'looks too short (Basic Information, App Credentials)')
    .optional()
    .describe('joins Slack over HTTP instead, at `/slack/events` on `PORT`'),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address' })
    .default('https://slack.com/api/')
    .describe('another Slack, for tests'),
  PORT: z.coerce
    .number(A_PORT)
    .int(A_PORT)
    .min(0, A_PORT)
    .max(65535, A_PORT)
    .default(3000)
    .describe('the one port: Slack over HTTP, `/healthz`, `/readyz`, or the console'),
  PULLQUOTE_ARTICLES: z
    .string()
    .refine((text) => splitList(text).length > 0, 'name at least one folder')
    .default('seeds')
    .describe('folders of articles to read, with commas between'),
  STORE_URL: z
    .string()
    .regex(/^(?:sqlite:.|postgres(?:ql)?:\/\/.)/, 'must begin with “sqlite:” and a file, or with “postgres://”')
    .default('sqlite:data/pullquote.db')
    .describe(
      'where the bot keeps what it must not forget: `sqlite:` and a file, or `postgres://…` for several replicas',
    ),
  PULLQUOTE_EDITORS: z
    .string()
    .transform(splitList)
    .refine((names) => names.every((name) => name === MEMBERS || isWholePersonId(name)), {
      error: 'takes Slack user ids such as “U024BE7LH” with commas between, and “members”',
    })
    .optional()
    .describe(
      'who may change what others see, as Slack user ids; `members` adds a channel’s own members, for it alone',
    ),
  PULLQUOTE_METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must have at least 16 characters and no space')
    .optional()
    .describe('what Prometheus must send as a bearer to read `/metrics`; without it only programs on this machine may'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'is not a zone such as “America/Chicago”')
    .default('UTC')
    .describe('the newsroom’s zone, for dates'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info')
    .describe('how much is written to the log'),
};

const Environment = z
  .object(SETTINGS)
  .superRefine((env, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (env.SLACK_BOT_TOKEN && !env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET) {
      complain('SLACK_BOT_TOKEN', 'needs SLACK_APP_TOKEN beside it (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)');
    }
    if (!env.SLACK_BOT_TOKEN && (env.SLACK_APP_TOKEN || env.SLACK_SIGNING_SECRET)) {
      complain('SLACK_BOT_TOKEN', 'is missing; without any Slack setting the local console starts instead');
    }
  })
  .transform((env) => ({
    slack: slackSettings(env),
    port: env.PORT,
    articles: splitList(env.PULLQUOTE_ARTICLES),
    storeUrl: env.STORE_URL,
    editors: readEditors(env.PULLQUOTE_EDITORS ?? []),
    metricsToken: env.PULLQUOTE_METRICS_TOKEN,
    timeZone: env.TIME_ZONE,
    logLevel: env.LOG_LEVEL,
  }));

/** How Slack is reached: by a socket we open, or by requests it signs. Undefined: no Slack, the console instead. */
export type SlackSettings = { botToken: string; apiUrl: string } & (
  | { mode: 'socket'; appToken: string }
  | { mode: 'http'; signingSecret: string }
);

/**
 * The only place that knows the environment's names. Everyone else is handed a Config.
 * An empty setting counts as unset, as `.env` files have it. Throws ConfigError; no value is ever in its message.
 */
export function readConfig(env: Environ): Config {
  const parsed = parseGiven(env);
  if (parsed.success) return parsed.data;

  const faults = faultsIn(parsed.error).map(({ name, message }) => `  ${name}: ${message}`);
  throw new ConfigError(`These settings need a hand (${ENV_HINT}):\n${faults.join('\n')}`);
}

/** Whether somebody means to join Slack, however wrong the settings for it may be. */
export function isForSlack(env: Environ): boolean {
  return Object.keys(SETTINGS).some((name) => name.startsWith('SLACK_') && env[name]?.trim());
}

/** The environment of a program. */
type Environ = Readonly<Record<string, string | undefined>>;

/** A setting that is wrong, and what about it. No value is ever in the message. */
type SettingFault = { name: string; message: string };

/** Every setting that is wrong. */
export function findFaults(env: Environ): SettingFault[] {
  const parsed = parseGiven(env);
  return parsed.success ? [] : faultsIn(parsed.error);
}

/** What opens Slack's doors, each by itself; undefined where it is not set, or wrong in form. */
export type SlackKeys = {
  botToken: string | undefined;
  appToken: string | undefined;
  signingSecret: string | undefined;
  apiUrl: string;
  /** Whether somebody means to join Slack, however wrong these are. */
  isWished: boolean;
};

/** The settings as far as they can be read, for somebody who looks for what is wrong: what is wrong has its default. */
export function readSound(env: Environ): { keys: SlackKeys } & Pick<Config, 'port' | 'articles' | 'storeUrl'> {
  const sound = <Read>(name: keyof typeof SETTINGS, schema: z.ZodType<Read>) => {
    const parsed = schema.safeParse(env[name]?.trim() ? env[name] : undefined);
    return parsed.success ? parsed.data : schema.parse(undefined);
  };
  return {
    keys: {
      botToken: sound('SLACK_BOT_TOKEN', SETTINGS.SLACK_BOT_TOKEN),
      appToken: sound('SLACK_APP_TOKEN', SETTINGS.SLACK_APP_TOKEN),
      signingSecret: sound('SLACK_SIGNING_SECRET', SETTINGS.SLACK_SIGNING_SECRET),
      apiUrl: sound('SLACK_API_URL', SETTINGS.SLACK_API_URL),
      isWished: isForSlack(env),
    },
    port: sound('PORT', SETTINGS.PORT),
    articles: splitList(sound('PULLQUOTE_ARTICLES', SETTINGS.PULLQUOTE_ARTICLES)),
    storeUrl: sound('STORE_URL', SETTINGS.STORE_URL),
  };
}

function parseGiven(env: Environ) {
  const given = Object.entries(env).filter(([, value]) => value?.trim());
  return Environment.safeParse(Object.fromEntries(given));
}

function faultsIn({ issues }: z.ZodError): SettingFault[] {
  return issues.map(({ path, message }) => ({ name: path.join('.'), message }));
}

/** Every setting with its default and what it is for: `.env.example` and the README are held to this. */
export function listSettings(): { name: string; fallback: string; does: string }[] {
  return Object.entries(SETTINGS).map(([name, schema]) => ({
    name,
    fallback: String(schema.safeParse(undefined).data ?? ''),
    does: schema.description ?? '',
  }));
}

function slackSettings(env: {
  SLACK_BOT_TOKEN?: string | undefined;
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
  SLACK_API_URL: string;
}): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (!botToken) return undefined;

  const apiUrl = env.SLACK_API_URL;
  if (appToken) return { botToken, apiUrl, mode: 'socket', appToken };
  return signingSecret ? { botToken, apiUrl, mode: 'http', signingSecret } : undefined;
}

// https://docs.slack.dev/authentication/tokens
const KINDS: readonly [RegExp, string][] = [
  [/^xoxb-/, 'a bot token, which belongs in SLACK_BOT_TOKEN'],
  [/^xapp-/, 'an app token, which belongs in SLACK_APP_TOKEN'],
  [/^xoxp-/, 'the token of a person, with whose rights no bot works'],
  [
    /^xoxe[.-]/,
    'a token that expires within hours (switch token rotation off, as manifest.yml has it, and reinstall the app)',
  ],
  [/^xox/, 'a token of another kind'],
  [/^[0-9a-f]{32}$/, 'what looks like a signing secret, which belongs in SLACK_SIGNING_SECRET'],
];

/** What was put where a token belongs; nothing of it is quoted. */
function kindOfKey(text: unknown): string {
  return KINDS.find(([form]) => typeof text === 'string' && form.test(text))?.[1] ?? 'no token';
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isTimeZone(zone: string): boolean {
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
}
