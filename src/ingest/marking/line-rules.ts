import { DESK_RULES } from './desk-rules.ts';
import { FURNITURE_RULES } from './furniture-rules.ts';
import type { LineRule } from './line-rule.ts';
import { PICTURE_RULES } from './picture-rules.ts';
import { PROMO_RULES } from './promo-rules.ts';
import { countWords, endsSentence, plainLine } from './wording.ts';

// Pictures before promos, since a credit may name a network; promos before furniture, since a promo says more.
const LINE_RULES: readonly LineRule[] = [...PICTURE_RULES, ...PROMO_RULES, ...FURNITURE_RULES, ...DESK_RULES];

/** The rule for what no words tell, but the place: a page's number, its running head or foot. */
export const PAGE_FURNITURE: LineRule = {
  kind: 'boilerplate',
  rule: 'A page’s number, or the line at its head or foot.',
  words: 0,
  says: [],
};

// “Get the latest jab, doctors said.” No page asks for a click in somebody else's voice.
const SAYING =
  /\b(?:said|says?|told|according to|announced|reported|warned|urged|advised|officials|police)\b|, (?:the|an?|one|he|she|they|it) [^,]{2,60}\.$/iu;

// No line of a page's furniture is longer, and no pattern need look at more.
const LONGEST = 1_500;
const MOST_WORDS = 1 + LINE_RULES.reduce((most, { words }) => Math.max(most, words), 0);

/** The first rule that knows a line by its words alone. */
export function findLineRule(text: string): LineRule | undefined {
  if (text.length > LONGEST) return undefined;

  const line = plainLine(text);
  const count = countWords(line, MOST_WORDS);
  const isTold = () => endsSentence(text) && SAYING.test(line);
  return LINE_RULES.find(
    ({ words, tells, says }) => count <= words && says.some((sign) => fits(sign, line)) && (tells || !isTold()),
  );
}

function fits(sign: LineRule['says'][number], line: string): boolean {
  return sign instanceof RegExp ? sign.test(line) : sign(line);
}
