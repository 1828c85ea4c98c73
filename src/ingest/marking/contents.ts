import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import { foldTitle, isShort, isTitleLike, undressed } from './wording.ts';

const LONGEST_HEADING = 12;

/** The numbers of the paragraphs in a table of contents: headings in a row that each come again further down. */
export function findContents(paragraphs: readonly SplitParagraph[]): ReadonlySet<number> {
  const titles = paragraphs.map((paragraph) => (isHeading(paragraph) ? foldTitle(paragraph.text) : undefined));
  const last = new Map(titles.map((title, i) => [title, i]));
  const comesAgain = titles.map((title, i) => title !== undefined && last.get(title) !== i);

  const listed = paragraphs.filter((_, i) => comesAgain[i] && (comesAgain[i - 1] || comesAgain[i + 1]));
  return new Set(listed.map(({ number }) => number));
}

function isHeading({ text }: SplitParagraph): boolean {
  return isShort(text, LONGEST_HEADING) && isTitleLike(undressed(text));
}
