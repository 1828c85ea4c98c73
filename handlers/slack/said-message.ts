import { z } from 'zod';
import { isConversation } from '#src/rights/slack-ids.ts';
import { typedText } from './typed-text.ts';

/** What a person has asked of us in a message: `ts` names the message, `asked` is what it says without our name. */
export type SaidMessage = { channel: string; user: string; asked: string; ts: string; thread: string | undefined };

const nothing = z.undefined().optional();

/** A message that a person wrote. What programs write has an id of theirs. */
const Written = z.object({
  user: z.string(),
  // A file may come without a word.
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  bot_id: nothing,
  hidden: nothing,
});
type Written = z.infer<typeof Written>;

const Event = z.object({ type: z.string(), subtype: z.string().optional(), channel: z.string() });
const Changed = z.object({
  message: Written.extend({ edited: z.object({}) }),
  previous_message: z.object({ text: z.string() }).optional(),
});

/**
 * What a person may have written has one of these subtypes, by what came with it: nothing, a file, a reply that the
 * channel sees too, `/me`. The others are Slack's own words: that somebody came in, that a topic was set.
 */
const BY_PEOPLE = [undefined, 'file_share', 'thread_broadcast', 'me_message'];

/**
 * What an event asks of us, if anything: in a conversation with us whatever a person writes, elsewhere what mentions us;
 * after an edit what the message says now, if it says anything else. Slack sends a mention that was added by an edit as
 * `app_mention`, and an edit in a conversation as `message_changed`.
 */
export function readSaid(event: unknown, self: string): SaidMessage | undefined {
  const { data: about } = Event.safeParse(event);
  const written = about && readWritten(event, about);
  if (!about || !written || written.user === self) return undefined;

  const { type, channel } = about;
  const isToUs = type === 'app_mention' || isConversation(channel) || mentions(written, self);
  if (!isToUs) return undefined;

  const { user, text, ts, thread_ts: thread } = written;
  return { channel, user, asked: typedText(text, self), ts, thread };
}

function mentions({ text }: Written, self: string): boolean {
  return text.includes(`<@${self}>`) || text.includes(`<@${self}|`);
}

function readWritten(event: unknown, { type, subtype }: z.infer<typeof Event>): Written | undefined {
  if (subtype === 'message_changed') return readChanged(event);
  // Slack sends this one for what a person wrote, and for nothing else.
  return type === 'app_mention' || BY_PEOPLE.includes(subtype) ? Written.safeParse(event).data : undefined;
}

/** A link that unfolds, or a reply underneath, changes a message too, and not a word of it. */
function readChanged(event: unknown): Written | undefined {
  const { message, previous_message: before } = Changed.safeParse(event).data ?? {};
  return before && before.text === message?.text ? undefined : message;
}

/** What kind of message an event is, in Slack's own word for it. */
export function kindOfMessage(event: unknown): string {
  const { subtype, bot_id: bot } = z.object({ subtype: z.string(), bot_id: z.string() }).partial().parse(event);
  return subtype ?? (bot === undefined ? 'none' : 'bot_message');
}
