import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { leavingEvents } from '#handlers/slack/leaving.ts';
import { events } from '#handlers/slack/messages.ts';
import { optionalScopes, scopes } from '#handlers/slack/scopes.ts';
import { messageShortcuts } from '#handlers/slack/shortcuts.ts';
import { slashCommands } from '#handlers/slack/slash-commands.ts';

// The limits are Slack's: github.com/slackapi/manifest-schema, schemas/manifest.schema.1.0.0.json.
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4_000),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({
      display_name: z
        .string()
        .max(80)
        .regex(/^[\w .-]+$/),
      always_online: z.boolean(),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .max(32)
            .regex(/^\/\S+$/),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().max(1_000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.literal('message'),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

// What Slack wants to have granted for each thing we use. A thing that is not here fails the test below: look it up.
const SCOPE_OF: Record<string, string | undefined> = {
  'a slash command': 'commands',
  app_mention: 'app_mentions:read',
  // This needs none.
  app_uninstalled: '',
  'message.im': 'im:history',
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  // These need a valid token and nothing more.
  'auth.test': '',
  'views.open': '',
};

// The same for what we can do without.
const OPTIONAL_SCOPES_OF: Record<string, string[]> = {
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'conversations.open': ['im:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
};

const source = globSync('handlers/{slack.ts,slack/**/*.ts}')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const manifest = Manifest.parse(parse(readFileSync('manifest.yml', 'utf8')));

/** What the source registers with Bolt, by the name given between quotes or brackets. */
function registered(kind: string): string[] {
  return [...source.matchAll(new RegExp(`\\bapp\\.${kind}\\b(?:<[^(]*>)?\\(([^,]+),`, 'g'))].map(
    ([, name = '']) => name,
  );
}

/** The Web API methods the source calls, as Slack writes them. */
function called(): string[] {
  const calls = source.matchAll(/\bslack\.(?<family>\w+)\.(?<name>\w+)\(/g);
  return [...new Set([...calls].map(({ groups }) => `${groups?.family}.${groups?.name}`))];
}

describe('the manifest', () => {
  test('offers the commands we answer, and no others', () => {
    const offered = manifest.features.slash_commands.map(({ command }) => command);
    expect(offered).toEqual([...slashCommands]);
    expect(registered('command')).toEqual(['name']);
  });

  test('subscribes to the events we listen to, and no others', () => {
    const all = [...leavingEvents, ...events];
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(all);
    expect(registered('event')).toEqual(all.map((event) => `'${event.split('.')[0]}'`));
    expect(registered('message')).toEqual([]);
  });

  test('switches interactivity on for our buttons and forms', () => {
    expect(manifest.settings.interactivity.is_enabled).toBe(registered('action').length > 0);
    expect(registered('options')).toEqual([]);
  });

  test('offers the message shortcuts we answer, and no others', () => {
    const offered = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
    expect(offered).toEqual([...messageShortcuts]);
    expect(registered('shortcut')).toHaveLength(1);
  });

  test('asks for the scopes that what we use needs, and no others', () => {
    const used = [
      'a slash command',
      ...leavingEvents,
      ...events,
      ...called().filter((thing) => !(thing in OPTIONAL_SCOPES_OF)),
    ];
    expect(used.filter((thing) => SCOPE_OF[thing] === undefined)).toEqual([]);

    const needed = new Set(used.map((thing) => SCOPE_OF[thing]).filter((scope) => scope !== ''));
    expect(manifest.oauth_config.scopes.bot).toEqual([...needed].sort());
    expect(manifest.oauth_config.scopes.bot).toEqual([...scopes]);
  });

  test('leaves to the administrator the scopes that we can do without', () => {
    const wanted = new Set(called().flatMap((thing) => OPTIONAL_SCOPES_OF[thing] ?? []));
    expect(manifest.oauth_config.scopes.bot_optional).toEqual([...wanted].sort());
    expect(manifest.oauth_config.scopes.bot_optional).toEqual([...optionalScopes]);
  });

  test('opens direct messages to people', () => {
    expect(manifest.features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  test('uses Socket Mode, so that nobody needs an address to try it', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
  });
});
