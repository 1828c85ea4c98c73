import type { Passage } from '../paragraphs.ts';
import { foldTitle, isShort, isTitleLike, undressed } from './wording.ts';

const LONGEST_HEADING = 12;

/** The numbers of the passages in a table of contents: headings in a row that each come again further down. */
export function findContents(passages: readonly Passage[]): ReadonlySet<number> {
  const last = new Map(passages.filter(isHeading).map((passage) => [foldTitle(passage.text), passage.number]));
  const comesAgain = passages.map(
    (passage) => isHeading(passage) && last.get(foldTitle(passage.text)) !== passage.number,
  );

  const listed = passages.filter((_, i) => comesAgain[i] && (comesAgain[i - 1] || comesAgain[i + 1]));
  return new Set(listed.map(({ number }) => number));
}

function isHeading({ text }: Passage): boolean {
  return isTitleLike(undressed(text)) && isShort(text, LONGEST_HEADING);
}
