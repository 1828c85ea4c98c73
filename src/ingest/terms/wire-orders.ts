import { endsSentence, hasWords, isCapitals, isShort, withoutWebCode } from '#src/ingest/marking/wording.ts';
import { readPrintedTime } from './printed-time.ts';

/** What a wire, or whoever sent it, tells its desks to do with a story; for an embargo, until when, in its own words. */
export type WireOrder = { does: 'kill' | 'hold' } | { does: 'embargo'; until: string };

// Most lines have none of these, and need no further look.
const ORDER_HINT =
  /embargo|kill|retract|withdr|withh|hold|held|releas|publi|advance|remov|pull|status|\b(?:not?|don't)\b.{1,60}\b(?:before|until|till?|prior)\b|\buse\b|(?-i:\p{Lu}(?: \p{Lu}){4})/iu;
const GONE_HINT = /kill|retract|withdr|remov|taken down|pull|spik|recall|unpubl|delet|disregard|do not use/iu;
const LABEL_HINT = /embargo|kill|retract|withdr|hold|publi|releas|(?-i:\p{Lu}(?: \p{Lu}){4})/iu;

const PIECE =
  '(?:stor(?:y|ies)|articles?|reports?|(?:press |news |media )?releases?|copy|items?|dispatch(?:es)?|documents?|materials?|contents?|text|information|statement|speech|remarks|advisory|paper|study|column|post|page|column|piece)';
// A study, a post or a bill that was withdrawn is news; a story says so of itself.
const OWN_PIECE =
  '(?:stor(?:y|ies)|articles?|reports?|(?:press |news |media )?releases?|copy|items?|dispatch(?:es)?|column|piece)';
const OWN = `(?:(?:this|these|our) (?:\\p{L}+ )?${OWN_PIECE}|the (?:following|above|below|attached|preceding) (?:\\p{L}+ )?${OWN_PIECE}|the (?:\\p{L}+ )?${OWN_PIECE} (?:below|above|attached|that follows|which follows|on this page))`;
const THIS = `(?:(?:this|these|our)(?: (?:\\p{L}+ )?${PIECE})?|(?:the|all|any) (?:following|above|below|attached|enclosed|preceding)(?: (?:\\p{L}+ )?${PIECE})?|(?:the|all) ${PIECE} (?:below|above|herein|attached|that follows|which follows|on this page)|all ${PIECE})`;
const LEAD =
  '(?:AP|AFP|UPI|PA|REUTERS|URGENT|BULLETIN|FLASH|ATTENTION|ATTN|EDITORS?|EDS?|DESKS?|NEWSDESKS?|MANDATORY|ADVISORY|PLEASE|STORY|STRICTLY|STRICT|NOTES?|NEWS|PRESS|MEDIA|RELEASE|EMBARGO|IMPORTANT|WARNING|NB|CONFIDENTIAL|DRAFT|ALL|TO|THE|AND|UNDER|MOVED|IN)';
const TO = `^\\W*(?:${LEAD}\\b(?:'S|S')?\\W*)*`;
/** The same in any case, where what follows leaves no doubt. */
const TO_ANY = `^\\W*(?:${LEAD}\\b(?:'s|s')?[^\\p{L}\\p{N}]*)*`;
// A hyphen within a word ends nothing: a “KILL-SWITCH LAW” is news.
const ENDS = '(?=\\W*$| ?[:.!]| ?-(?![\\p{L}\\p{N}])| (?:NOTICE|ADVISORY|STORY|THE|THIS|BC-|MANDATORY|FOR)\\b)';
const GONE = '(?:withdrawn|retracted|killed|removed|taken down|pulled|spiked|recalled|unpublished|deleted)';

// In capitals, as wires write to desks: a film called “Kill” and a bill to kill a bill are news.
const KILL = [
  new RegExp(`${TO}(?:KILL|(?<=STORY )(?:KILLED|REMOVED|PULLED))\\b${ENDS}`, 'u'),
  new RegExp(`${TO}(?:WITHDRAWN|RETRACTED|RETRACTION)(?: (?:NOTICE|STORY|ARTICLE))?\\W*$`, 'u'),
  /^\^?(?:BC|AP|US|UPI|AFP)-[^,.]{0,80}-kill\b/iu,
  /^status ?: ?(?:killed|withdrawn|retracted)\b\W*$/iu,
];
// A story that speaks of itself, in as many words as it likes.
const SAYS_GONE = [
  new RegExp(
    `^${OWN} (?:has been|have been|was|were|is|are|is being|had been) (?:(?:now|since|also|hereby|formally|officially|fully) )*${GONE}\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:we|the (?:editors?|publishers?|authors?)|[\\p{Lu}][\\p{L} ]{2,40}) (?:has|have|is|are|hereby)?(?: (?:now|since|hereby|formally))* ?(?:withdrawn?|withdrawing|retract(?:ed|ing)?|kill(?:ed|ing)?) (?:${OWN})\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:please |(?:editors|desks|members|clients|subscribers)\\b.{0,40} )(?:kill|withdraw|disregard|do not use|delete) (?:the|this|all)\\b.{0,40}\\b${PIECE}`,
    'iu',
  ),
];
const HOLD = [
  new RegExp(`${TO}(?:WITHHOLD(?:ING)?|HOLD)\\b${ENDS}`, 'u'),
  new RegExp(
    `${TO_ANY}(?:hold for (?:release|publication)|(?:not|do not|don't) (?:for )?(?:publication|release|publish|release|broadcast|circulate|print|run)(?: or (?:publication|release|publish|broadcast|distribution))?)(?=\\W*$| ?[:!]| ?-(?!\\p{L})| (?:this|the) (?:story|copy)\\b)`,
    'iu',
  ),
  /^status ?: ?(?:held|hold|on hold|withheld|draft|embargoed)\b\W*$/iu,
];

const RELEASE = '(?:release|publication|publish|use|broadcast|distribution|circulation)';
const UNTIL =
  '(?: (?:until|till|til|to|before|at|by|for|on|through|thru|lifts|ends|expires)|(?= ?[:]| ?-(?!\\p{L})|\\W*$| ?\\d))';

/** Ways to say “not before”. `sure`: no reporting begins so; what others begin with must go on as a time does. */
const EMBARGO: readonly { sign: RegExp; sure: boolean }[] = [
  {
    sign: new RegExp(`${TO_ANY}embargoed(?: for(?: the)?(?: (?:${RELEASE}|media|all media))+)?${UNTIL}`, 'iu'),
    sure: true,
  },
  { sign: new RegExp(`${TO_ANY}(?:strictly|under (?:strict )?)embargo\\b`, 'iu'), sure: false },
  {
    sign: new RegExp(
      `^${THIS} (?:is|are|remains?|was|were|has been|have been)(?: \\p{L}+ly)?(?: under(?: (?:an?|strict))*)? embargo(?:ed)?\\b`,
      'iu',
    ),
    sure: true,
  },
  { sign: new RegExp(`${TO}(?:UNDER )?EMBARGO\\b(?=\\W*$)`, 'u'), sure: true },
  { sign: /^\W*embargo(?: (?:date|time|notice|details))?(?: ?:|$)/iu, sure: false },
  { sign: new RegExp(`${TO_ANY}(?:under (?:strict )?)?embargo(?: for ${RELEASE})?${UNTIL}`, 'iu'), sure: false },
  { sign: /^\W*(?:please )?(?:respect|observe|honou?r) (?:(?:the|this|our) )?embargo\b/iu, sure: true },
  {
    sign: new RegExp(
      `(?:${TO_ANY}|^${THIS} (?:is |are |may |must )?)(?:not|do not|don't|no)(?: to)?(?: be)?(?: for)? ?(?:release|publication|publish|use|broadcast|distribution|quot|circulat|print|run)\\p{L}*(?:(?:,| or| and)? (?:release|publi|use|broadcast|distribut|quot|circulat|print)\\p{L}*)*(?: in (?:any|whole|part)\\b[^,]{0,30})?,? (?:before|until|till|til|prior to)\\b`,
      'iu',
    ),
    sure: true,
  },
  { sign: new RegExp(`${TO_ANY}(?:hold|held)(?: for ${RELEASE})? (?:until|till|til)\\b`, 'iu'), sure: false },
  { sign: new RegExp(`${TO_ANY}(?:hold )?for ${RELEASE}\\b(?! immediately)`, 'iu'), sure: false },
  { sign: new RegExp(`${TO_ANY}(?:release|publication) (?:date|time|date and time)? ?:`, 'iu'), sure: false },
  {
    sign: new RegExp(`${TO_ANY}advance(?: copy| story)?(?: (?:for|of|to))?(?: (?:${RELEASE}))?\\b`, 'iu'),
    sure: false,
  },
];
const LINK_WORDS =
  /^[\s:,.;-]*(?:(?:for (?:release|publication|use|broadcast)|until|till|til|to|at|on|before|after|by|for|and|not|lifts|ends|expires|prior)\b[\s:,.;-]*)*/iu;
// What an embargo waits for that is no time.
const EVENT =
  /\b(?:deliver|further notice|speech|notice|announce|confer|conclusion|start of|end of|advised|instruct|releas|publi|embargo|lifted)\p{L}*/iu;
const TELLS = /\b(?:said|says?|told|tells?|according to|announced|reported|warned|rules|ruled|urged)\b/iu;
const CLOCK = /\d[:.]\d|\d ?[ap]\.? ?m\b|\d{3,4} ?h|\b(?:noon|midnight|midday|gmt|utc)\b/iu;

const QUOTE = /[“"«„]/u;

const LONGEST = 30;
const MOST_CHARACTERS = 1_500;

/** A line read as an order, whatever marks stand around its words; undefined when it is none. */
export function readOrder(text: string): WireOrder | undefined {
  const opening = text.slice(0, MOST_CHARACTERS);
  if (GONE_HINT.test(opening) && saysGone(opening)) return { does: 'kill' };
  if (!isShort(opening, LONGEST) || !ORDER_HINT.test(opening)) return undefined;

  const line = bare(opening);
  return readWord(line) ?? readEmbargo(line);
}

/** The order that a headline carries before, behind or beside its own words: “RETRACTED: …”, “… (embargoed until …)”. */
export function readLabel(headline: string): WireOrder | undefined {
  if (!LABEL_HINT.test(headline)) return undefined;
  const parts = partsOf(headline, /(?<!\s)\s+[-–—|]\s+|[[\](){}]/u);
  if (LABEL.test(bare(headline)) || parts.some((part) => LABEL_ALONE.test(part))) return { does: 'kill' };

  const labels = partsOf(headline, /(?<=\p{L}): /u).filter((part) => /embargoed/iu.test(part));
  return [...parts.filter(isLabel), ...labels]
    .map((part) => readWord(part) ?? readEmbargo(part))
    .find((order) => order);
}

function partsOf(headline: string, mark: RegExp): string[] {
  const parts = headline.split(mark).map(bare);
  return parts.length > 1 ? parts.filter((part) => part !== '') : [];
}

/** Whether a part of a headline could be an order: “Cuba | Embargo” has a part that is none. */
function isLabel(part: string): boolean {
  return isCapitals(part) || /embargoed|\d/iu.test(part);
}

const LABEL = new RegExp(
  `${TO_ANY}(?:retracted|withdrawn|retraction)(?: (?:article|story|report|paper|chapter))?(?::| -(?= ))`,
  'iu',
);
const LABEL_ALONE = /^(?:retracted|withdrawn|RETRACTION)(?: (?:article|story|report|paper|chapter))?$/iu;

function readWord(line: string): WireOrder | undefined {
  if (KILL.some((sign) => sign.test(line))) return { does: 'kill' };
  return HOLD.some((sign) => sign.test(line)) ? { does: 'hold' } : undefined;
}

function readEmbargo(line: string): WireOrder | undefined {
  for (const { sign, sure } of EMBARGO) {
    const head = sign.exec(line)?.[0];
    if (head === undefined) continue;
    const until = line
      .slice(head.length)
      .replace(LINK_WORDS, '')
      .replace(/(?<![\s.*!])[\s.*!]+$/u, '');
    if (isOrder(until, { line, sure })) return { does: 'embargo', until: timeIn(until) };
  }
  return undefined;
}

/** Whether what follows makes an order of it: a time, what it waits for, or nothing. Whoever tells of an embargo goes on. */
function isOrder(until: string, { line, sure }: { line: string; sure: boolean }): boolean {
  if (isTelling(line)) return false;
  if (sure || until === '') return sure || !/advance/iu.test(line) || isCapitals(line);
  const { end } = readPrintedTime(until);
  const rest = until.slice(end);
  return end > 0 ? rest === '' || isParted(rest) || isCapitals(line) : EVENT.test(until) && isShort(until, 12);
}

/** Whether a line tells of something in a sentence of its own. Orders are short, in capitals, or end in no full stop. */
function isTelling(line: string): boolean {
  if (isCapitals(line)) return false;
  return (endsSentence(line) && hasWords(line, 12) && /, \p{L}/u.test(line)) || TELLS.test(line);
}

/** The time at the beginning of what follows an order, unless what stands behind it may change it. */
function timeIn(until: string): string {
  const { end } = readPrintedTime(until);
  const rest = until.slice(end);
  return isParted(rest) && !CLOCK.test(rest) ? until.slice(0, end) : until;
}

function isParted(rest: string): boolean {
  return /^(?:-(?= )|[|:;.]|$)/u.test(rest);
}

/** A line without web code and the marks of markdown, brackets and quotation, in plain spaces, quotes and dashes. */
function bare(text: string): string {
  const line = withoutWebCode(text)
    .replace(/[‘’]/gu, "'")
    .replace(/(?:(?<!\s)\s+)?[–—]\s*/gu, ' - ')
    .replace(/[*_#`~<>[\](){}"“”„«»=|•·►▶→]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  // “E M B A R G O E D”
  return line.replace(/(?<!\p{L})\p{Lu}(?: \p{Lu}){4,}(?!\p{L})/gu, (spaced) => spaced.replaceAll(' ', ''));
}

/** Whether a text says of itself that it is withdrawn. Where somebody is quoted, another's is meant. */
function saysGone(text: string): boolean {
  const isQuoting = QUOTE.test(text) && TELLS.test(text);
  const sentences = isQuoting ? [] : bare(text).split(/(?<=[.!?:]) (?=\p{Lu})/u);
  return sentences.some((sentence) => SAYS_GONE.some((sign) => sign.test(sentence.replace(/^\W+/u, ''))));
}
