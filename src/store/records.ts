import { z } from 'zod';
import { Article, SourceMap } from '#index/text/article.ts';
import { About } from './about.ts';
import { JsonText } from './json-text.ts';

/** A person's or a channel's id as Slack gives it. */
const SlackId = z.string().min(1);
/** Who stands in the place of a person whom the store has been told to forget. Nobody in Slack is called so. */
export const NOBODY = 'nobody';
// A later one, or one before there were newsrooms of ours, was never now, and may be none that can be computed with.
const LAST_MS = Date.UTC(9999, 11, 31);
/** An instant, in milliseconds since 1970-01-01T00:00Z. */
export const Instant = z.int().min(0).max(LAST_MS);

/** The name of a zone that has a clock. */
const TimeZone = z.string().refine(hasClock, 'is no time zone');

function hasClock(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** A file that has been read, so that an unchanged one need not be read again. `digest` is of its bytes and its sidecar's. */
export const KnownFile = z.strictObject({
  path: z.string().min(1),
  size: z.int().nonnegative(),
  modifiedMs: z.number(),
  digest: z.string().min(1),
  /** The article it became; none for a file that was refused. */
  articleId: z.string().min(1).optional(),
  version: z.string().min(1).optional(),
  /** Why it was refused, or what in it could not be used. */
  remarks: z.array(z.string()),
  /** Which reader read it: a newer one may understand it better. */
  reader: z.int().positive(),
});
export type KnownFile = z.infer<typeof KnownFile>;

/** What a version of an article was read from. */
export type Source = { bytes: Uint8Array; sidecar?: Uint8Array };

/** An article as it is kept. Versions kept before there were maps have none; those that readers are given need none. */
export const KeptArticle = Article.extend({ map: SourceMap.optional() });

/** One version of an article as it was read: the original bytes, what they became, and which of them each stretch is of. */
export type KeptVersion = Source & { article: Article; map?: SourceMap; readMs: number };

/**
 * What a reader has read of a version of an article: a cache of what can be read again. `article` only where today's reading
 * of its bytes is not the version as it is kept. `askedMs`: when it was written or last asked for, to the day.
 */
export const KeptRecord = z.strictObject({
  articleId: z.string().min(1),
  version: z.string().min(1),
  reader: z.string().min(1),
  // A server's driver hands out views of what it has read.
  bytes: z.instanceof(Uint8Array).transform((bytes) => new Uint8Array(bytes)),
  article: Article.optional(),
  askedMs: Instant,
});
export type KeptRecord = z.infer<typeof KeptRecord>;

/** Why a reader has given up a document, by the digest of its bytes and its sidecar's. */
export const Overrun = z.strictObject({
  digest: z.string().min(1),
  reader: z.string().min(1),
  reason: z.string().min(1),
});
export type Overrun = z.infer<typeof Overrun>;

/** Two versions of an article that were read from the same bytes and the same sidecar, by different readers. */
export type Rereading = { articleId: string; version: string; former: string };

/**
 * That a version of an article can be read by all from now on (`shown`), or that the article no longer can (`gone`;
 * `version`: its last). `reread` and `withheld` are the same where nothing was edited, but another reader read the same
 * bytes: nobody is told of that.
 */
export const Change = z.strictObject({
  seq: z.int().positive(),
  articleId: z.string().min(1),
  version: z.string().min(1),
  kind: z.enum(['shown', 'gone', 'reread', 'withheld']),
  atMs: Instant,
});
export type Change = z.infer<typeof Change>;
export type NewChange = Omit<Change, 'seq'>;

/** How far a reader of changes has come. */
export const Cursor = z.strictObject({ name: z.string().min(1), seq: z.int().nonnegative() });

/** Something set of a person, a channel or an article. */
export const Setting = z.strictObject({ owner: z.string().min(1), name: z.string().min(1), value: z.string() });

/**
 * What the last answer in a thread was to, as typed, and what it leads on to: the buttons under it that show more of it,
 * by what they do and carry. `thread` is empty where a whole conversation is one.
 */
export const Thread = z.strictObject({
  channelId: SlackId,
  thread: z.string(),
  /** Who asked last. */
  userId: SlackId,
  typed: z.string(),
  steps: z.array(z.strictObject({ action: z.string().min(1), value: z.string() })),
  atMs: Instant,
});
export type Thread = z.infer<typeof Thread>;

/** A saved search that posts to a channel (or a direct message) when something new matches. */
export const Follow = z.strictObject({
  id: z.string().min(1),
  typed: z.string().min(1),
  channelId: SlackId,
  /** Who asked for it. */
  userId: SlackId,
  sinceMs: Instant,
  stoppedMs: Instant.optional(),
});
export type Follow = z.infer<typeof Follow>;

/** A channel's daily post. `days` has a bit for each weekday, Monday the lowest; `typed` is a search, empty for everything. */
export const Digest = z.strictObject({
  id: z.string().min(1),
  channelId: SlackId,
  userId: SlackId,
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  timeZone: TimeZone,
  days: z.int().min(1).max(127),
  typed: z.string(),
  /** Whether a day without news is mentioned. */
  onQuietDays: z.enum(['say', 'silent']),
  sinceMs: Instant,
  stoppedMs: Instant.optional(),
});
export type Digest = z.infer<typeof Digest>;

/** What is decided of a post when it is planned, and how often it was attempted since. */
const Planned = z.object({
  /** What makes it the only one of its kind: `digest id|planned date`, `follow id|article|version` … */
  key: z.string().min(1),
  /** The id of the digest, follow or post that it belongs to. */
  subject: z.string().min(1),
  channelId: SlackId,
  dueMs: Instant,
  /** The planned post whose message this one answers in the thread. */
  threadOf: z.string().min(1).optional(),
  attempts: z.int().nonnegative(),
});

/**
 * `pending` until its turn, `sending` from before the one attempt until its outcome is known, then `sent` (as message
 * `ts`), `skipped`, or `unknown`: nobody can tell whether Slack has it. `attemptMs` is when the last attempt began, where
 * there was one: none when a message was changed instead of posted, or when a backup put what was pending in doubt.
 * `reason` is why it was skipped, refused or put back, in words for an editor.
 */
export const State = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending'), reason: z.string().optional() }),
  // What was put back is sent for the same reason.
  z.object({ state: z.literal('sending'), attemptMs: Instant, reason: z.string().optional() }),
  z.object({ state: z.literal('sent'), ts: z.string().min(1), attemptMs: Instant.optional() }),
  z.object({ state: z.literal('skipped'), reason: z.string() }),
  z.object({ state: z.literal('unknown'), reason: z.string(), attemptMs: Instant.optional() }),
]);
export type State = z.infer<typeof State>;

/** One planned post: what it is about, and what became of it so far. Read from a row, whose columns are those of any. */
export const PlannedPost = Planned.and(About).and(State);
export type PlannedPost = z.infer<typeof PlannedPost>;
export type NewPlannedPost = Omit<z.infer<typeof Planned>, 'attempts'> & About;

/** A planned post of a given kind, whatever becomes of it. */
export type PlannedPostOf<Kind extends About['kind']> = NewPlannedPost & { kind: Kind };

/** A planned post in a given state: what is known of it then. */
export type PlannedPostIn<Name extends State['state']> = PlannedPost & { state: Name };
export type Pending = PlannedPostIn<'pending'>;
export type Sending = PlannedPostIn<'sending'>;

/** A slice of one version of an article that stands in a post: `article.text.slice(start, end)`. */
export const PostedQuote = z.strictObject({
  articleId: z.string().min(1),
  version: z.string().min(1),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The block of the message that shows it. */
  blockId: z.string().min(1),
  /** When the post was last amended because of it. */
  supersededMs: Instant.optional(),
  /**
   * The version of its story that the post was amended to then, or `withdrawn`. The first bots did not write it down: there
   * it was what readers could see at that moment.
   */
  amendedTo: z.string().min(1).optional(),
});
export type PostedQuote = z.infer<typeof PostedQuote>;

/** A message of ours as it stands in Slack: `{ text, blocks }` as JSON. */
const Message = z.string().refine(isMessage, 'is no message');
const Blocks = JsonText.pipe(z.object({ text: z.string(), blocks: z.array(z.looseObject({ type: z.string() })) }));

function isMessage(text: string): boolean {
  return Blocks.safeParse(text).success;
}

/** A message of ours that quotes, so that it can be corrected. `message` is what stands there. */
export const Post = z.strictObject({
  channelId: SlackId,
  ts: z.string().min(1),
  message: Message,
  /** What was sent at first, where it has been amended since. */
  posted: Message.optional(),
  /** Who shared it or asked for it; none for a channel's digest. */
  userId: SlackId.optional(),
  postedMs: Instant,
  quotes: z.array(PostedQuote),
});
export type Post = z.infer<typeof Post>;

/** Who changed what others see, and when. */
export const AuditLine = z.strictObject({
  atMs: Instant,
  userId: SlackId,
  action: z.string().min(1),
  subject: z.string(),
});
export type AuditLine = z.infer<typeof AuditLine>;
