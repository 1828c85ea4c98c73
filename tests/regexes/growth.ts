import { ownMs } from '../../bench/instruments/own-time.ts';
import { attacksOn } from './attacks.ts';

// From shorter to longer, so that what grows without any bound is found before it takes forever.
const LENGTHS = [24, 48, 96, 192, 800, 5000];
// Over the longest of them a linear expression takes a fifth of this, one that looks at every pair of characters ten times it.
const SUSPICIOUS_MS = 0.3;
const LONGER = 4;
// A quadratic one takes sixteen times as long over four times the text, a linear one four times.
const TOO_MUCH_LONGER = 8;
// Nothing so short may take so long, however it goes on.
const FAR_TOO_LONG_MS = 40;
const TRIES = 3;

/** A text over which a regular expression takes time that grows faster than the text, if there is one: its beginning. */
export function findSlowText(regex: RegExp): string | undefined {
  for (const attack of attacksOn(regex)) {
    const slow = LENGTHS.find((length) => timeOf(regex, attack(length), 1) > SUSPICIOUS_MS);
    if (slow !== undefined && isSteep(regex, attack, slow)) return attack(slow).slice(0, 80);
  }
  return undefined;
}

function isSteep(regex: RegExp, attack: (length: number) => string, slow: number): boolean {
  const once = timeOf(regex, attack(slow), 1);
  if (once > FAR_TOO_LONG_MS) return true;
  const short = Math.min(once, timeOf(regex, attack(slow), TRIES));
  // Once may be chance: the machine was busy, or the expression new.
  if (short < SUSPICIOUS_MS) return slow < (LENGTHS.at(-1) ?? 0) && isSteepFrom(regex, attack, slow);
  const longer = timeOf(regex, attack(LONGER * slow), 1);
  if (longer < TOO_MUCH_LONGER * short) return false;
  // Once more where it is still quick: what goes on to some bound only grows until it is there.
  return longer > FAR_TOO_LONG_MS || timeOf(regex, attack(LONGER ** 2 * slow), 1) > TOO_MUCH_LONGER * longer;
}

function isSteepFrom(regex: RegExp, attack: (length: number) => string, length: number): boolean {
  const next = LENGTHS.find((one) => one > length && timeOf(regex, attack(one), 1) > SUSPICIOUS_MS);
  return next !== undefined && isSteep(regex, attack, next);
}

/** The milliseconds of its thread that a regular expression takes to go through a text as the program would: the least of some tries. */
function timeOf(regex: RegExp, text: string, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tries; at += 1) {
    const start = ownMs();
    goThrough(regex, text);
    least = Math.min(least, ownMs() - start);
  }
  return least;
}

function goThrough(regex: RegExp, text: string): void {
  regex.lastIndex = 0;
  if (regex.sticky) {
    // As whoever reads word by word does.
    for (let at = 0; at >= 0 && at < text.length; ) {
      regex.lastIndex = at;
      at = regex.test(text) ? Math.max(at + 1, regex.lastIndex) : nextWord(text, at);
    }
  } else if (regex.global) {
    for (const _ of text.matchAll(regex));
  } else {
    regex.test(text);
  }
}

const SPACE = /\s/gu;

function nextWord(text: string, at: number): number {
  SPACE.lastIndex = at + 1;
  return SPACE.test(text) ? SPACE.lastIndex : -1;
}
