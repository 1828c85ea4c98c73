import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { type FetchFunction, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { quotedIn } from '#handlers/views/quote-names.ts';
import type { Log } from '#src/log.ts';
import type { Address, Found, LookUp, Permit, Poster } from '#src/outbox/message.ts';
import { isPerson } from '#src/rights/slack-ids.ts';
import { boltLog } from './bolt-log.ts';
import { inThread, message } from './message.ts';
import { lookUpFailure, NotMade, outcomeOf } from './outcome.ts';

type Settings = {
  botToken: string;
  apiUrl: string;
  log: Log;
  now: () => Temporal.Instant;
  /** How long an answer of Slack's is waited for. */
  answerMs?: number;
};

const ANSWER_MS = 10_000;
// Slack's clock names the messages, and ours may be wrong by hours: to look too far back costs a page or two.
const SKEW_MS = 24 * 3_600_000;
const PAGE = 200;
const EVENT_TYPE = 'pullquote_post';

/** A key as Slack keeps it, where every app and member of the workspace can read it. */
export function opaqueKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 32);
}

/**
 * Slack, for what nobody is waiting for: one request a call, which is given up after ten seconds.
 * The library would post up to eleven times, wait for an answer for ever, and hold all calls back after one refusal.
 */
export function createPoster({ botToken, apiUrl, log, now, answerMs = ANSWER_MS }: Settings): Poster {
  const options = {
    slackApiUrl: apiUrl,
    timeout: answerMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLog(log),
  };
  const slack = new WebClient(botToken, options);

  /** A client for one request, as the library hands no permit on. */
  function permitted({ signal, untilMs }: Permit): WebClient {
    const fetchInTime: FetchFunction = async (url, init) => {
      if (signal.aborted || now().epochMilliseconds > untilMs) throw new NotMade('it was too late for the request');
      return fetch(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]) });
    };
    return new WebClient(botToken, { ...options, fetch: fetchInTime });
  }

  return {
    async post(shown, { channelId, key, threadTs }, permit) {
      const metadata = { event_type: EVENT_TYPE, event_payload: { key: opaqueKey(key) } };
      const args = { channel: channelId, ...message(shown), ...inThread(threadTs), metadata };
      try {
        const { ts, channel = channelId } = await permitted(permit).chat.postMessage(args);
        if (ts === undefined) return { as: 'doubtful', reason: 'Slack did not name the message' };
        return { as: 'sent', channelId: channel, ts };
      } catch (err) {
        return outcomeOf(err);
      }
    },

    async find(to, sinceMs) {
      try {
        return await findSince(slack, to, sinceMs);
      } catch (err) {
        return lookUpFailure(err);
      }
    },

    async update({ text, blocks }, { channelId, ts }) {
      try {
        await slack.chat.update({ channel: channelId, ts, text, blocks, link_names: false });
        return { as: 'sent', channelId, ts };
      } catch (err) {
        return outcomeOf(err);
      }
    },
  };
}

/** Reads the channel, or the thread, page by page. */
async function findSince(slack: WebClient, { channelId, key, threadTs }: Address, sinceMs: number): Promise<LookUp> {
  const channel = await channelOf(slack, channelId);
  const where = { channel, oldest: String((sinceMs - SKEW_MS) / 1000), limit: PAGE, include_all_metadata: true };
  let cursor: string | undefined;
  do {
    const at = { ...where, ...(cursor !== undefined && { cursor }) };
    const page = await (threadTs === undefined
      ? slack.conversations.history(at)
      : slack.conversations.replies({ ...at, ts: threadTs }));
    const ours = page.messages?.find(({ metadata }) => isOurs(metadata, key));
    if (ours?.ts !== undefined) return { channelId: channel, ts: ours.ts, ...shownIn(ours) };
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return 'absent';
}

const Shown = z.object({ text: z.string().default(''), blocks: z.array(z.custom<KnownBlock>()) });

/** A message as readers see it. The names that we gave its quotes come back with it. */
function shownIn(found: unknown): Pick<Found, 'shown'> {
  const { data } = Shown.safeParse(found);
  return data ? { shown: { message: data, quotes: quotedIn(data.blocks) } } : {};
}

/** Messages can be posted to a person, but read in a channel only. */
async function channelOf(slack: WebClient, address: string): Promise<string> {
  if (!isPerson(address)) return address;
  const { channel } = await slack.conversations.open({ users: address });
  return channel?.id ?? address;
}

function isOurs(metadata: { event_type?: string; event_payload?: object } | undefined, key: string): boolean {
  const { event_type: type, event_payload: payload = {} } = metadata ?? {};
  return type === EVENT_TYPE && 'key' in payload && payload.key === opaqueKey(key);
}
