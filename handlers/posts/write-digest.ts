import { addressOf } from '#handlers/address.ts';
import type { Ask, Reply } from '#handlers/reply.ts';
import { digestMessage, digestReply, type Masthead, quietMessage } from '#handlers/views/digest-message.ts';
import { noDigest } from '#handlers/views/digest-set.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import type { Remembering } from '#handlers/with-memory.ts';
import type { SendingDesk } from '#src/desk.ts';
import { type Edition, nameOf, type Part } from '#src/digest/edition.ts';
import { pickDigest } from '#src/digest/pick-digest.ts';
import type { Written } from '#src/outbox/message.ts';
import { whyNotInChannel } from '#src/rights/editors.ts';
import { isPrivate } from '#src/slack-ids.ts';
import type { DigestAbout } from '#src/store/about.ts';
import type { Digest, NewPlannedPost, PlannedPostOf } from '#src/store/records.ts';

// A first digest has none before it to begin where that ended.
const A_DAY_MS = 24 * 3_600_000;
// A weekly digest goes back to the last one. After a longer silence what is older is not news.
const LONGEST_MS = 8 * A_DAY_MS;

/** Writes one post of a digest as it is sent: its message, or for its thread what the message left to it. */
export async function writeDigest(plannedPost: PlannedPostOf<'digest'>, desk: SendingDesk): Promise<Written> {
  const digest = await desk.store.digests.find(plannedPost.subject);
  if (!digest || digest.stoppedMs !== undefined) return { skip: 'The digest was stopped.' };

  const { items, isAsked = false } = plannedPost.about;
  const edition = await pickDigest(digest, await windowOf(digest, plannedPost.dueMs, desk), desk);
  if ('problem' in edition) return { skip: 'The digest’s search can no longer be read.' };

  const written = items ? writeReply(edition, items) : writeMessage(edition, { plannedPost, digest, isAsked, desk });
  // A conversation does not say whose it is.
  return 'message' in written && isPrivate(digest.channelId) ? { ...written, userId: digest.userId } : written;
}

type Issue = { plannedPost: PlannedPostOf<'digest'>; digest: Digest; isAsked: boolean; desk: SendingDesk };

function writeMessage(edition: Edition, { plannedPost, digest, isAsked, desk }: Issue): Written {
  const masthead = mastheadOf(digest, plannedPost.dueMs, desk);
  if (edition.parts.length === 0) {
    const isSilent = digest.onQuietDays === 'silent' && !isAsked && edition.left === 0;
    return isSilent ? { skip: 'There was nothing new.' } : { message: quietMessage(edition, masthead), quotes: [] };
  }
  const message = digestMessage(edition, masthead);
  const replies = edition.parts.slice(1).map((part, at) => replyTo(plannedPost, part, at + 1));
  return { message, quotes: quotedIn(message.blocks), replies };
}

/** By name, not by place: what the message has shown stays shown, though a story of it was withdrawn since. */
function writeReply({ parts }: Edition, names: readonly string[]): Written {
  const items = parts.flatMap((part) => part.items).filter((item) => names.includes(nameOf(item)));
  if (items.length === 0) return { skip: 'This part of the digest may no longer be shown.' };
  const message = digestReply({ items });
  return { message, quotes: quotedIn(message.blocks) };
}

/** `digest preview`: what it would say now, to the asker alone. Works before one is set, of everything. */
export async function preview(ask: Ask, rooms: Remembering): Promise<Reply> {
  const { store, now, timeZone } = rooms;
  const channelId = addressOf(ask);
  const set = await store.digests.activeIn(channelId);
  const digest = set ?? { id: channelId, typed: '', channelId, timeZone };
  const desk = { ...rooms, audience: ask.audience ?? ('everyone' as const) };
  const untilMs = now().epochMilliseconds;
  const edition = await pickDigest(digest, await windowOf(digest, untilMs, desk), desk);
  if ('problem' in edition) return remark(edition.problem);

  const masthead = mastheadOf(digest, untilMs, desk);
  const message = edition.parts.length > 0 ? digestMessage(edition, masthead) : quietMessage(edition, masthead);
  return { as: 'alone', ...message };
}

/** `digest now`: posts it here at once; the next one begins where this one ends. */
export async function postNow(ask: Ask, { store, outbox, editors, now }: Remembering): Promise<Reply> {
  const why = await whyNotInChannel(ask, editors);
  if (why !== undefined) return refusal(why);
  const digest = await store.digests.activeIn(addressOf(ask));
  if (!digest) return noDigest();

  // Asked for twice in a row, it is posted once.
  const last = await store.plannedPosts.lastPlanned(digest.id);
  const isUnderWay = last?.state === 'pending' || last?.state === 'sending';
  if (!isUnderWay) await store.plannedPosts.plan([askedFor(digest, now().epochMilliseconds)]);
  outbox?.wake();
  return remark('The digest is on its way.');
}

function askedFor({ id, channelId, timeZone }: Digest, dueMs: number): NewPlannedPost {
  const date = Temporal.Instant.fromEpochMilliseconds(dueMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const about: DigestAbout = { date, isAsked: true };
  return { key: `${id}|now|${dueMs}`, kind: 'digest', subject: id, channelId, about, dueMs };
}

function replyTo(
  { key, subject, channelId, about, dueMs }: PlannedPostOf<'digest'>,
  { items }: Part,
  at: number,
): NewPlannedPost {
  // Replies that are due together are posted in the order of their keys.
  const number = String(at).padStart(2, '0');
  return {
    key: `${key}|${number}`,
    kind: 'digest',
    subject,
    channelId,
    about: { ...about, items: items.map(nameOf) },
    dueMs,
    threadOf: key,
  };
}

async function windowOf({ id }: Pick<Digest, 'id'>, untilMs: number, { store }: Pick<SendingDesk, 'store'>) {
  const last = await store.plannedPosts.lastSent(id, untilMs);
  return { sinceMs: Math.max(last?.dueMs ?? untilMs - A_DAY_MS, untilMs - LONGEST_MS), untilMs };
}

function mastheadOf(
  { typed, timeZone }: Pick<Digest, 'typed' | 'timeZone'>,
  dueMs: number,
  { now }: SendingDesk,
): Masthead {
  return { typed, timeZone, dueMs, nowMs: now().epochMilliseconds };
}
