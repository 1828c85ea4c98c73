import { describe, expect, onTestFinished, test } from 'vitest';
import { createPoster, opaqueKey } from '#handlers/slack/poster.ts';
import { createLog } from '#src/log.ts';
import type { Permit, Poster } from '#src/outbox/message.ts';
import { type Fault, openTruthfulSlack, type TruthfulSlack } from '../../../bench/crash/truthful-slack.ts';
import { freePort } from '../../slack/local-slack.ts';

const now = Temporal.Now.instant;
const hello = { text: 'hello', blocks: [] };
const to = { channelId: 'C1', key: 'digest|2026-11-22' };

/** While nothing speaks against it. */
function permit(change: Partial<Permit> = {}): Permit {
  return { signal: new AbortController().signal, untilMs: now().epochMilliseconds + 60_000, ...change };
}

function posterTo(apiUrl: string, change: { botToken?: string; answerMs?: number } = {}): Poster {
  return createPoster({ botToken: 'xoxb-1', apiUrl, log: createLog('silent'), now, ...change });
}

/** A poster, and the Slack it posts to, where these things go wrong with the first requests. */
async function joined(...faults: (Fault | undefined)[]): Promise<{ poster: Poster; slack: TruthfulSlack }> {
  const left = [...faults];
  const slack = await openTruthfulSlack({ faultOf: () => left.shift() });
  onTestFinished(() => slack.close());
  const isHanging = faults.some((fault) => fault === 'hang before' || fault === 'hang after');
  return { poster: posterTo(slack.apiUrl, isHanging ? { answerMs: 300 } : {}), slack };
}

describe('A message that is posted', () => {
  test('is there, and its place is known', async () => {
    const { poster, slack } = await joined();
    const posted = await poster.post(hello, to, permit());
    expect(slack.taken).toMatchObject([{ channel: 'C1', text: 'hello' }]);
    expect(posted).toEqual({ as: 'sent', channelId: 'C1', ts: slack.taken[0]?.ts });
  });

  test('carries nothing of ours but an opaque key', async () => {
    const { poster, slack } = await joined();
    await poster.post(hello, to, permit());
    expect(slack.taken[0]?.metadata).toEqual({
      event_type: 'pullquote_post',
      event_payload: { key: opaqueKey(to.key) },
    });
    expect(JSON.stringify(slack.asked)).not.toContain('2026-11-22');
  });

  test('to a person stands in the channel of the two of us', async () => {
    const { poster, slack } = await joined();
    const { ts } = await post(poster, { ...to, channelId: 'U1' });
    expect(await poster.find({ ...to, channelId: 'U1' }, 0)).toMatchObject({ channelId: 'DU1', ts });
    expect(slack.taken[0]?.channel).toBe('DU1');
  });

  test('can be changed', async () => {
    const { poster, slack } = await joined();
    const { ts, channelId } = await post(poster, to);
    expect(await poster.update({ ...hello, text: 'bye' }, { channelId, ts })).toEqual({ as: 'sent', channelId, ts });
    expect(slack.taken[0]?.text).toBe('bye');
  });
});

describe('Nobody can tell, and no second request is made, when', () => {
  test.each<[string, Fault, number]>([
    ['the reply is lost', 'lost reply', 1],
    ['Slack answers 503 and has it', '503 after', 1],
    ['Slack answers 503 and does not have it', '503 before', 0],
    ['Slack has it and never answers', 'hang after', 1],
    ['Slack never answers', 'hang before', 0],
    ['Slack says internal_error', { error: 'internal_error' }, 0],
    ['Slack says fatal_error', { error: 'fatal_error' }, 0],
    ['a proxy answers in its place', { error: '<html>Sorry</html>' }, 0],
  ])('%s', async (_, fault, taken) => {
    const { poster, slack } = await joined(fault);
    expect(await poster.post(hello, to, permit())).toMatchObject({ as: 'doubtful' });
    expect(slack.asked).toHaveLength(1);
    expect(slack.taken).toHaveLength(taken);
  });

  test('the hold is lost while Slack takes its time', async () => {
    const { poster, slack } = await joined('hang after');
    const holding = new AbortController();
    const posted = poster.post(hello, to, permit({ signal: holding.signal }));
    await expect.poll(() => slack.asked.length).toBe(1);
    holding.abort();
    expect(await posted).toMatchObject({ as: 'doubtful' });
  });
});

describe('Slack certainly does not have it, and it may be tried again, when', () => {
  test.each<[string, Fault, number]>([
    ['Slack asks us to come back in 7 seconds', 7, 7_000],
    ['Slack asks us to come back at once', 0, 1_000],
    ['our token has been revoked', { error: 'token_revoked' }, 300_000],
    ['the workspace is being moved', { error: 'team_added_to_org' }, 30_000],
  ])('%s', async (_, fault, retryMs) => {
    const { poster } = await joined(fault);
    expect(await poster.post(hello, to, permit())).toMatchObject({ as: 'refused', retryMs });
  });

  test('there is no way to Slack', async () => {
    const poster = posterTo(`http://127.0.0.1:${await freePort()}/api/`);
    expect(await poster.post(hello, to, permit())).toMatchObject({ as: 'refused', retryMs: 30_000 });
  });

  test.each([
    ['it is too late for the request', permit({ untilMs: 0 })],
    ['the hold was lost before', permit({ signal: AbortSignal.abort() })],
  ])('%s', async (_, expired) => {
    const { poster, slack } = await joined();
    expect(await poster.post(hello, to, expired)).toMatchObject({ as: 'refused', retryMs: 30_000 });
    expect(slack.asked).toEqual([]);
  });
});

test.each([
  ['channel_not_found', 'the channel is gone, or private and Pullquote is not in it'],
  ['not_in_channel', 'Pullquote is not in the channel: invite it'],
  ['is_archived', 'the channel is archived'],
  ['invalid_blocks', 'Slack refused it: invalid_blocks'],
])('%s will never do, for a reason that an editor understands', async (error, reason) => {
  const { poster } = await joined({ error });
  const isGone = error === 'invalid_blocks' ? {} : { isGone: true };
  expect(await poster.post(hello, to, permit())).toEqual({ as: 'refused', reason, ...isGone });
});

describe('A message is looked for', () => {
  test('among all that the channel has, page by page', async () => {
    const { poster, slack } = await joined();
    const { ts } = await post(poster, to);
    for (let other = 0; other < 450; other++)
      slack.taken.push({ channel: 'C1', text: 'talk', blocks: '', ts: `${Number(ts) + other}` });
    expect(await poster.find(to, 0)).toMatchObject({ channelId: 'C1', ts });
    expect(slack.asked.filter(({ method }) => method === 'conversations.history')).toHaveLength(3);
  });

  test('as readers see it, with what it quotes', async () => {
    const { poster } = await joined();
    const shown = {
      text: 'hello',
      blocks: [{ type: 'rich_text' as const, block_id: 'quote a1 v1 0 5', elements: [] }],
    };
    await poster.post(shown, to, permit());
    const quotes = [{ articleId: 'a1', version: 'v1', start: 0, end: 5, blockId: 'quote a1 v1 0 5' }];
    expect(await poster.find(to, 0)).toMatchObject({ shown: { message: shown, quotes } });
  });

  test('in its thread', async () => {
    const { poster } = await joined();
    const { ts: threadTs } = await post(poster, to);
    const reply = { ...to, key: 'reply', threadTs };
    expect(await poster.find(reply, 0)).toBe('absent');
    const { ts } = await post(poster, reply);
    expect(await poster.find(reply, 0)).toMatchObject({ channelId: 'C1', ts });
  });

  test('and not taken for another, nor for an older one', async () => {
    const { poster } = await joined();
    await post(poster, to);
    expect(await poster.find({ ...to, key: 'another' }, 0)).toBe('absent');
    expect(await poster.find({ ...to, channelId: 'C2' }, 0)).toBe('absent');
    expect(await poster.find(to, now().epochMilliseconds + 48 * 3_600_000)).toBe('absent');
  });

  test.each<[Fault, string]>([
    [{ error: 'missing_scope' }, 'unknowable'],
    [{ error: 'not_in_channel' }, 'unknowable'],
    ['503 before', 'unanswered'],
    ['hang before', 'unanswered'],
    ['lost reply', 'unanswered'],
    [{ error: 'internal_error' }, 'unanswered'],
    [{ error: 'token_revoked' }, 'unanswered'],
    [1, 'unanswered'],
  ])('where %j leaves it %s', async (fault, found) => {
    const { poster, slack } = await joined(fault);
    expect(await poster.find(to, 0)).toBe(found);
    expect(slack.asked).toHaveLength(1);
  });
});

async function post(poster: Poster, address: Parameters<Poster['post']>[1]) {
  const posted = await poster.post(hello, address, permit());
  if (posted.as !== 'sent') throw new Error(posted.reason);
  return posted;
}
