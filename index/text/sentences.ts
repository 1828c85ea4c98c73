import { type Range, trimRange } from './article.ts';
import { COUNTS, NAME_PARTS, OPENERS, TITLES, VERBS_AFTER_QUOTES } from './sentence-words.ts';

/** A place where a sentence may end: a full stop, question mark, exclamation mark or ellipsis, and what is around it. */
type Stop = {
  /** The end of the sentence so far, without the mark. */
  before: string;
  /** Its last word: `Gov`, `U.S`, `26`. */
  word: string;
  mark: string;
  /** Quotation marks and brackets that close right after the mark. */
  closed: string;
  /** Whether white space comes next. */
  isSpaced: boolean;
  /** What comes then. */
  after: string;
};

// Full stops of every script, an ellipsis, or the line break before an item of a list.
const STOP =
  /(?<mark>[\p{STerm}…]+)(?<closed>(?: ["”](?=\s|$)|“(?=\s|$)| “(?=\s*$)|["'’”»)\]]|\[\d+\])*)|\n(?=[^\S\n]*[•·▪●◦*–-]\s)/gu;
const CLOSING_QUOTE = /["'’”»]/;
const LAST_WORD = /(?<![^\s\p{Pi}\p{Ps}"'/—–-])[^\s\p{Pi}\p{Ps}"'/—–-]*$/u;

// How far a rule may look: longer than any attribution or remark in brackets worth keeping whole.
const SIGHT = 200;
const LONGEST_ABBREVIATION = 24;

// Stops inside, `U.S`, `Ph.D`, and a lone capital, `George W`: like NAME_PARTS, more may follow or a new sentence.
const ACRONYM = /^(?:\p{L}{1,2}\.&?)*(?:\p{Lu}|(?<=\.)\p{L}{1,2})$/u;

// A clock time ends its sentence unless the day or the zone follows.
const CLOCK = /^[ap]\.m$/i;
const DAY_OR_ZONE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMP][SD]?T|GMT|UTC|Eastern|Central|Mountain|Pacific)\b/;

// A name, perhaps with what somebody is: `White House press secretary Karoline Leavitt`, `Miller, a retired worker,`.
const NAME = String.raw`\p{Lu}[\p{L}\p{M}’'-]*\.?(?:\s[\p{L}\p{M}.’'-]+){0,6}?(?:,\s[^,]{2,60},)?`;
const SAID = [...VERBS_AFTER_QUOTES].join('|');

/** Who says it, after a question or a cry: `Walz asked reporters.`, but not `Walz said that …` or `Walz replied, “…`. */
const ATTRIBUTION = new RegExp(
  String.raw`^${NAME}\s(?:${SAID})\b(?!,?\s(?:[“"‘']|(?:that|whether|if|he|she|it|they|we|his|her|their|there|the|a|an)\b))`,
  'u',
);
/** After a full stop only the barest form is certain: `Leavitt said.` */
const BARE_ATTRIBUTION = new RegExp(String.raw`^${NAME}\s(?:${SAID})\.`, 'u');

// Why a sentence goes on after a stop.
const GOES_ON = [glued, beforeLowerCase, inEllipsis, abbreviated, numbering, inBrackets, beforeAttribution];

/**
 * The sentences of `text.slice(start, end)` (one paragraph), as trimmed, half-open ranges into `text`, in order,
 * covering every character that is not white space. In doubt two sentences stay together: a quote that is
 * a little long misleads nobody, half a sentence does.
 */
export function findSentences(text: string, { start, end }: Range): Range[] {
  const paragraph = text.slice(start, end);
  const sentences: Range[] = [];
  let from = 0;

  for (const match of paragraph.matchAll(STOP)) {
    const stop = readStop(paragraph, from, match);
    if (GOES_ON.some((goesOn) => goesOn(stop))) continue;
    const to = match.index + stop.mark.length + stop.closed.length;
    sentences.push(...trimmed(paragraph, { start: from, end: to }));
    from = to;
  }
  sentences.push(...trimmed(paragraph, { start: from, end: paragraph.length }));
  return sentences.map((sentence) => ({ start: start + sentence.start, end: start + sentence.end }));
}

/** The range without the white space around it; none if nothing is left. */
function trimmed(text: string, range: Range): Range[] {
  const inner = trimRange(text, range);
  return inner.start < inner.end ? [inner] : [];
}

function readStop(paragraph: string, from: number, { index, groups }: RegExpExecArray): Stop {
  const { mark = '', closed = '' } = groups ?? {};
  const before = paragraph.slice(Math.max(from, index - SIGHT), index);
  const close = index + mark.length;
  const isOpening = closed === '"' && /^\S/.test(paragraph.charAt(close + 1)) && !isInsideQuotation(paragraph, close);
  const next = isOpening ? close : close + closed.length;

  return {
    before,
    word: LAST_WORD.exec(before.slice(-LONGEST_ABBREVIATION))?.[0] ?? '',
    mark,
    closed: isOpening ? '' : closed,
    isSpaced: /^\s/.test(paragraph.charAt(next)),
    after: paragraph.slice(next, next + SIGHT).trimStart(),
  };
}

/** Straight quotation marks do not say whether they open or close; one that opens stands after a space. */
function isInsideQuotation(text: string, at: number): boolean {
  const last = text.lastIndexOf('"', at - 1);
  return last >= 0 && /^$|[\s([—–-]/.test(text.charAt(last - 1));
}

/** `3.5`, `example.org`; but scraped pages lose the space after a sentence: `street."Walz has`, `caucus.The outcome`. */
function glued({ isSpaced, word, mark, closed, after }: Stop): boolean {
  if (isSpaced || mark === '') return false;
  const isWhole = /\p{Ll}{2}$/u.test(word);
  const endsSpeech = CLOSING_QUOTE.test(closed) && /^[“‘"]?\p{Lu}/u.test(after);
  const beginsSpeech = closed === '' && isWhole && /^[“"]\p{Lu}/u.test(after);
  const beginsWord = closed === '' && isWhole && /^\p{Lu}\p{Ll}+\s/u.test(after);
  return !(endsSpeech || beginsSpeech || beginsWord);
}

/** Small letters and dashes carry on: `“Why?” he asked`, `Yahoo! executives`, `“We won.” – Trump`. Not `iPhone`. */
function beforeLowerCase({ mark, after }: Stop): boolean {
  return (
    mark !== '' && /^(?:["'“‘«([]*(?:\p{Ll}(?!\p{Lu})|…\s?\p{Ll}|\.{3}\s?\p{Ll})|[—–,;:]|--|- ?\p{Ll})/u.test(after)
  );
}

/** Dots standing free leave words out; dots on a word end a sentence only when there are four or a new one surely begins. */
function inEllipsis({ before, mark, closed, after }: Stop): boolean {
  const isSpacedDot = mark === '.' && (/\s$/.test(before) || /^\.(?!\.)/.test(after));
  if (isSpacedDot || /^(?:…|\.{3})$/.test(after)) return true;
  if (!/^(?:…|\.{2,3})$/.test(mark) || CLOSING_QUOTE.test(closed)) return false;
  return /(?:^|[\s[(])$/.test(before) || !beginsAnew(after);
}

function abbreviated({ word, mark, closed, after }: Stop): boolean {
  if (mark !== '.') return false;
  const name = asPrinted(word);
  if (TITLES.has(name)) return true;
  if (COUNTS.has(name)) return /^\(?\d/.test(after);
  if (CLOSING_QUOTE.test(closed)) return false;
  if (CLOCK.test(name)) return DAY_OR_ZONE.test(after);
  if (NAME_PARTS.has(name)) return !beginsAnew(after);
  return ACRONYM.test(name) && (!beginsAnew(after) || isNickname(name, after));
}

/** `William J. “Bill” Clinton` */
function isNickname(initial: string, after: string): boolean {
  return initial.length === 1 && /^["'“‘]\p{L}+["'”’]\s\p{Lu}/u.test(after);
}

/** `1. Turn over …`, and the same after a colon. */
function numbering({ before, mark }: Stop): boolean {
  return mark === '.' && /(?:^|[:;])\s*\(?(?:\d{1,2}|\p{L}|[ivx]{1,4})$/u.test(before);
}

/** Brackets opened in mid-sentence are part of it, whatever stands in them: `Sen. Dick Durbin (D-Ill.) Monday`. */
function inBrackets({ before, closed, after }: Stop): boolean {
  const opened = before.search(/(?<=\S\s*)[([][^()[\]]*$/);
  if (opened < 0) return false;
  return /[)\]]/.test(closed) ? !beginsAnew(after) : /^[^()[\]]*[)\]]/.test(after);
}

function beforeAttribution({ mark, closed, after }: Stop): boolean {
  if (!CLOSING_QUOTE.test(closed)) return false;
  const attribution = mark === '.' ? BARE_ATTRIBUTION : ATTRIBUTION;
  return attribution.test(after) && !OPENERS.has(firstWord(after));
}

/** Whether a new sentence surely begins: with somebody speaking, or with one of the words that begin sentences. */
function beginsAnew(after: string): boolean {
  return /^["'“‘«]/.test(after) || OPENERS.has(firstWord(after));
}

/** The first word in small letters, if it has a capital: `The`, `It's` (as `it`). */
function firstWord(text: string): string {
  return /^\p{Lu}\p{L}*(?![\p{L}-])/u.exec(text)?.[0].toLowerCase() ?? '';
}

/** `GOV` as `Gov`, so that capitals need no table of their own. */
function asPrinted(word: string): string {
  return /^\p{Lu}{2,}$/u.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}
