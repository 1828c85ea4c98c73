import { endsSentence, hasWords, withoutWebCode } from './wording.ts';

const STRAIGHT = /"|''|``/u;
const CURLY_OPEN = /[“„«][^“”„«»]*/gu;
const CURLY_CLOSED_FIRST = /^[^“”„«»]*[”»]/u;
// British papers quote in single marks, which are apostrophes too, and headlines set titles in them: a span counts only
// with its own comma or full stop inside, or in a sentence with a verb of saying.
const SINGLE_QUOTED = /(?<![\p{L}\p{N}])[‘'](?<words>[^‘“”"]{4,600}?)(?<stop>[.,!?…])?[’'](?![\p{L}\p{N}])/gu;
const SAYING = /\b(?:said|says|told|added|asked|wrote|tweeted|replied|insisted|argued|warned|declared)\b/iu;

// One word in quotation marks is as often a nickname or a title as somebody's speech.
const FEWEST_WORDS = 2;

/** Whether a paragraph carries somebody's quoted words. When in doubt, it does. */
export function carriesSpeech(text: string): boolean {
  const words = withoutWebCode(text);
  return doubleQuoted(words).some(isLong) || hasSingleQuoted(words);
}

/** Whether a paragraph tells who said its quoted words: a reporter's sentence, not a post or a title. */
export function reportsSpeech(text: string): boolean {
  return SAYING.test(text) && carriesSpeech(text);
}

function doubleQuoted(text: string): string[] {
  return [...straightQuoted(text), ...(text.match(CURLY_OPEN) ?? []), ...(text.match(CURLY_CLOSED_FIRST) ?? [])];
}

// A quotation may run on into the next paragraph or come from the one before: with an odd mark, every side may be speech.
function straightQuoted(text: string): string[] {
  const parts = text.split(STRAIGHT);
  const isUneven = parts.length % 2 === 0;
  return parts.filter((_, i) => isUneven || i % 2 === 1);
}

function hasSingleQuoted(text: string): boolean {
  const says = SAYING.test(text) && endsSentence(text);
  return [...text.matchAll(SINGLE_QUOTED)].some(({ groups }) => isLong(groups?.words) && (says || groups?.stop));
}

function isLong(words = ''): boolean {
  return hasWords(words, FEWEST_WORDS);
}
