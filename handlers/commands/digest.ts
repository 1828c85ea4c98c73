import { addressOf } from '#handlers/address.ts';
import type { Caller, FilledAsk, TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import { type DigestFields, digestForm } from '#handlers/views/digest-form.ts';
import { digestSet, digestStopped, noDigest } from '#handlers/views/digest-set.ts';
import { orSearch } from '#handlers/views/or-search.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { readDigestText } from '#src/digest/digest-text.ts';
import { nextPost } from '#src/digest/plan-digests.ts';
import { findTimeZone } from '#src/digest/time-zone.ts';
import { EVERY_DAY } from '#src/digest/weekdays.ts';
import { whyNotInChannel } from '#src/rights/editors.ts';
import { Digest } from '#src/store/records.ts';
import { postNow } from './digest-now.ts';
import { preview } from './digest-preview.ts';
import { type Remembering, withMemory } from './with-memory.ts';

const ways = new Map([
  ['', openForm],
  ['preview', preview],
  ['now', postNow],
  ['stop', stop],
]);

/** `digest daily 8:30 weekdays`, or in a window; `digest preview`, `digest now`, `digest stop`. */
export const digest = withMemory(async (ask: TypedAsk, rooms) => {
  const way = ways.get(ask.text.toLowerCase());
  if (way) return way(ask, rooms);

  const read = readDigestText(ask.text, rooms.timeZone);
  if ('problem' in read) return orSearch('digest', ask.text, remark(read.problem));
  const query = read.typed === '' ? undefined : parseQuery(read.typed);
  if (query && 'problem' in query) return remark(query.problem);

  const { onQuietDays = 'say' } = (await rooms.store.digests.activeIn(addressOf(ask))) ?? {};
  return set({ ...read, onQuietDays }, ask, rooms);
});

const WEEKDAYS = /^[1-7](?:,[1-7])*$/;

/** What was filled into the window. What is wrong is said beside the field. */
export const saveDigest = withMemory(async (ask: FilledAsk, rooms) => {
  const { time = '', zone = '', days = '', search = '', quiet } = ask.fields;
  const timeZone = findTimeZone(zone);
  const query = search.trim() === '' ? undefined : parseQuery(search);
  const faults = {
    ...(!Digest.shape.time.safeParse(time).success && { time: 'Tell me a time of day.' }),
    ...(timeZone === undefined && { zone: 'I know no such zone. Write it like “America/Chicago”, or a city.' }),
    ...(!WEEKDAYS.test(days) && { days: 'Choose at least one day. “digest stop” ends the digest.' }),
    ...(query && 'problem' in query && { search: query.problem }),
  };
  const fields: DigestFields = {
    time,
    timeZone: timeZone ?? zone,
    days: [...days.matchAll(/[1-7]/g)].reduce((mask, [day]) => mask | (1 << (Number(day) - 1)), 0),
    typed: search.trim(),
    onQuietDays: quiet === 'silent' ? 'silent' : 'say',
  };
  return Object.keys(faults).length > 0 ? { ...digestForm(fields), faults } : set(fields, ask, rooms);
});

/** The *Change* button under a digest: the window in which it is set. */
export const changeDigest = withMemory(openForm);

/** The *Preview* button under a digest. */
export const previewDigest = withMemory(preview);

/** The *Stop* button under a digest. */
export const stopDigest = withMemory(stop);

async function openForm(ask: Caller, { store, editors, timeZone }: Remembering): Promise<Reply> {
  const why = await whyNotInChannel(ask, editors);
  if (why !== undefined) return refusal(why);

  const now = await store.digests.activeIn(addressOf(ask));
  return digestForm(now ?? { time: '08:30', timeZone, days: EVERY_DAY, typed: '', onQuietDays: 'say' });
}

async function set(fields: DigestFields, ask: Caller, { store, editors, now, outbox }: Remembering): Promise<Reply> {
  const why = await whyNotInChannel(ask, editors);
  if (why !== undefined) return refusal(why);

  const { userId } = ask;
  const channelId = addressOf(ask);
  const sinceMs = now().epochMilliseconds;
  // A channel has one digest. Changed, or stopped and set again, it stays the same: posted once a day, and of what is
  // new since its last post.
  const digest: Digest = { ...fields, id: channelId, channelId, userId, sinceMs };
  await store.digests.set(digest, { atMs: sinceMs, userId, action: 'digest', subject: digest.id });
  outbox.wake();
  return digestSet(digest, await nextPost(digest, sinceMs, store.plannedPosts));
}

async function stop(ask: Caller, { store, editors, now }: Remembering): Promise<Reply> {
  const why = await whyNotInChannel(ask, editors);
  if (why !== undefined) return refusal(why);

  const channelId = addressOf(ask);
  const line = { atMs: now().epochMilliseconds, userId: ask.userId, action: 'digest stop', subject: channelId };
  const wasActive = await store.digests.stop(channelId, line);
  return wasActive ? digestStopped() : noDigest();
}
