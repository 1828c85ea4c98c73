import { randomUUID } from 'node:crypto';

/** How Slack sends a payload: as a form's fields, as JSON in a form's field, or as JSON. Over a socket: under which name. */
export type Carriage = 'slash_commands' | 'interactive' | 'events_api';
export type KnownPayload = { name: string; carriage: Carriage; payload: Record<string, unknown> };

const who = { team: { id: 'T1', domain: 'newsroom' }, user: { id: 'UALICE', username: 'alice', team_id: 'T1' } };
const where = { channel: { id: 'C1', name: 'general' } };
const respond = { response_url: 'http://127.0.0.1:9/unused' };
const message = {
  type: 'message',
  user: 'UBOB',
  ts: '1795300000.000001',
  text: 'He said “a rent freeze is a promise”.',
};
const container = { type: 'message', message_ts: '1795300000.000001', channel_id: 'C1', is_ephemeral: true };
const plain = (text: string) => ({ type: 'plain_text', text });

/** One of every kind of payload that Slack's documentation has, those that we never asked for too. New names each time. */
export function knownPayloads(): KnownPayload[] {
  const trigger = () => ({ token: 'old-verification-token', api_app_id: 'A1', trigger_id: randomUUID() });
  const command = (name: string, text: string): KnownPayload => ({
    name: `${name} ${text}`,
    carriage: 'slash_commands',
    payload: { ...trigger(), ...respond, command: name, text, ...FLAT },
  });
  const interactive = (name: string, payload: object): KnownPayload => ({
    name,
    carriage: 'interactive',
    payload: { ...trigger(), ...who, ...payload },
  });
  const press = (name: string, action: object) =>
    interactive(`a press: ${name}`, {
      ...where,
      ...respond,
      type: 'block_actions',
      container,
      message,
      actions: [action],
    });
  const event = (name: string, about: object): KnownPayload => ({
    name: `an event: ${name}`,
    carriage: 'events_api',
    payload: { ...EVENT, token: 'old-verification-token', event_id: randomUUID(), event: about },
  });

  return [
    ...['detainers', 'help', 'said:walz jail', 'follow rent', 'digest now', 'verify “rent”', ''].map((text) =>
      command('/story', text),
    ),
    command('/other', 'rent'),
    ...['share', 'more', 'next', 'context', 'hidden', 'search', 'follow', 'unfollow', 'digest', 'kept', 'no-such'].map(
      (action_id) => press(action_id, { type: 'button', action_id, block_id: 'b1', value: 'rent', text: plain('x') }),
    ),
    ...PICKERS.map((type) => press(type, { type, action_id: 'pick', block_id: 'b1', selected_option: { value: 'x' } })),
    interactive('a form', { type: 'view_submission', view: { ...VIEW, id: 'V1' } }),
    interactive('a window closed', { type: 'view_closed', view: VIEW, is_cleared: false }),
    interactive('a form of somebody else', { type: 'view_submission', view: { ...VIEW, private_metadata: 'theirs' } }),
    interactive('a shortcut of a message', {
      ...where,
      ...respond,
      type: 'message_action',
      callback_id: 'verify',
      message,
    }),
    interactive('a global shortcut', { type: 'shortcut', callback_id: 'verify', action_ts: '1.1' }),
    interactive('options', { ...where, type: 'block_suggestion', action_id: 'pick', block_id: 'b1', value: 're' }),
    interactive('a dialog', {
      ...where,
      type: 'dialog_submission',
      callback_id: 'd',
      submission: { a: 'b' },
      state: '',
    }),
    interactive('an old message', {
      ...where,
      type: 'interactive_message',
      callback_id: 'm',
      actions: [{ name: 'a' }],
    }),
    event('a mention', { type: 'app_mention', user: 'UALICE', text: '<@U0BOT> rent', ts: '1.1', channel: 'C1' }),
    event('a direct message', {
      type: 'message',
      channel_type: 'im',
      user: 'UALICE',
      text: 'rent',
      ts: '1.2',
      channel: 'D1',
    }),
    event('an edit', {
      type: 'message',
      subtype: 'message_changed',
      channel: 'D1',
      message,
      previous_message: message,
    }),
    event('a message in a thread', {
      ...message,
      thread_ts: '1.1',
      channel: 'C1',
      assistant_thread: { thread_ts: '1.1' },
    }),
    event('a reaction', {
      type: 'reaction_added',
      user: 'UALICE',
      reaction: 'x',
      item: { type: 'message', channel: 'C1' },
    }),
    event('a channel made', { type: 'channel_created', channel: { id: 'C2', name: 'new' } }),
    event('a home opened', { type: 'app_home_opened', user: 'UALICE', channel: 'D1', tab: 'home' }),
    event('a function', {
      type: 'function_executed',
      function: { id: 'F1' },
      inputs: {},
      function_execution_id: 'Fx1',
    }),
    event('a link shared', { type: 'link_shared', channel: 'C1', links: [{ url: 'https://a.example' }] }),
    event('tokens revoked', { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: ['U0BOT'] } }),
    { name: 'too many events', carriage: 'events_api', payload: { type: 'app_rate_limited', minute_rate_limited: 1 } },
    { name: 'an address check', carriage: 'events_api', payload: { type: 'url_verification', challenge: 'there?' } },
  ];
}

const FLAT = {
  ...{ team_id: 'T1', team_domain: 'newsroom', channel_id: 'C1', channel_name: 'general' },
  ...{ user_id: 'UALICE', user_name: 'alice', is_enterprise_install: 'false' },
};

const EVENT = {
  ...{ type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_time: 1_795_300_000 },
  authorizations: [
    { enterprise_id: null, team_id: 'T1', user_id: 'U0BOT', is_bot: true, is_enterprise_install: false },
  ],
};

const VIEW = {
  type: 'modal',
  callback_id: 'digest-save',
  private_metadata: JSON.stringify({ value: '', channel: 'C1' }),
  title: plain('Pullquote'),
  blocks: [],
  state: {
    values: {
      time: { time: { type: 'timepicker', selected_time: '08:30' } },
      zone: { zone: { type: 'plain_text_input', value: 'UTC' } },
      days: { days: { type: 'checkboxes', selected_options: [{ value: '1' }, { value: '2' }] } },
      search: { search: { type: 'plain_text_input', value: null } },
      quiet: { quiet: { type: 'radio_buttons', selected_option: { value: 'say' } } },
    },
  },
};

const PICKERS = [
  ...['static_select', 'multi_users_select', 'overflow', 'datepicker', 'timepicker', 'checkboxes', 'radio_buttons'],
  ...['plain_text_input', 'workflow_button', 'feedback_buttons', 'rich_text_input', 'file_input'],
];
