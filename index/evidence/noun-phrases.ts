import type { Range } from '#index/text/article.ts';
import { OPENERS } from '#index/text/sentence-words.ts';
import {
  BETWEEN,
  CALENDAR,
  CLOSED_CLASS,
  DETERMINERS,
  NOUNS_TOO,
  PARTICLES,
  PRONOUNS,
  SPEECH_VERBS,
} from './cue-words.ts';
import { type Frame, isName } from './frame.ts';
import { isRank } from './person-names.ts';

/** A noun phrase, as the numbers of its first and last token. */
export type Phrase = { first: number; last: number };

// Longer than any name with office and party; beyond it the rules have lost their way.
const LONGEST = 14;
const LONGEST_INSERTION = 40;
// No run of auxiliaries is as long, nor any name.
const LONGEST_RUN = 40;
/** As far as the rules look back in a sentence, in tokens: longer ones are lists, and would take forever. */
export const LONGEST_SENTENCE = 120;
const LINKS = /^(?:of|for|at|with|from|in|on|to|against|about)$/u;
const LINKS_AFTER_NAME = /^(?:of|for|at|with|from|in|on|to)$/u;
const INDEFINITE = /^(?:another|others|some|one|many|most|several|both)$/u;
const POSSESSIVE = /(?:'s|s')$/u;
const ADVERB = /..ly$/u;
const DASH = /^(?:—|–|-|--)$/u;
// Words that open what a comma sets apart, though they open sentences too.
const OPENS_INSERTION =
  /^(?:an?|the|who|whose|which|of|his|her|in|at|on|after|during|when|while|with|for|once|now|another|one|also|as|by|himself|herself|however|too|though|meanwhile)$/u;
const LEADS_IN =
  /^(?:in|at|on|after|during|when|while|as|before|since|with|by|for|from|if|although|though|despite|asked|speaking|following|once|under|through|according|earlier|later|last|to|back)$/u;
const JOINS = /^(?:but|and|so|yet|then|still|instead|meanwhile|however|,|—|–|-)$/u;

/** Where a phrase stands in the text. */
export function rangeOf(frame: Frame, { first, last }: Phrase): Range {
  return { start: frame[first]?.start ?? 0, end: frame[last]?.end ?? 0 };
}

/** A token's form; empty beyond either end. */
function wordAt(frame: Frame, at: number): string {
  return frame[at]?.form ?? '';
}

/** The first token before `at` that is no adverb, day or auxiliary. */
export function beforeAuxiliaries(frame: Frame, at: number): number {
  let before = at - 1;
  while (at - before < LONGEST_RUN && isAuxiliary(frame, before)) before -= 1;
  return before;
}

function isAuxiliary(frame: Frame, at: number): boolean {
  const token = frame[at];
  if (token?.kind !== 'word') return false;
  if (CALENDAR.has(token.form)) return true;
  if (token.form === 'on' && CALENDAR.has(wordAt(frame, at + 1))) return true;
  return !token.isCapital && (BETWEEN.has(token.form) || ADVERB.test(token.form));
}

/** The subject that ends right before the verb at `verb`, adverbs, auxiliaries and insertions aside. */
export function subjectBefore(frame: Frame, verb: number): Phrase | undefined {
  const end = beforeAuxiliaries(frame, verb);
  return phraseEndingAt(frame, beforeInsertion(frame, end, Math.max(0, end - LONGEST_SENTENCE)));
}

/** `Leavitt, 28, the press secretary, said`: the end of what commas, dashes or brackets were set after, not below `floor`. */
function beforeInsertion(frame: Frame, at: number, floor: number): number {
  if (at < floor) return -1;
  const mark = wordAt(frame, at);
  if (mark === ')') {
    const opening = previous(frame, at, '(');
    return opening < 0 ? -1 : beforeInsertion(frame, opening - 1, floor);
  }
  if (DASH.test(mark)) return previous(frame, at, mark) - 1;
  if (mark !== ',') return at;
  if (previous(frame, at, ',') < 0) return -1;

  let end = at;
  for (let comma = previous(frame, end, ','); comma > floor; comma = previous(frame, end, ',')) {
    if (!isInsertion(frame, comma + 1, end)) break;
    end = comma;
  }
  return frame[end - 1]?.form === ')' ? beforeInsertion(frame, end - 1, floor) : end - 1;
}

function previous(frame: Frame, at: number, form: string): number {
  for (let i = at - 1; i >= 0 && at - i < LONGEST_INSERTION; i -= 1) {
    const token = frame[i];
    if (!token || token.form === form) return i;
    if ((token.ends && form !== '(') || token.kind === 'quotation') return -1;
  }
  return -1;
}

/** Whether what stands between two commas says more of the name before: an age, a place, a party, an office, `who …`. */
function isInsertion(frame: Frame, first: number, end: number): boolean {
  const token = frame[first];
  if (!token || first >= end) return false;
  if (!isName(frame, first)) return !OPENERS.has(token.form) || OPENS_INSERTION.test(token.form);
  if (!isName(frame, end - 1)) return frame[end - 1]?.form !== ')';
  return (first === end - 1 && /[-.]/u.test(token.form)) || isPlace(frame, first - 2);
}

/** Whether the name that ends at `at` is where something is: `in Columbus`. */
function isPlace(frame: Frame, at: number): boolean {
  const first = nameStart(frame, at);
  return first <= at && /^(?:in|at|of|from|near|outside)$/u.test(wordAt(frame, first - 1));
}

/** The noun phrase that ends at `at`: a pronoun, a name with its office, `a spokesman for the mayor`. */
export function phraseEndingAt(frame: Frame, at: number): Phrase | undefined {
  const form = wordAt(frame, at);
  if (PRONOUNS.has(form) || INDEFINITE.test(form)) return { first: at, last: at };
  if (frame[at]?.kind !== 'word' || !isNoun(frame, at)) return undefined;
  if (POSSESSIVE.test(form) || DETERMINERS.has(form)) return undefined;

  let first = headStart(frame, at);
  while (LINKS.test(wordAt(frame, first - 1)) && isNoun(frame, first - 2)) {
    const next = headStart(frame, first - 2);
    if (at - next > LONGEST) break;
    first = next;
  }
  return { first, last: at };
}

/** Where a name or noun with the small words before it begins: `the White House press secretary Karoline Leavitt`. */
function headStart(frame: Frame, at: number): number {
  let first = Math.min(nameStart(frame, at), at);
  for (let i = first - 1; i >= 0 && at - i < LONGEST; i -= 1) {
    const form = wordAt(frame, i);
    if (DETERMINERS.has(form)) return i;
    if (!isName(frame, i) && !isNoun(frame, i)) break;
    first = i;
  }
  return first;
}

/** Where the run of capitals that ends at `at` begins; beyond `at` where there is none. */
function nameStart(frame: Frame, at: number): number {
  let first = at + 1;
  for (let i = at; i >= 0 && at - i < LONGEST_RUN; i -= 1) {
    if (isName(frame, i)) first = i;
    else if (first > at || !PARTICLES.has(wordAt(frame, i)) || !isName(frame, i - 1)) break;
  }
  return first;
}

function isNoun(frame: Frame, at: number): boolean {
  const token = frame[at];
  if (token?.kind !== 'word') return token?.form === ')';
  if (isName(frame, at)) return true;
  const isVerb = SPEECH_VERBS.has(token.form) && !NOUNS_TOO.has(token.form);
  return !(token.isCapital || CLOSED_CLASS.has(token.form) || isVerb);
}

/** The noun phrase that begins right after `at`: `said Ada Okafor`, `said a spokesman for the mayor`. */
export function phraseAfter(frame: Frame, at: number): Phrase | undefined {
  const first = at + 1;
  let last = at;
  for (let i = first; i - first < LONGEST; i += 1) {
    const isLink = last >= first && LINKS_AFTER_NAME.test(wordAt(frame, i)) && !CALENDAR.has(wordAt(frame, i + 1));
    if (isLink) continue;
    if (!belongsAfter(frame, i)) break;
    last = i;
  }
  return last < first || DETERMINERS.has(wordAt(frame, last)) ? undefined : { first, last };
}

function belongsAfter(frame: Frame, at: number): boolean {
  const { kind, form = '', isCapital = false } = frame[at] ?? {};
  if (kind !== 'word' || CALENDAR.has(form) || (!isCapital && ADVERB.test(form))) return false;
  return isCapital || DETERMINERS.has(form) || PARTICLES.has(form) || isNoun(frame, at);
}

/** Who the sentence around `at` is about: the noun phrase it begins with, or that follows what leads into it. */
export function sentenceSubject(frame: Frame, at: number): Phrase | undefined {
  let first = sentenceStart(frame, at);
  for (let isLedInto = false; first < at; isLedInto = true) {
    first = skipJoins(frame, first, at);
    const phrase = openingPhrase(frame, first, at);
    if (phrase && !(isLedInto && frame[phrase.last + 1]?.form === ',')) return phrase;
    while (first < at && wordAt(frame, first) !== ',') first += 1;
  }
  return undefined;
}

function sentenceStart(frame: Frame, at: number): number {
  let first = at;
  while (
    first > 0 &&
    at - first < LONGEST_SENTENCE &&
    !frame[first - 1]?.ends &&
    !/^[:;]$/u.test(wordAt(frame, first - 1))
  )
    first -= 1;
  return first;
}

function skipJoins(frame: Frame, from: number, end: number): number {
  let at = from;
  while (at < end && JOINS.test(wordAt(frame, at))) at += 1;
  return at;
}

/** The name that a clause begins with, and the small words before it. */
function openingPhrase(frame: Frame, first: number, end: number): Phrase | undefined {
  const form = wordAt(frame, first);
  if (/^(?:he|she|they|i|we|who)$/u.test(form)) return { first, last: first };
  if (PRONOUNS.has(form) || LEADS_IN.test(form) || CALENDAR.has(form) || /..(?:ing|ly)$/u.test(form)) return undefined;

  let name = first;
  while (name < end && !isName(frame, name) && isBeforeName(frame, name)) name += 1;
  const after = afterNames(frame, name, end);
  const isNamed = after > name && !POSSESSIVE.test(wordAt(frame, after - 1));
  return isNamed && !(after === first + 1 && isChance(frame, after)) ? { first, last: after - 1 } : undefined;
}

/** Where a name ends, or the office and name it begins: `White House press secretary Karoline Leavitt`; at `end` at most. */
function afterNames(frame: Frame, name: number, end: number): number {
  let after = name;
  while (after < end && isInName(frame, after)) after += 1;
  let next = after;
  while (next < end && isNoun(frame, next) && !isName(frame, next)) next += 1;
  const goesOn = next > after && isName(frame, next) && isRank(wordAt(frame, next - 1));
  return goesOn ? afterNames(frame, next, end) : after;
}

function isBeforeName(frame: Frame, at: number): boolean {
  return DETERMINERS.has(wordAt(frame, at)) || isNoun(frame, at);
}

function isInName(frame: Frame, at: number): boolean {
  return isName(frame, at) || PARTICLES.has(wordAt(frame, at));
}

/** Whether the capital before `at` may only begin the sentence: `Back in 1999`, `Eight years ago`. */
function isChance(frame: Frame, at: number): boolean {
  const after = wordAt(frame, at);
  return (CLOSED_CLASS.has(after) && !BETWEEN.has(after)) || /^(?:years|ago|later|earlier)$/u.test(after);
}
