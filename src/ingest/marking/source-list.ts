import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import { isProse, isShort, undressed } from './wording.ts';

const HEADING =
  /^(?:(?:our )?(?:fact[- ]check )?sources?|(?:story|journal) (?:sources?|references?)|cite this (?:page|article)|references|citations|works cited|bibliography|footnotes|endnotes|further reading|sources? and further reading)\s*:?$/iu;
const INLINE = /^(?:sources?|journal references?) ?: \S/iu;
const REFERENCE = /https?:\/\/|www\.|\bretrieved\b|\baccessed\b|\(\d{4}\)|\bpp?\. \d|\bdoi\b|^\[?\d{1,2}[\].]/iu;
const MOST_WORDS = 40;

/** The numbers of the paragraphs in a source list: its heading, and every line after it until running text begins again. */
export function findSourceList(paragraphs: readonly SplitParagraph[]): ReadonlySet<number> {
  const found = new Set<number>();
  let listing = false;
  for (const { number, text } of paragraphs) {
    listing = isHeading(text) || (listing && isReference(text));
    if (listing || isInline(text)) found.add(number);
  }
  return found;
}

function isHeading(text: string): boolean {
  return HEADING.test(undressed(text));
}

function isReference(text: string): boolean {
  return isShort(text, MOST_WORDS) && (!isProse(text) || REFERENCE.test(text));
}

// “Sources: CBS News, Politico” names papers; “Sources: The deal is off.” is reporting.
function isInline(text: string): boolean {
  return INLINE.test(undressed(text)) && !isProse(text) && isShort(text, MOST_WORDS);
}
