import { isListItem, type SplitParagraph } from '#src/ingest/paragraphs.ts';
import { hasWords, isTitleCase, undressed } from './wording.ts';

// “FERRY HOLDINGS  12.40  -0.35”, “Attendance: 2,113”: two figures or more, or a table's columns.
const FIGURES = /^[^\d\n]*\d.*[^\d.,]\d|\t| {3}\S.* {3}\S/u;
// “Tilford City v Ashby”, “Ashby vs. Northport”
const AGAINST = /\p{L} (?:v|vs)\.? \p{Lu}/u;
// “Best crew - The Ferrymen of Harlow”, “Best crew: The Ferrymen of Harlow”
const PAIR = /^\P{Pd}{2,60}(?: [-–—] |: )\P{Pd}{2,120}$/u;
const FEWEST_ROWS = 2;
// A title that leads to another story has at least as many words.
const TITLE_WORDS = 5;

/** The numbers of the paragraphs that are rows of a list or table, each of one form with the row beside it. */
export function findRows(paragraphs: readonly SplitParagraph[]): ReadonlySet<number> {
  const lists = inForm(paragraphs).filter((rows) => rows.length >= FEWEST_ROWS && !areLinks(rows));
  return new Set(lists.flat().map(({ number }) => number));
}

/** Paragraphs right below each other that are of one form. */
function inForm(paragraphs: readonly SplitParagraph[]): SplitParagraph[][] {
  const lists: SplitParagraph[][] = [];
  let before: string | undefined;
  for (const paragraph of paragraphs) {
    const form = formOf(paragraph.text);
    if (form !== undefined && form === before) lists.at(-1)?.push(paragraph);
    else if (form !== undefined) lists.push([paragraph]);
    before = form;
  }
  return lists;
}

function formOf(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const words = undressed(text);
  if (FIGURES.test(words)) return 'figures';
  if (AGAINST.test(words)) return 'against';
  if (isListItem(text)) return PAIR.test(words) ? 'paired item' : 'item';
  return undefined;
}

/** A list of nothing but whole titles is one of other stories. */
function areLinks(rows: readonly SplitParagraph[]): boolean {
  return rows.every(
    ({ text }) => formOf(text) === 'item' && isTitleCase(undressed(text)) && hasWords(text, TITLE_WORDS),
  );
}
