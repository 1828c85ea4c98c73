import type { Passage } from '#src/ingest/paragraphs.ts';
import { foldTitle, isShort, isTitleLike, undressed } from './wording.ts';

const LONGEST_HEADING = 12;

/** The numbers of the passages in a table of contents: headings in a row that each come again further down. */
export function findContents(passages: readonly Passage[]): ReadonlySet<number> {
  const titles = passages.map((passage) => (isHeading(passage) ? foldTitle(passage.text) : undefined));
  const last = new Map(titles.map((title, i) => [title, i]));
  const comesAgain = titles.map((title, i) => title !== undefined && last.get(title) !== i);

  const listed = passages.filter((_, i) => comesAgain[i] && (comesAgain[i - 1] || comesAgain[i + 1]));
  return new Set(listed.map(({ number }) => number));
}

function isHeading({ text }: Passage): boolean {
  return isShort(text, LONGEST_HEADING) && isTitleLike(undressed(text));
}
