import { isListItem } from '#src/ingest/paragraphs.ts';
import { hasWords, isShort, isTitleLike, undressed } from './wording.ts';

// What no heading is: something told that lost its full stop, a figure, a speaker's turn.
const TELLING: readonly RegExp[] = [
  // “Jane Doe, 52” heads what is told of her, and tells something itself.
  /, \d{1,3}$/u,
  // “9:15 p.m. Lights go out”, “March 2, 2019: The crack is as wide as a coin”
  /^(?:\d{1,2}[:.]\d{2}\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.? \d[^:–—-]{0,8} ?[:–—-] )/u,
  // “Attendance: 2,113”, “Sedge County 24.1”
  /(?<!\d): ?[$£€₹]?\d|\p{L} \d[\d.,]*%?$/u,
  // “KETTLE: And then it was gone”
  /^\p{Lu}[\p{Lu} .'-]{0,30}: \S/u,
  // “(Applause)”
  /^[([].*[)\]]$/u,
  // “They never came back”
  /^(?:I|He|She|They|It|Nobody|Everybody|Everyone|Someone|There) \S+ \S/u,
  // “For tickets, visit www.hall.example”
  /(?:https?:\/\/|www\.|@)\S/u,
];
const PAST_TENSE = /\b(?:said|told|added|wrote|was|were)\b/u;
const LONGEST = 12;

/** Whether a line is as short and bare as a heading or a pull quote. */
export function isShortLine(text: string): boolean {
  return isTitleLike(undressed(text)) && !isListItem(text) && isShort(text, LONGEST);
}

/** Whether a line could head a section: short, bare, and telling nothing. */
export function isHeading(text: string): boolean {
  const isSentence = hasWords(text, 7) && PAST_TENSE.test(text);
  return isShortLine(text) && !isSentence && !TELLING.some((sign) => sign.test(text));
}
