import { pickDigest } from '#src/digest/pick-digest.ts';
import { DigestAbout } from '#src/digest/plan-digests.ts';
import { isPrivate, whyNotInChannel } from '#src/editors.ts';
import type { SendingDesk } from '#src/news-desk.ts';
import type { Written } from '#src/outbox/message.ts';
import type { Digest, NewOccurrence, Occurrence } from '#src/store/records.ts';
import { addressOf } from './address.ts';
import { quotedIn } from './quoted-in.ts';
import type { Ask, Reply } from './reply.ts';
import { digestMessage, type Masthead, quietMessage } from './views/digest-message.ts';
import { notice, refusal } from './views/notice.ts';
import type { Remembering } from './with-memory.ts';

// A first digest has none before it to begin where that ended.
const A_DAY_MS = 24 * 3_600_000;
// A weekly digest goes back to the last one. After a longer silence what is older is not news.
const LONGEST_MS = 8 * A_DAY_MS;
const NO_DIGEST = 'No digest is set here. “/story digest” sets one.';

/** Writes one post of a digest as it is sent: its message, or a part of it for the thread. */
export async function writeDigest(occurrence: Occurrence, desk: SendingDesk): Promise<Written> {
  const digest = await desk.store.digests.find(occurrence.subject);
  if (!digest || digest.stoppedMs !== undefined) return { skip: 'The digest was stopped.' };

  const { part = 0, isAsked = false } = DigestAbout.parse(JSON.parse(occurrence.about));
  const masthead = mastheadOf(digest, occurrence.dueMs, desk);
  const edition = await pickDigest(digest, await windowOf(digest, occurrence.dueMs, desk), desk);
  if ('problem' in edition) return { skip: 'The digest’s search can no longer be read.' };

  if (edition.parts.length === 0) {
    const isSilent = digest.onQuietDays === 'silent' && !isAsked && edition.left === 0;
    if (part > 0 || isSilent) return { skip: 'There was nothing new.' };
    return { message: quietMessage(edition, masthead), quotes: [] };
  }
  if (part >= edition.parts.length) return { skip: 'This part of the digest may no longer be shown.' };
  const message = digestMessage(edition, part, masthead);
  const replies = part === 0 ? edition.parts.slice(1).map((_, at) => replyTo(occurrence, at + 1)) : [];
  const isAlone = isPrivate(digest.channelId);
  return { message, quotes: quotedIn(message.blocks), replies, ...(isAlone && { userId: digest.userId }) };
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
  if ('problem' in edition) return notice(edition.problem);

  const masthead = mastheadOf(digest, untilMs, desk);
  const message = edition.parts.length > 0 ? digestMessage(edition, 0, masthead) : quietMessage(edition, masthead);
  return { as: 'alone', ...message };
}

/** `digest now`: posts it here at once; the next one begins where this one ends. */
export async function postNow(ask: Ask, { store, outbox, editors, now }: Remembering): Promise<Reply> {
  const why = await whyNotInChannel(ask, editors);
  if (why !== undefined) return refusal(why);
  const digest = await store.digests.activeIn(addressOf(ask));
  if (!digest) return notice(NO_DIGEST);

  // Asked for twice in a row, it is posted once.
  const last = await store.occurrences.lastPlanned(digest.id);
  const isUnderWay = last?.state === 'pending' || last?.state === 'sending';
  if (!isUnderWay) await store.occurrences.plan([askedFor(digest, now().epochMilliseconds)]);
  outbox?.wake();
  return notice('The digest is on its way.');
}

function askedFor({ id, channelId, timeZone }: Digest, dueMs: number): NewOccurrence {
  const date = Temporal.Instant.fromEpochMilliseconds(dueMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const about: DigestAbout = { date, isAsked: true };
  return { key: `${id}|now|${dueMs}`, kind: 'digest', subject: id, channelId, about: JSON.stringify(about), dueMs };
}

function replyTo({ key, subject, channelId, about, dueMs }: Occurrence, part: number): NewOccurrence {
  const partAbout: DigestAbout = { ...DigestAbout.parse(JSON.parse(about)), part };
  // Replies that are due together are posted in the order of their keys.
  const number = String(part).padStart(2, '0');
  return {
    key: `${key}|${number}`,
    kind: 'digest',
    subject,
    channelId,
    about: JSON.stringify(partAbout),
    dueMs,
    threadOf: key,
  };
}

async function windowOf({ id }: Pick<Digest, 'id'>, untilMs: number, { store }: Pick<SendingDesk, 'store'>) {
  const last = await store.occurrences.lastSent(id, untilMs);
  return { sinceMs: Math.max(last?.dueMs ?? untilMs - A_DAY_MS, untilMs - LONGEST_MS), untilMs };
}

function mastheadOf(
  { typed, timeZone }: Pick<Digest, 'typed' | 'timeZone'>,
  dueMs: number,
  { now }: SendingDesk,
): Masthead {
  return { typed, timeZone, dueMs, nowMs: now().epochMilliseconds };
}
