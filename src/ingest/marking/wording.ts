// Where no space parts words, a word is taken to have two ideographs or kana, or five letters of Thai, Lao, Khmer or Burmese.
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{1,2}|[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]{1,5}';
const LETTER =
  '[[\\p{L}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]]';
const ANY_WORD = new RegExp(`${UNSPACED}|${LETTER}+(?:['’.,\\-]${LETTER}+)*`, 'gv');
// What has none of their characters is read three times as fast without them: all of them stand above this, but for marks.
const MAY_BE_UNSPACED = /[^\0-\u0dff\u2000-\u206f]/;
const SPACED_WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
// A line's last mark, with whatever closes after it, stands within this many characters of its end.
const LONGEST_END = 12;
// A footnote's mark may stand behind the full stop.
const CLOSING = '["\'”’»“)\\]」』）〉》]*(?:\\[\\d{1,3}\\]){0,3}$';
const SENTENCE_END = new RegExp(`[.!?…。！？．؟۔।]${CLOSING}`, 'u');
const CLOSED = new RegExp(`[.!?…:;,。！？．؟۔।：；、，،؛]${CLOSING}`, 'u');
// Scraped and marked-up lines wear bullets, stars, hashes, brackets and quote marks around their words.
const DRESS_BEFORE = ' \t*_#>•·▶►→»|[(`~+-';
const DRESS_AFTER = ' \t])`~|→»';
const EMPHASIS = '*_';
const QUOTES = '"“”';

const NAME =
  /^(?:[\p{Lu}\d@][\p{L}\p{M}\d_.'’/&-]*|and|&|de|del|della|der|den|di|du|van|von|la|le|bin|al|el|for|of|the|in|with|at|[-–—|])$/u;

const WEB_CODE = /<\/?[a-z][^<>]{0,500}>/giu;

/** A text without the web code a scraper left in it: the marks in `<a href="…">` quote nobody. */
export function withoutWebCode(text: string): string {
  return text.includes('<') ? text.replace(WEB_CODE, ' ') : text;
}

/** The words of a line, hyphenated and dotted ones counted once. */
export function plainWords(text: string): string[] {
  return text.match(wordIn(text)) ?? [];
}

/** How many words a line has, counted no further than `enough`. */
export function countWords(text: string, enough: number): number {
  const word = wordIn(text);
  let count = 0;
  word.lastIndex = 0;
  while (count < enough && word.test(text)) count += 1;
  return count;
}

function wordIn(text: string): RegExp {
  return MAY_BE_UNSPACED.test(text) ? ANY_WORD : SPACED_WORD;
}

/** Whether a line has this many words or more. */
export function hasWords(text: string, fewest: number): boolean {
  return countWords(text, fewest) === fewest;
}

/** Whether a line has this many words or fewer. */
export function isShort(text: string, most: number): boolean {
  return !hasWords(text, most + 1);
}

/** A line without the bullets, stars, hashes and brackets around it. */
export function undressed(text: string): string {
  // “*Most said so*” is dressed in stars; “Most said *so*” has a starred word, and keeps both.
  const isEmphasised = EMPHASIS.includes(text.charAt(0));
  return stripped(text, DRESS_BEFORE, isEmphasised ? DRESS_AFTER + EMPHASIS : DRESS_AFTER);
}

/** A line as rules read it: undressed, in plain spaces, quotes and dashes. */
export function plainLine(text: string): string {
  const line = /\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ') : text;
  const plain = withoutWebCode(line).replace(/[‘’]/gu, "'").replace(/[–—]/gu, '-');
  return stripped(undressed(plain), QUOTES, QUOTES);
}

/** Whether these words are names from end to end, as in a credit: capitals, and the small words between names. */
export function areNames(text: string): boolean {
  const words = text.split(/[\s,]+/u).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => NAME.test(word));
}

/** Whether a paragraph comes to an end as a sentence does. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-LONGEST_END));
}

/** Whether a line stops without any mark, as titles and labels do: no full stop, no colon. */
export function isUnmarked(text: string): boolean {
  return !CLOSED.test(text.slice(-LONGEST_END));
}

/** Whether a paragraph reads as running text: it ends as a sentence and has the length of one. */
export function isProse(text: string): boolean {
  return endsSentence(text) && hasWords(text, 12);
}

const TITLE_START = /^["'“‘«„¿¡$€£#「『《【（]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const ADDRESS_AT_END = /\s(?:https?:\/\/|www\.)\S+$/iu;

/** Whether a line could stand above a story or a section: words, begun with a capital or figure, without a full stop or link. */
export function isTitleLike(text: string): boolean {
  return TITLE_START.test(text) && isUnmarked(text) && isShort(text, 32) && !ADDRESS_AT_END.test(text);
}

/** Whether A Line Is Set Like This, as headlines are. */
export function isTitleCase(text: string): boolean {
  // Short words (of, the, with) are set small even in titles.
  const telling = plainWords(text).filter((word) => /^\p{L}{5,}/u.test(word));
  return telling.length >= 2 && telling.filter(startsUpper).length >= telling.length * 0.8;
}

/** Whether a line is ALL CAPITALS. */
export function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /(?:\p{L}\P{L}*){3}/u.test(text);
}

/** A line as titles are compared: letters and figures only, case and accents aside. */
export function foldTitle(text: string): string {
  return (
    foldLetters(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

/** A text without accents and the like. */
export function foldLetters(text: string): string {
  // Marks go first where they stand apart from their letter: to put thousands of them in order takes too long.
  return text
    .replace(/\p{M}+/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

// By hand: a pattern that looks for the end of a line tries again at every mark, and takes minutes on a line of stars.
function stripped(text: string, before: string, after: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && before.includes(text.charAt(start))) start += 1;
  while (end > start && after.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function startsUpper(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
