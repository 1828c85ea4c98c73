import type { Published } from '#index/text/article.ts';
import { findPublished, MONTH_NAME } from './dates.ts';

/** Where, and if the line says so when, a story was filed. Both are as printed; `published` only with its year. */
export type Dateline = { place: string; published?: Published; day?: string };

const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?';
const ELSEWHERE = `\\d{1,2}\\.? (?:de )?(?i:${MONTH_NAME})\\.?(?: (?:de )?\\d{4})?`;
const DATE = `(?:${MONTH} \\d{1,2}(?:,? \\d{4})?|\\d{1,2} ${MONTH}(?: \\d{4})?|${MONTH} \\d{4}|${ELSEWHERE})`;
const CITY = "\\p{Lu}[\\p{Lu}\\p{M}.'’/ -]+?";
const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]+";
const NAMED = `${NAME}(?:[ /](?:(?:de|da|do|del|al|of|the|upon) )?${NAME}){0,3}(?: \\(\\p{L}+\\))?(?: \\[\\p{L}+\\])?`;
const REGION = ", ?\\p{Lu}[\\p{L}.'’]+(?: \\p{Lu}[\\p{L}.'’]+){0,2}?";
const STATE =
  ', (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N[.] ?(?:C|D|H|J|M|Y)|Okla|Ore|Pa|R[.] ?I|S[.] ?(?:C|D)|Tenn|Va|Vt|Wash|W[.] ?Va|Wis|Wyo|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)[.]?';
const AGENCY = '(?:\\([\\p{Lu}][\\p{L}\\d .&/-]{1,30}\\)|/[\\p{Lu}][\\p{L}\\d ]{1,30}/\\.?)';
const WIRE =
  '\\((?:AP|AFP|Reuters|REUTERS|CNN(?: Business)?|UPI|Bloomberg|ANI|PTI|IANS|TNS|BBC(?: News)?|dpa(?:/[\\p{L}]{2,4})?|EFE|Europa Press|Yonhap|Kyodo|Xinhua|ANSA|Ansa|Lusa|ANP|Belga|APA|SDA|PAP|SID|sid|KNA|epd)\\)';
// A hyphen has spaces around it, or it joins: “SMITH--John, 98” is a death notice.
const DASH = '(?: --? | ?[–—] ?|(?<=[)/])-- ?|(?<=\\))\\. ?[-–—] ?|(?<=/\\.) )';
// There the story begins, as any text does: “UNESCO — which denied it” files from nowhere.
const LEAD = '(?=["\'“‘$€£#]*[\\p{Lu}\\p{N}])';

// In scripts without capitals only an agency beside it tells a place: هارلو (رويترز) - · 新华社哈洛1月14日电 · 【ハーロウ共同】
const UNCASED = [
  '(?<place>[\\p{Script=Arabic}]{2,20}(?: [\\p{Script=Arabic}]{2,20}){0,2})،? ?(?:\\d{1,2} [\\p{Script=Arabic}]{2,12} ?)?\\((?<agency>رويترز|أ ?ف ?ب|فرانس برس|د ?ب ?أ|أسوشيتد برس|أ ?ب|الأناضول|شينخوا|وام|واس|قنا|بترا|سي إن إن|وكالات|CNN|AFP|AP)\\) ?[-–—:]',
  '[（(]?(?<agency>新华社|中新社|中新网|人民网|央视网|路透社?|法新社|美联社|中央社|共同社|澎湃新闻|本报)(?:記者|记者)?(?<place>\\p{Script=Han}{2,8}?)(?<date>(?:\\d{1,2}月)?\\d{1,2}日)(?:专电|电|電|讯|訊)',
  '【(?<place>[\\p{Script=Han}\\p{Script=Katakana}ー]{2,12}?)(?<agency>共同|時事|ロイター|AFP時事|[=＝][\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー・]{2,12})】',
];

// WASHINGTON (AP) — · ST. PAUL, Minn. — · WASHINGTON D.C January 26, 2026 – · MOSCOW, January 26. /TASS/. ·
// Milltown, Ohio — · MINNEAPOLIS, MINNESOTA: · Paris (AFP) - · New Delhi, Jan 26 (PTI) ·
const FORMS = [
  `(?<place>${CITY}(?:${REGION})?),? ?(?<date>${DATE})?,? ?\\.? ?(?<agency>${AGENCY})?${DASH}${LEAD}`,
  `(?<place>${NAMED}${STATE}),? ?(?<date>${DATE})? ?(?<agency>${AGENCY})?${DASH}${LEAD}`,
  `(?<place>${CITY}${REGION}) ?(?<agency>${AGENCY})?: `,
  `(?<place>${NAMED}(?:${REGION})?),? ?(?<date>${DATE})? ?(?<agency>${WIRE})(?:${DASH}|:? ?)${LEAD}`,
  ...UNCASED,
].map((form) => new RegExp(`^${form}`, 'u'));
// A dateline is over well before this; no pattern need look further.
const LONGEST = 120;

// Words in capitals that open a line and name no place, and words that no place has in its name.
const LABEL =
  /^(?:BREAKING|EXCLUSIVE|UPDATED?|WATCH|VIDEO|PHOTOS?|OPINION|ANALYSIS|COMMENTARY|EDITORIAL|LIVE|NEWS?|JUST IN|DEVELOPING|REPORT|POLL|REVIEW|RELATED|FACT CHECK|FACT-CHECK|NOTE|CORRECTION|CLARIFICATION|EDITOR['’]?S NOTE|FILE|ABSTRACT|FULL TEXT|READ MORE|MORE|TRANSCRIPT|EXPLAINER|SPOILERS?|WARNING|BOTTOM LINE)(?: (?:NEWS|ALERT|NOW|VIDEO|REPORT))?$/u;
const NO_NAME =
  /\b(?:IS|ARE|WAS|NOT|SAYS?|WHAT|WHY|HOW|WHO|TO|FOR|WITH|FROM|JUST|STEP|PART|CHAPTER|DAY|BYLINE|HOST|ANCHOR)\b/u;
// ICE, U.S., NATO; but KYIV is a city, and so is whatever an agency files from.
const INITIALS =
  /^(?:\p{Lu}\.?){1,3}$|^(?:\p{Lu}\.){2,}$|^(?:NATO|NASA|FEMA|NOAA|OPEC|FIFA|UEFA|NCAA|DACA|SWAT|AIDS)$/u;
const MOST_WORDS = 6;

/** The dateline a paragraph opens with, if it opens with one. */
export function readDateline(text: string): Dateline | undefined {
  // A space that does not break, or is as wide as an ideograph, parts words as any does.
  const opening = text.slice(0, LONGEST).replace(/\s/gu, ' ');
  for (const form of FORMS) {
    const { place, date, agency } = form.exec(opening)?.groups ?? {};
    const name = place?.trim() ?? '';
    if (isPlace(name) && (agency || !INITIALS.test(name))) return { place: name, ...filed(date) };
  }
  return undefined;
}

function isPlace(text: string): boolean {
  return text !== '' && text.split(' ').length <= MOST_WORDS && ![LABEL, NO_NAME].some((sign) => sign.test(text));
}

/** “Jan. 26” without a year is half a date, and half a date is none. */
function filed(date: string | undefined): { published?: Published; day?: string } {
  if (date === undefined) return {};
  const published = findPublished(date);
  return published ? { published } : { day: date };
}

/** A dateline's day in a year: “Jan. 26” or “1月26日” in 2026; undefined where that year has no such day. */
export function dayInYear(day: string, year: number): Temporal.PlainDate | undefined {
  const written = /\p{Script=Han}/u.test(day) ? `${year}年${day}` : `${day}, ${year}`;
  const published = findPublished(written);
  return published?.precision === 'day' ? Temporal.PlainDate.from(published.at) : undefined;
}
