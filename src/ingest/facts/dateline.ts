import type { Published } from '#index/article.ts';
import { findPublished } from './dates.ts';

/** Where, and if the line says so when, a story was filed. `place` is as printed. */
export type Dateline = { place: string; published?: Published };

const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?';
const DATE = `(?:${MONTH} \\d{1,2}(?:,? \\d{4})?|\\d{1,2} ${MONTH}(?: \\d{4})?)`;
const CITY = "\\p{Lu}[\\p{Lu}\\p{M}.'’ -]+?";
const REGION = ", ?\\p{Lu}[\\p{L}.'’]+(?: \\p{Lu}[\\p{L}.'’]+){0,2}?";
const AGENCY = '\\([\\p{Lu}][\\p{L}\\d .&/-]{1,30}\\)';
// A hyphen has spaces around it, or it joins: “SMITH--John, 98” is a death notice.
const DASH = '(?: --? | ?[–—] ?)';

// WASHINGTON (AP) — · ST. PAUL, Minn. — · WASHINGTON D.C January 26, 2026 – · MINNEAPOLIS, MINNESOTA: · Paris (AFP) -
const FORMS = [
  new RegExp(
    `^(?<place>${CITY}(?:${REGION})?),? ?(?<date>${DATE})?,? ?(?:${AGENCY})?${DASH}(?=["'“‘]?[\\p{L}\\p{N}])`,
    'u',
  ),
  new RegExp(`^(?<place>${CITY}${REGION}) ?(?:${AGENCY})?: `, 'u'),
  new RegExp(
    `^(?<place>\\p{Lu}[\\p{L}.'’ -]{2,40}?(?:${REGION})?),? ?(?<date>${DATE})? ?\\((?:AP|AFP|Reuters|REUTERS|CNN|UPI|Bloomberg|ANI|PTI|TNS|BBC|dpa|Xinhua)\\)${DASH}`,
    'u',
  ),
];
// A dateline is over well before this; no pattern need look further.
const LONGEST = 120;

// Words in capitals that open a line and name no place, and words that no place has in its name.
const LABEL =
  /^(?:BREAKING|EXCLUSIVE|UPDATED?|WATCH|VIDEO|PHOTOS?|OPINION|ANALYSIS|COMMENTARY|EDITORIAL|LIVE|NEWS?|JUST IN|DEVELOPING|REPORT|POLL|REVIEW|RELATED|FACT CHECK|FACT-CHECK|NOTE|CORRECTION|CLARIFICATION|EDITOR['’]?S NOTE|FILE|ABSTRACT|FULL TEXT|READ MORE|MORE|TRANSCRIPT|EXPLAINER|SPOILERS?|WARNING|BOTTOM LINE)(?: (?:NEWS|ALERT|NOW|VIDEO|REPORT))?$/u;
const NO_NAME = /\b(?:IS|ARE|WAS|NOT|SAYS?|WHAT|WHY|HOW|WHO|TO|FOR|WITH|FROM|JUST|STEP|PART|CHAPTER|DAY)\b/u;
const INITIALS = /^(?:\p{Lu}\.?){1,4}$/u;
const MOST_WORDS = 6;

/** The dateline a paragraph opens with, if it opens with one. */
export function readDateline(text: string): Dateline | undefined {
  const opening = text.slice(0, LONGEST);
  for (const form of FORMS) {
    const { place, date } = form.exec(opening)?.groups ?? {};
    if (place && isPlace(place.trim())) return { place: place.trim(), ...filed(date) };
  }
  return undefined;
}

function isPlace(text: string): boolean {
  return text.split(' ').length <= MOST_WORDS && ![LABEL, NO_NAME, INITIALS].some((sign) => sign.test(text));
}

// “Jan. 26” without a year is half a date, and half a date is none.
function filed(date: string | undefined): { published?: Published } {
  const published = date === undefined ? undefined : findPublished(date);
  return published ? { published } : {};
}
