import { describe, expect, test, vi } from 'vitest';
import type { ChosenAsk, FilledAsk } from '#handlers/ask.ts';
import type { Modal, Reply } from '#handlers/reply.ts';
import { windowOf } from '#handlers/slack/windows.ts';
import { echo, joinBySocket } from '../../slack/edge.ts';
import type { FakeSlack } from '../../slack/fake-slack.ts';
import { aCommand, aMention, aShortcut, aSubmission } from '../../slack/payloads.ts';

const FORM: Modal = {
  as: 'modal',
  title: 'Daily digest',
  text: 'set it in words',
  blocks: [{ type: 'divider' }],
  instead: [{ type: 'section', text: { type: 'plain_text', text: 'in words' } }],
  form: { label: 'Save', action: 'save', value: 'about' },
};
const METADATA = windowOf(FORM, 'C1').private_metadata ?? '';

function shown(peer: FakeSlack) {
  return peer.done.filter(({ what }) => !['auth.test', 'apps.connections.open'].includes(what));
}

describe('a command whose answer is a window', () => {
  test('opens it in front of the asker, with what the form is about', async () => {
    const { slack, peer } = await joinBySocket({ answer: async () => FORM });
    await slack.start();
    expect(await peer.deliver('slash_commands', aCommand('digest', { trigger_id: 'T9' }))).toEqual({});
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'views.open', args: { trigger_id: 'T9' } }]);
    expect(JSON.parse(String(shown(peer)[0]?.args.view))).toMatchObject({
      callback_id: 'save',
      private_metadata: METADATA,
      submit: { text: 'Save' },
    });
  });

  test('that cannot open is said in words', async () => {
    const { slack, peer } = await joinBySocket({ answer: async () => FORM }, { level: 'silent' });
    await slack.start();
    peer.fail('views.open', { error: 'expired_trigger_id' });
    await peer.deliver('slash_commands', aCommand('digest', { response_url: peer.responseUrl }));
    await expect.poll(() => shown(peer)).toMatchObject([{ args: { text: 'set it in words', blocks: FORM.instead } }]);
  });

  test('asked for in a mention, where none can open, is said in words', async () => {
    const { slack, peer } = await joinBySocket({ answer: async () => FORM });
    await slack.start();
    await peer.deliver('events_api', aMention('digest'));
    await expect
      .poll(() => shown(peer))
      .toMatchObject([{ what: 'chat.postMessage', args: { text: 'set it in words' } }]);
  });
});

describe('a form that is sent', () => {
  const values = {
    time: { type: 'timepicker', selected_time: '08:30' },
    zone: { type: 'plain_text_input', value: 'new york' },
    days: { type: 'checkboxes', selected_options: [{ value: '1' }, { value: '3' }] },
    quiet: { type: 'radio_buttons', selected_option: { value: 'say' } },
    search: { type: 'plain_text_input', value: null },
  };

  test('comes with its fields, from the channel it was opened in', async () => {
    const fill = vi.fn(async (_: string, ask: FilledAsk) => echo({ text: ask.value }));
    const { slack, peer } = await joinBySocket({ fill });
    await slack.start();
    await peer.deliver('interactive', aSubmission('save', values, METADATA));
    const fields = { time: '08:30', zone: 'new york', days: '1,3', quiet: 'say', search: '' };
    expect(fill.mock.calls.map(([action, ask]) => [action, ask])).toMatchObject([
      ['save', { value: 'about', userId: 'UALICE', channelId: 'C1', fields }],
    ]);
  });

  test('and delivered twice, is acted on once and answered twice', async () => {
    const fill = vi.fn(async (_: string, ask: FilledAsk) => echo({ text: ask.value }));
    const { slack, peer } = await joinBySocket({ fill });
    await slack.start();
    const submission = aSubmission('save', values, METADATA);
    const first = await peer.deliver('interactive', submission);
    expect(await peer.deliver('interactive', submission)).toEqual(first);
    expect(fill).toHaveBeenCalledTimes(1);
  });

  test.each<[string, Reply, object]>([
    [
      'what is wrong beside its field',
      { ...FORM, faults: { zone: 'no such zone' } },
      { response_action: 'errors', errors: { zone: 'no such zone' } },
    ],
    ['another window', { ...FORM, title: 'Again' }, { response_action: 'update', view: { title: { text: 'Again' } } }],
    [
      'the answer in the window',
      { as: 'answer', text: 'done', blocks: FORM.blocks },
      { response_action: 'update', view: { blocks: FORM.blocks } },
    ],
  ])('shows %s', async (_what, reply, response) => {
    const { slack, peer } = await joinBySocket({ fill: async () => reply });
    await slack.start();
    expect(await peer.deliver('interactive', aSubmission('save', values, METADATA))).toMatchObject(response);
  });
});

test('what a window shows has no buttons, which would not know their channel', async () => {
  const button = { type: 'button', action_id: 'digest-stop', text: { type: 'plain_text', text: 'Stop' } } as const;
  const { slack, peer } = await joinBySocket({
    fill: async () => ({
      as: 'answer',
      text: 'done',
      blocks: [{ type: 'divider' }, { type: 'actions', elements: [button] }],
    }),
  });
  await slack.start();
  expect(await peer.deliver('interactive', aSubmission('save', {}, METADATA))).toMatchObject({
    view: { blocks: [{ type: 'divider' }] },
  });
});

describe('the shortcut in a message’s menu', () => {
  const message = { text: '“a *b*”', blocks: [] };

  test('asks about the words of the message, and shows the outcome in a window', async () => {
    const choose = vi.fn(
      async (_action: string, _ask: ChosenAsk): Promise<Reply> => ({
        as: 'modal',
        title: 'Checked',
        text: 't',
        blocks: [],
      }),
    );
    const { slack, peer } = await joinBySocket({ choose });
    await slack.start();
    expect(await peer.deliver('interactive', aShortcut('verify', message, { trigger_id: 'T9' }))).toEqual({});
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'views.open', args: { trigger_id: 'T9' } }]);
    expect(choose.mock.calls.map(([action, ask]) => [action, ask])).toMatchObject([
      ['verify', { message: '“a *b*”', channelId: 'C1' }],
    ]);
  });

  test('chosen once, is done once, though it comes twice', async () => {
    const choose = vi.fn(async (_: string, ask: ChosenAsk) => echo({ text: ask.message }));
    const { slack, peer } = await joinBySocket({ choose });
    await slack.start();
    const shortcut = aShortcut('verify', message, { response_url: peer.responseUrl });
    await peer.deliver('interactive', shortcut);
    await peer.deliver('interactive', shortcut);
    await expect.poll(() => shown(peer)).toMatchObject([{ args: { response_type: 'ephemeral' } }]);
    expect(choose).toHaveBeenCalledTimes(1);
  });
});

test('what is for the asker alone is not posted in the thread of a mention', async () => {
  const { slack, peer } = await joinBySocket({ answer: async () => ({ as: 'alone', text: 'no', blocks: [] }) });
  await slack.start();
  await peer.deliver('events_api', aMention('follow harbor'));
  await expect
    .poll(() => shown(peer))
    .toMatchObject([{ what: 'chat.postEphemeral', args: { user: 'UALICE', text: 'no' } }]);
});
