import { type Terms, UNREADABLE } from '#index/text/article.ts';

/** Who would read it: everyone inside the newsroom, or also a guest or another organisation. */
export type Audience = 'everyone' | 'outside';

/** When, and on which clock the newsroom writes its times. */
export type Moment = { now: Temporal.Instant; timeZone: string };

/** Why a story is not shown. */
export type Barrier = 'withdrawn' | 'held' | 'embargoed' | 'expired' | 'internal';

/** Whether a story may be shown, why not, and until when that answer holds: for good where `until` is missing. */
export type Visibility = { barrier?: Barrier; until?: Temporal.Instant };

/**
 * The one judgement on whether an audience may be shown a story: in search, counts, suggestions, digests, and again when
 * a message is sent. What cannot be read in its terms keeps it back.
 */
export function judgeVisibility(article: Terms, audience: Audience, moment: Moment): Visibility {
  const barrier = standingBarrier(article, audience);
  return barrier ? { barrier } : judgeTimes(article, moment);
}

/** What keeps a story back whatever the hour. */
function standingBarrier(article: Terms, audience: Audience): Barrier | undefined {
  const { status, embargo, rightsUntil, rightsWords } = article;
  if (status === 'withdrawn' || status === 'held') return status;
  if (embargo === UNREADABLE || rightsUntil === UNREADABLE) return 'held';
  if (rightsWords === 0) return 'expired';
  return audience === 'outside' && article.audience === 'internal' ? 'internal' : undefined;
}

function judgeTimes({ embargo, rightsUntil }: Terms, { now, timeZone }: Moment): Visibility {
  const expiry = rightsUntil === undefined ? undefined : expiryOf(rightsUntil, timeZone);
  if (expiry && !isBefore(now, expiry)) return { barrier: 'expired' };
  const lifting = embargo === undefined ? undefined : liftingOf(embargo, timeZone);
  if (lifting && isBefore(now, lifting)) return { barrier: 'embargoed', until: earlier(lifting, expiry) };
  return expiry ? { until: expiry } : {};
}

/** Whether an audience may be shown a story now. */
export function isVisible(article: Terms, audience: Audience, moment: Moment): boolean {
  return judgeVisibility(article, audience, moment).barrier === undefined;
}

/** Whether any term limits who is shown a story, or when or how much of it. Most stories have none. */
export function isLimited({ status, embargo, rightsUntil, rightsWords, audience }: Terms): boolean {
  const limits = [embargo, rightsUntil, rightsWords, audience];
  return status === 'withdrawn' || status === 'held' || limits.some((limit) => limit !== undefined);
}

/** The first instant of a day or time of day; of an hour that the clock shows twice, the second time. */
function liftingOf(written: string, timeZone: string): Temporal.Instant {
  if (written.endsWith('Z')) return Temporal.Instant.from(written);
  if (isDay(written)) return Temporal.PlainDate.from(written).toZonedDateTime(timeZone).toInstant();
  return Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant();
}

/** The instant from which rights have expired: a day given as the last is over; of an hour shown twice, the first. */
function expiryOf(written: string, timeZone: string): Temporal.Instant {
  if (isDay(written)) return liftingOf(`${Temporal.PlainDate.from(written).add({ days: 1 })}`, timeZone);
  if (written.endsWith('Z')) return Temporal.Instant.from(written);
  return Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone, { disambiguation: 'earlier' }).toInstant();
}

function isDay(written: string): boolean {
  return written.length === '2026-01-27'.length;
}

function isBefore(now: Temporal.Instant, then: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, then) < 0;
}

function earlier(a: Temporal.Instant, b: Temporal.Instant | undefined): Temporal.Instant {
  return b && isBefore(b, a) ? b : a;
}
