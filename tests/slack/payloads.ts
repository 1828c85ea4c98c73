import { randomUUID } from 'node:crypto';

// What Slack sends, as its documentation and real recordings have it; each call makes a new one.

let messages = 0;
/** The time stamp that names a message. */
function nextTs(): string {
  messages += 1;
  return `1795300000.${String(messages).padStart(6, '0')}`;
}

/** `/story <text>`, typed by Alice. */
export function aCommand(text: string, change: Record<string, string> = {}): Record<string, string> {
  return {
    token: 'old-verification-token',
    command: '/story',
    text,
    team_id: 'T1',
    user_id: 'UALICE',
    channel_id: 'C1',
    trigger_id: randomUUID(),
    response_url: 'http://127.0.0.1:1/unused',
    ...change,
  };
}

/** `@Pullquote <text>`, posted by Alice in a channel. */
export function aMention(text: string, change: Record<string, unknown> = {}) {
  const ts = nextTs();
  return anEvent({
    type: 'app_mention',
    user: 'UALICE',
    text: `<@U0BOT> ${text}`,
    ts,
    event_ts: ts,
    channel: 'C1',
    ...change,
  });
}

/** A direct message by Alice. */
export function aDirectMessage(text: string, change: Record<string, unknown> = {}) {
  const ts = nextTs();
  return anEvent({
    type: 'message',
    channel_type: 'im',
    user: 'UALICE',
    text,
    ts,
    event_ts: ts,
    channel: 'D1',
    ...change,
  });
}

/** The wrapper Slack puts around every event. */
export function anEvent<T extends Record<string, unknown>>(event: T) {
  return { type: 'event_callback', token: 'old-verification-token', team_id: 'T1', event_id: randomUUID(), event };
}

/** A button, pressed by Alice in an answer only she sees. */
export function aPress(action_id: string, value: string, change: Record<string, unknown> = {}) {
  return {
    type: 'block_actions',
    token: 'old-verification-token',
    team: { id: 'T1', domain: 'newsroom' },
    user: { id: 'UALICE', username: 'alice' },
    channel: { id: 'C1', name: 'general' },
    container: { type: 'message', message_ts: '1795300000.000000', channel_id: 'C1', is_ephemeral: true },
    trigger_id: randomUUID(),
    response_url: 'http://127.0.0.1:1/unused',
    actions: [
      { type: 'button', action_id, value, block_id: 'b1', action_ts: '1', text: { type: 'plain_text', text: 'x' } },
    ],
    ...change,
  };
}

/** A form, filled in and sent by Alice. `values` by the names of the fields. */
export function aSubmission(callback_id: string, values: Record<string, unknown>, private_metadata: string) {
  const filled = Object.entries(values).map(([name, value]) => [name, { [name]: value }]);
  return {
    type: 'view_submission',
    token: 'old-verification-token',
    team: { id: 'T1', domain: 'newsroom' },
    user: { id: 'UALICE', username: 'alice' },
    trigger_id: randomUUID(),
    view: { id: 'V1', type: 'modal', callback_id, private_metadata, state: { values: Object.fromEntries(filled) } },
  };
}

/** A shortcut, chosen by Alice in the menu of a message. */
export function aShortcut(callback_id: string, message: Record<string, unknown>, change: Record<string, unknown> = {}) {
  return {
    type: 'message_action',
    token: 'old-verification-token',
    callback_id,
    team: { id: 'T1', domain: 'newsroom' },
    user: { id: 'UALICE', username: 'alice' },
    channel: { id: 'C1', name: 'general' },
    message_ts: '1795300000.000000',
    message,
    trigger_id: randomUUID(),
    response_url: 'http://127.0.0.1:1/unused',
    ...change,
  };
}
