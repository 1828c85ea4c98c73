import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Reply } from '#handlers/reply.ts';
import { APP_TOKEN, BOT_TOKEN, echo, joinBySocket } from '../../slack/edge.ts';
import type { Done, FakeSlack } from '../../slack/fake-slack.ts';
import { aCommand, aDirectMessage, aMention, anEvent, aPress } from '../../slack/payloads.ts';

/** What Slack was made to show, in order, without the calls that show nothing. */
function shown({ done }: FakeSlack): Done[] {
  return done.filter(({ what }) => !['auth.test', 'apps.connections.open'].includes(what));
}

/** A change of Alice's direct message, of its words or of anything else. */
function aChange(text: string, { previous, ...change }: { previous?: string } & Record<string, unknown>) {
  const { event } = aDirectMessage('');
  return { ...event, ...anEdit(text, { ...change, ...(previous !== undefined && { previous }) }) };
}

/** What tells such an event from a message. */
function anEdit(text: string, { previous, ...change }: { previous?: string } & Record<string, unknown>) {
  const { event } = aDirectMessage(text, { edited: { user: 'UALICE', ts: '1' }, ...change });
  const before = previous === undefined ? {} : { previous_message: { ...event, text: previous } };
  return { subtype: 'message_changed', hidden: true, user: undefined, text: undefined, message: event, ...before };
}

const share = async (): Promise<Reply> => ({ as: 'post', text: 'a quote', blocks: [] });

describe('/story', () => {
  test('is answered with its acknowledgement, for the asker alone', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    expect(await peer.deliver('slash_commands', aCommand('detainers'))).toMatchObject({
      response_type: 'ephemeral',
      text: 'detainers',
      blocks: [{ type: 'section' }],
      unfurl_links: false,
      unfurl_media: false,
    });
    expect(shown(peer)).toEqual([]);
  });

  test('whose answer takes long is acknowledged empty and answered by the response address', async () => {
    const { promise: ready, resolve } = Promise.withResolvers<Reply>();
    const { slack, peer } = await joinBySocket({ answer: () => ready, readyWithinMs: 20 });
    await slack.start();
    const acknowledged = await peer.deliver('slash_commands', aCommand('rent', { response_url: peer.responseUrl }));
    expect(acknowledged).toEqual({});

    resolve(await echo({ text: 'at last' }));
    await expect
      .poll(() => shown(peer))
      .toMatchObject([{ what: 'response_url', args: { text: 'at last', response_type: 'ephemeral' } }]);
  });

  test.each(['reset', { status: 500 }, { error: 'expired_url' }] as const)(
    'whose response address fails (%j) is answered by name',
    async (fault) => {
      const { promise: ready, resolve } = Promise.withResolvers<Reply>();
      const { slack, peer } = await joinBySocket({ answer: () => ready, readyWithinMs: 20 }, { level: 'silent' });
      await slack.start();
      peer.fail('response_url', fault);
      await peer.deliver('slash_commands', aCommand('rent', { response_url: peer.responseUrl }));
      resolve(await echo({ text: 'at last' }));
      const told = { what: 'chat.postEphemeral', args: { user: 'UALICE', channel: 'C1', text: 'at last' } };
      await expect.poll(() => shown(peer)).toMatchObject([told]);
    },
  );

  test('delivered twice is answered alike and looked up once', async () => {
    const answer = vi.fn(echo);
    const { slack, peer } = await joinBySocket({ answer });
    await slack.start();
    const command = aCommand('detainers');
    const both = await Promise.all([peer.deliver('slash_commands', command), peer.deliver('slash_commands', command)]);
    expect(both).toMatchObject([{ text: 'detainers' }, { text: 'detainers' }]);
    expect(answer).toHaveBeenCalledTimes(1);
  });

  test('whose socket closes before the answer is there is answered by the response address', async () => {
    const asked = Promise.withResolvers<void>();
    const { promise: ready, resolve } = Promise.withResolvers<Reply>();
    const { slack, peer } = await joinBySocket(
      {
        answer() {
          asked.resolve();
          return ready;
        },
      },
      { level: 'silent' },
    );
    await slack.start();
    const [socket] = peer.sockets;
    if (!socket) throw new Error('no socket');
    const lost = peer.deliver('slash_commands', aCommand('rent', { response_url: peer.responseUrl }), socket);
    await Promise.race([asked.promise, lost]);
    peer.refresh(socket);
    await expect.poll(() => socket.isOpen()).toBe(false);
    resolve(await echo({ text: 'rent' }));
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'response_url', args: { text: 'rent' } }]);
  });

  test('is taken as typed, not as Slack escapes it', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    expect(await peer.deliver('slash_commands', aCommand('AT&amp;T -"a &lt; b"'))).toMatchObject({
      text: 'AT&T -"a < b"',
    });
  });

  test('acknowledged late is warned of', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { slack, peer, lines } = await joinBySocket({
      async answer(ask) {
        // As when the process is busy for so long: no timer fires meanwhile, but the clock goes on.
        vi.advanceTimersByTime(2_600);
        return echo(ask);
      },
    });
    await slack.start();
    await peer.deliver('slash_commands', aCommand('detainers'));
    expect(lines).toEqual([expect.stringContaining('an acknowledgement was late')]);
  });
});

describe('what is said to us', () => {
  test('a mention is answered in its thread, without our name', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    const mention = aMention('AT&amp;T');
    await peer.deliver('events_api', mention);
    const args = {
      text: 'AT&T',
      channel: 'C1',
      thread_ts: mention.event.ts,
      unfurl_links: 'false',
      link_names: 'false',
    };
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'chat.postMessage', args }]);
  });

  test('a mention in a thread is answered in that thread', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    await peer.deliver('events_api', aMention('rent', { thread_ts: '1795200000.000001' }));
    await expect.poll(() => shown(peer)).toMatchObject([{ args: { thread_ts: '1795200000.000001' } }]);
  });

  test('a bare mention asks for nothing', async () => {
    const answer = vi.fn(echo);
    const { slack, peer } = await joinBySocket({ answer });
    await slack.start();
    await peer.deliver('events_api', aMention(''));
    const asked = { text: '', thread: expect.any(String), userId: 'UALICE', channelId: 'C1' };
    await expect.poll(() => answer.mock.calls.map(([ask]) => ask)).toMatchObject([asked]);
  });

  test('one message that comes as two events, and again, is answered once', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    const mention = aMention('rent', { channel: 'D1' });
    const twin = anEvent({ ...mention.event, type: 'message', channel_type: 'im' });
    for (const event of [mention, twin, mention, twin]) await peer.deliver('events_api', event);
    await peer.deliver('events_api', aDirectMessage('last'));
    await expect.poll(() => shown(peer).map(({ args }) => args.text)).toEqual(['rent', 'last']);
    expect(shown(peer).map(({ args }) => args.thread_ts)).toEqual([undefined, undefined]);
  });

  test.each([
    ['another bot', { bot_id: 'B9' }],
    ['ourselves', { user: 'U0BOT' }],
    ['a change of which nothing is told', { subtype: 'message_changed', hidden: true }],
    ['somebody who came in', { subtype: 'channel_join' }],
    ['nobody', { user: undefined }],
    ['somebody in a channel who did not ask us', { channel_type: 'channel', channel: 'C1' }],
    ['a link that unfolded', anEdit('rent', { edited: undefined })],
    ['a change of something else than the words', anEdit('rent', { previous: 'rent' })],
    ['a change of what a bot said', anEdit('rent', { bot_id: 'B9', previous: 'x' })],
    ['a change of what we said', anEdit('rent', { user: 'U0BOT', previous: 'x' })],
    ['an edit in a channel that does not ask us', { ...anEdit('rent', { previous: 'x' }), channel: 'C1' }],
  ])('%s is not answered', async (_who, change) => {
    const answer = vi.fn(echo);
    const { slack, peer } = await joinBySocket({ answer });
    await slack.start();
    await peer.deliver('events_api', aDirectMessage('rent', change));
    await peer.deliver('events_api', aDirectMessage('last'));
    await expect.poll(() => shown(peer)).toHaveLength(1);
    expect(answer.mock.calls.map(([ask]) => ask.text)).toEqual(['last']);
  });

  test.each([
    ['a mention with a file', aMention('rent', { files: [{ id: 'F1' }], upload: true })],
    ['a mention that came in with a file', aMention('rent', { subtype: 'file_share', files: [{ id: 'F1' }] })],
    ['a mention in a reply that the channel sees too', aMention('rent', { subtype: 'thread_broadcast' })],
    ['a mention after /me', aMention('rent', { subtype: 'me_message' })],
    ['a mention of a kind that Slack may yet think of', aMention('rent', { subtype: 'sent_by_hand' })],
    ['a mention added by an edit', aMention('rent', { edited: { user: 'UALICE', ts: '1' } })],
    ['the same as another event', anEvent({ ...aChange('<@U0BOT> rent', { previous: 'rent' }), channel: 'C1' })],
    ['a direct message with a file', aDirectMessage('rent', { subtype: 'file_share', files: [{ id: 'F1' }] })],
    ['a direct reply sent to both', aDirectMessage('rent', { subtype: 'thread_broadcast', thread_ts: '1.1' })],
    ['a direct message that was edited', anEvent(aChange('rent', { previous: 'rnet' }))],
  ])('%s is an ask', async (_what, event) => {
    const answer = vi.fn(echo);
    const { slack, peer } = await joinBySocket({ answer });
    await slack.start();
    await peer.deliver('events_api', event);
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'chat.postMessage', args: { text: 'rent' } }]);
  });

  test('a file without a word asks for nothing', async () => {
    const answer = vi.fn(echo);
    const { slack, peer } = await joinBySocket({ answer });
    await slack.start();
    await peer.deliver('events_api', aDirectMessage('', { subtype: 'file_share', text: undefined }));
    await expect.poll(() => answer.mock.calls.map(([ask]) => ask.text)).toEqual(['']);
  });

  test('an edit is answered where it asks something else, once, however often it comes', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    const asked = aMention('rnet');
    const { ts } = asked.event;
    const edited = { edited: { user: 'UALICE', ts: '1' }, ts };
    const better = aMention('rent', edited);
    const same = aMention('rnet', edited);
    const twin = anEvent({ ...aChange('<@U0BOT> rent', { previous: '<@U0BOT> rnet', ts }), channel: 'C1' });
    for (const event of [asked, same, better, twin, better, same]) await peer.deliver('events_api', event);
    await peer.deliver('events_api', aMention('last'));
    await expect.poll(() => shown(peer).map(({ args }) => args.text)).toEqual(['rnet', 'rent', 'last']);
    expect(
      shown(peer)
        .map(({ args }) => args.thread_ts)
        .slice(0, 2),
    ).toEqual([ts, ts]);
  });

  test('what is left unanswered is logged by its kind, without a word of it', async () => {
    const { slack, peer, lines } = await joinBySocket({}, { level: 'info' });
    await slack.start();
    await peer.deliver('events_api', aDirectMessage('a secret', { subtype: 'channel_topic', topic: 'a secret' }));
    await peer.deliver('events_api', aDirectMessage('a secret', { bot_id: 'B9' }));
    await peer.deliver('events_api', anEvent(aChange('a secret', { previous: 'a secret' })));
    const left = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'message left unanswered');
    await expect
      .poll(() => left().map(({ subtype }) => subtype))
      .toEqual(['channel_topic', 'bot_message', 'message_changed']);
    expect(lines.join('')).not.toContain('a secret');
  });

  test.each([
    ['at the head of a channel', {}, undefined],
    ['in a thread', { thread_ts: '1795200000.000001' }, '1795200000.000001'],
  ])('what is for the asker alone is shown %s where Slack shows it', async (_where, change, thread) => {
    const { slack, peer } = await joinBySocket({ answer: async () => ({ as: 'alone', text: 'no', blocks: [] }) });
    await slack.start();
    await peer.deliver('events_api', aMention('follow harbor', change));
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'chat.postEphemeral', args: { text: 'no' } }]);
    expect(shown(peer)[0]?.args.thread_ts).toBe(thread);
  });

  test('a post that Slack asks to hold back for a second is made once, and holds up nothing else', async () => {
    const { slack, peer } = await joinBySocket({
      press: async () => ({ as: 'modal', title: 'Context', text: '', blocks: [] }),
    });
    await slack.start();
    peer.fail('chat.postMessage', { status: 429, retryAfter: 1 });
    await peer.deliver('events_api', aMention('rent'));
    await expect.poll(() => peer.asked).toContain('chat.postMessage');
    await peer.deliver('interactive', aPress('context', 'q1'));
    await expect
      .poll(() => shown(peer).map(({ what }) => what), { timeout: 3_000 })
      .toEqual(['views.open', 'chat.postMessage']);
  });

  test.each([
    ['refused', { status: 429, retryAfter: 3_600 }, 'would not let me post'],
    ['in doubt', { status: 429 }, 'did not confirm'],
    ['refused', { error: 'not_in_channel' }, 'would not let me post'],
    ['in doubt', { status: 503 }, 'did not confirm'],
    ['in doubt', { error: 'internal_error' }, 'did not confirm'],
    ['in doubt', 'lost reply', 'did not confirm'],
    ['in doubt', 'reset', 'did not confirm'],
  ] as const)('a post that is %s (%j) is not tried again, and the asker is told', async (_what, fault, says) => {
    const { slack, peer } = await joinBySocket({}, { level: 'silent' });
    await slack.start();
    peer.fail('chat.postMessage', fault);
    await peer.deliver('events_api', aMention('rent'));
    const told = { what: 'chat.postEphemeral', args: { user: 'UALICE', text: expect.stringContaining(says) } };
    await expect.poll(() => shown(peer).at(-1)).toMatchObject(told);
    expect(peer.asked.filter((what) => what === 'chat.postMessage')).toHaveLength(1);
  });
});

describe('a button', () => {
  test('Share posts by the response address, for everyone, in place of nothing', async () => {
    const { slack, peer } = await joinBySocket({ press: share });
    await slack.start();
    expect(await peer.deliver('interactive', aPress('share', 'q1', { response_url: peer.responseUrl }))).toEqual({});
    const args = { response_type: 'in_channel', replace_original: false, text: 'a quote', unfurl_links: false };
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'response_url', args }]);
  });

  test('Share pressed twice, and delivered twice, posts once', async () => {
    const { slack, peer } = await joinBySocket({ press: share });
    await slack.start();
    const first = aPress('share', 'q1', { response_url: peer.responseUrl });
    const second = aPress('share', 'q1', { response_url: peer.responseUrl });
    const other = aPress('share', 'q2', { response_url: peer.responseUrl });
    for (const press of [first, first, second, other]) await peer.deliver('interactive', press);
    await expect.poll(() => shown(peer)).toHaveLength(3);
    const posts = shown(peer).filter(({ args }) => args.response_type === 'in_channel');
    expect(posts).toHaveLength(2);
  });

  test.each([
    ['refused', { status: 404 }, 'Nothing was shared'],
    ['refused', { error: 'invalid_blocks' }, 'Nothing was shared'],
    ['refused', { status: 429 }, 'Nothing was shared'],
    ['in doubt', { status: 500 }, 'did not confirm'],
    ['in doubt', 'lost reply', 'did not confirm'],
  ] as const)('Share that is %s (%j) is not tried again, and the asker is told', async (_what, fault, says) => {
    const { slack, peer } = await joinBySocket({ press: share }, { level: 'silent' });
    await slack.start();
    peer.fail('response_url', fault);
    await peer.deliver('interactive', aPress('share', 'q1', { response_url: peer.responseUrl }));
    const told = { args: { response_type: 'ephemeral', text: expect.stringContaining(says) } };
    await expect.poll(() => shown(peer).at(-1)).toMatchObject(told);
    expect(shown(peer).filter(({ args }) => args.response_type === 'in_channel')).toHaveLength(
      fault === 'lost reply' ? 1 : 0,
    );
  });

  test('Share that was refused can be pressed again', async () => {
    const { slack, peer } = await joinBySocket({ press: share }, { level: 'silent' });
    await slack.start();
    peer.fail('response_url', { status: 404 });
    const press = () => peer.deliver('interactive', aPress('share', 'q1', { response_url: peer.responseUrl }));
    await press();
    await expect.poll(() => shown(peer)).toHaveLength(1);
    await press();
    await expect.poll(() => shown(peer).map(({ args }) => args.response_type)).toEqual(['ephemeral', 'in_channel']);
  });

  test('in a thread is answered in that thread', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    const container = { type: 'message', message_ts: '2.1', channel_id: 'C1', thread_ts: '1.1' };
    await peer.deliver('interactive', aPress('more', 'q1', { response_url: peer.responseUrl, container }));
    await expect.poll(() => shown(peer)).toMatchObject([{ args: { thread_ts: '1.1', response_type: 'ephemeral' } }]);
  });

  test('at the head of a thread is answered outside it', async () => {
    const { slack, peer } = await joinBySocket();
    await slack.start();
    const container = { type: 'message', message_ts: '1.1', channel_id: 'C1', thread_ts: '1.1' };
    await peer.deliver('interactive', aPress('more', 'q1', { response_url: peer.responseUrl, container }));
    await expect.poll(() => shown(peer)).toHaveLength(1);
    expect(shown(peer)[0]?.args).not.toHaveProperty('thread_ts');
  });

  test('Show context opens a window', async () => {
    const { slack, peer } = await joinBySocket({
      press: async () => ({ as: 'modal', title: 'Context', text: 'b', blocks: [] }),
    });
    await slack.start();
    await peer.deliver('interactive', aPress('context', 'q1', { trigger_id: 'T9' }));
    await expect.poll(() => shown(peer)).toMatchObject([{ what: 'views.open', args: { trigger_id: 'T9' } }]);
  });

  test('whose window comes too late for Slack shows its text instead', async () => {
    const { slack, peer } = await joinBySocket(
      { press: async () => ({ as: 'modal', title: 'Context', text: 'before, quote, after', blocks: [] }) },
      { level: 'silent' },
    );
    await slack.start();
    peer.fail('views.open', { error: 'expired_trigger_id' });
    await peer.deliver('interactive', aPress('context', 'q1', { response_url: peer.responseUrl }));
    await expect
      .poll(() => shown(peer))
      .toMatchObject([{ args: { response_type: 'ephemeral', text: 'before, quote, after' } }]);
  });
});

describe('start', () => {
  test.each([
    [
      'auth.test',
      { error: 'invalid_auth' },
      /^SLACK_BOT_TOKEN was refused: Slack does not know it\. Copy it again from .*OAuth/,
    ],
    ['auth.test', { error: 'token_revoked' }, /^SLACK_BOT_TOKEN was refused: it was revoked/],
    ['auth.test', { error: 'account_inactive' }, /^SLACK_BOT_TOKEN was refused: the app was removed/],
    ['auth.test', { status: 503 }, /^Slack could not be reached .*SLACK_API_URL/],
    ['auth.test', 'reset', /^Slack could not be reached/],
    ['apps.connections.open', { error: 'invalid_auth' }, /^SLACK_APP_TOKEN was refused.*App-Level Tokens/],
    [
      'apps.connections.open',
      { error: 'not_allowed_token_type' },
      /^SLACK_APP_TOKEN was refused: it is a token of another kind/,
    ],
    [
      'apps.connections.open',
      { error: 'missing_scope' },
      /^SLACK_APP_TOKEN was refused: it lacks a permission.*connections:write/,
    ],
  ] as const)('names what is wrong: %s %j', async (call, fault, says) => {
    const { slack, peer } = await joinBySocket({}, { level: 'silent' });
    peer.fail(call, fault);
    await expect(slack.start()).rejects.toThrow(says);
    expect(slack.isConnected()).toBe(false);
  });

  test('says which scopes the app was not granted', async () => {
    const { slack, lines } = await joinBySocket({}, { scopes: 'commands,chat:write' });
    await slack.start();
    expect(lines.join()).toContain('"missing":["app_mentions:read","im:history"]');
  });
});

describe('stop', () => {
  test('waits for what is being answered, which may still be acknowledged', async () => {
    const { promise: ready, resolve } = Promise.withResolvers<Reply>();
    const asked = Promise.withResolvers<void>();
    const { slack, peer } = await joinBySocket({
      answer() {
        asked.resolve();
        return ready;
      },
    });
    await slack.start();
    const acknowledged = peer.deliver('slash_commands', aCommand('rent'));
    await asked.promise;
    const stopped = slack.stop();
    resolve(await echo({ text: 'in time' }));
    await stopped;
    expect(await acknowledged).toMatchObject({ text: 'in time' });
    expect(slack.isConnected()).toBe(false);
    expect(peer.sockets.filter((socket) => socket.isOpen())).toEqual([]);
  });

  test('finishes what takes longer after the sockets are closed', async () => {
    const { promise: ready, resolve } = Promise.withResolvers<Reply>();
    const { slack, peer } = await joinBySocket({ answer: () => ready, readyWithinMs: 20 });
    await slack.start();
    await peer.deliver('slash_commands', aCommand('rent', { response_url: peer.responseUrl }));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const stopped = slack.stop();
    await vi.advanceTimersByTimeAsync(2_500);
    await expect.poll(slack.isConnected).toBe(false);
    resolve(await echo({ text: 'late' }));
    await stopped;
    expect(shown(peer)).toMatchObject([{ what: 'response_url', args: { text: 'late' } }]);
  });
});

describe('the log', () => {
  test('at debug holds no token, address or ticket, and above debug nothing anybody typed', async () => {
    const { slack, peer, lines } = await joinBySocket({ press: share, apartMs: 0 }, { level: 'debug' });
    await slack.start();
    const response_url = peer.responseUrl;
    await peer.deliver('slash_commands', aCommand('very private words', { response_url }));
    await peer.deliver('events_api', aMention('very private words'));
    peer.fail('chat.postMessage', 'reset');
    await peer.deliver('events_api', aMention('very private words'));
    peer.fail('response_url', { status: 500 });
    await peer.deliver('interactive', aPress('share', 'very private value', { response_url }));
    peer.fail('views.open', { error: 'expired_trigger_id' });
    for (const socket of [...peer.sockets]) peer.refresh(socket);
    await expect.poll(() => lines.filter((line) => line.includes('request answered'))).toHaveLength(4);

    const log = lines.join('');
    for (const secret of [
      BOT_TOKEN,
      APP_TOKEN,
      'old-verification-token',
      'secret-response-path',
      'very-secret-ticket',
      'UALICE',
    ]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toContain('very private');
    expect(lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request answered')[0]).toMatchObject({
      req: expect.any(String),
      team: 'T1',
      user: expect.stringMatching(/^[0-9a-f]{12}$/),
      asked: '/story',
      ms: expect.any(Number),
      outcome: 'answered',
    });
  });
});

test('an app that is taken out of the workspace stops posting, and its log says so', async () => {
  const { slack, peer, lines } = await joinBySocket();
  await slack.start();
  await peer.deliver('events_api', anEvent({ type: 'app_uninstalled' }));
  await expect.poll(() => lines.join('')).toContain('app uninstalled: digests and follows stopped');
  expect(shown(peer)).toEqual([]);
});
