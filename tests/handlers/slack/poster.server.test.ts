import { expect, onTestFinished, test } from 'vitest';
import { createPoster } from '#handlers/slack/poster.ts';
import { createLog } from '#src/log.ts';
import type { Poster } from '#src/outbox/message.ts';
import { CHANNEL, freePort, openLocalSlack, TOKENS, whyNoLocalSlack } from '../../slack/local-slack.ts';

const whyNot = await whyNoLocalSlack();

test.skipIf(whyNot)('Slack as others wrote it takes posts, replies and changes', async () => {
  const slack = await openLocalSlack(await freePort());
  onTestFinished(slack.close);
  const now = Temporal.Now.instant;
  const { botToken } = TOKENS;
  const poster = createPoster({ botToken, apiUrl: slack.apiUrl, log: createLog('silent'), now });
  async function post(address: Parameters<Poster['post']>[1]) {
    const permit = { signal: new AbortController().signal, untilMs: now().epochMilliseconds + 60_000 };
    const posted = await poster.post({ text: 'hello', blocks: [] }, address, permit);
    if (posted.as !== 'sent') throw new Error(posted.reason);
    return posted;
  }

  const at = await post({ channelId: CHANNEL, key: 'digest|2026-11-22' });
  await post({ channelId: CHANNEL, key: 'reply', threadTs: at.ts });
  await poster.update({ text: 'bye', blocks: [] }, at);
  expect(await slack.messages()).toMatchObject([{ text: 'bye' }, { text: 'hello', thread_ts: at.ts }]);
});
