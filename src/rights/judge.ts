import type { Terms } from '#index/text/article.ts';
import { type Audience, isLimited, judgeVisibility, type Visibility } from './visibility.ts';

/** Judges stories again and again, each anew only when its last judgement no longer holds. */
export type Judge = {
  mayShow(article: Terms, audience: Audience): boolean;
  /** When that changes by itself. */
  turnOf(article: Terms, audience: Audience): Temporal.Instant | undefined;
};

/** A judgement, and from when until when it holds: a clock may also be set back. */
type Held = { visibility: Visibility; fromMs: number; untilMs: number };

const ALWAYS: Visibility = {};

/** A judge by this clock. To read a story's terms takes a hundred times as long as to look at the clock. */
export function createJudge({ now, timeZone }: { now: () => Temporal.Instant; timeZone: string }): Judge {
  const held: Record<Audience, WeakMap<Terms, Held>> = { everyone: new WeakMap(), outside: new WeakMap() };

  function judge(article: Terms, audience: Audience): Visibility {
    if (!isLimited(article)) return ALWAYS;
    const moment = now();
    const nowMs = moment.epochMilliseconds;
    const last = held[audience].get(article);
    if (last && last.fromMs <= nowMs && nowMs < last.untilMs) return last.visibility;

    const visibility = judgeVisibility(article, audience, { now: moment, timeZone });
    const untilMs = visibility.until?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    held[audience].set(article, { visibility, fromMs: nowMs, untilMs });
    return visibility;
  }

  return {
    mayShow: (article, audience) => judge(article, audience).barrier === undefined,
    turnOf: (article, audience) => judge(article, audience).until,
  };
}
