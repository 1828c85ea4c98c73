import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { type Citation, MOST_COPIES_NAMED, printCitation, type Quote } from '#src/quoting/citation.ts';
import type { Run } from '#src/wording/difference.ts';
import { nameQuote } from './quote-names.ts';
import { cutAt, literal, marked, section } from './rich-text.ts';

/** A quote as Slack shows it: the words, untouched, then the source they came from. */
export function quoteCard(quote: Quote): KnownBlock {
  const { snippet, citation, alsoPrinted, inPart = [], speakerLine } = quote;
  const beside = [
    ...(citation.correction === undefined ? [] : [correctionLine(citation.correction)]),
    ...(alsoPrinted.length === 0 ? [] : [copiesLine('also printed, same words: ', alsoPrinted, citation)]),
    ...(inPart.length === 0 ? [] : [copiesLine('in part also in: ', inPart, citation)]),
  ];
  return {
    type: 'rich_text',
    block_id: nameQuote(quote),
    elements: [
      { type: 'rich_text_quote', elements: marked(snippet) },
      sourceLine(citation, { cut: snippet.cut, speakerLine }),
      ...beside,
    ],
  };
}

/** What stands in a quote's place where its story's rights leave no words for it. */
export function withheld(): RichTextSection {
  return section(literal('The rights to this story allow no more of its words to be shown.', { italic: true }));
}

/** What stands in a source line beside the source: who speaks, and on which sides the quote was cut. */
type Beside = { cut?: Quote['snippet']['cut']; speakerLine?: string | undefined };

/**
 * `— Ada Okafor, mayor, in Headline · Outlet · January 26, 2026 · ¶ 7`, the headline a link if there is one.
 * Never bold: bold means a hit.
 */
export function sourceLine(citation: Citation, { cut, speakerLine }: Beside = {}): RichTextSection {
  const { url, title } = citation;
  const rest = printCitation(citation).slice(title.length);
  const name: RichTextElement = url
    ? { type: 'link', url, text: cutAt(title, LONGEST_TITLE) }
    : literal(cutAt(title, LONGEST_TITLE));
  const speaker = speakerLine === undefined ? [] : [literal(`${cutAt(speakerLine, LONGEST_TITLE)}, in `)];
  return section(...speaker, name, literal(`${rest}${cutRemark(cut)}`));
}

/** A run of a difference, so marked that no colour is needed: struck what one has, bold what the other has instead. */
export function differenceRun({ kind, text }: Run): RichTextElement {
  if (kind === 'same') return literal(text);
  return literal(text, kind === 'removed' ? { strike: true } : { bold: true, italic: true });
}

// A headline longer than this is a fault in the document; the source line must stay a line.
const LONGEST_TITLE = 300;

// What is longer than this is read in the story.
const LONGEST_CORRECTION = 400;

function copiesLine(label: string, copies: readonly Citation[], quoted: Citation): RichTextSection {
  const named = copies.slice(0, MOST_COPIES_NAMED).flatMap((copy, at) => {
    const name = cutAt(nameApartFrom([quoted, ...copies.toSpliced(at, 1)], copy), LONGEST_TITLE);
    const link: RichTextElement = copy.url ? { type: 'link', url: copy.url, text: name } : literal(name);
    return at === 0 ? [link] : [literal(', '), link];
  });
  const more = copies.length - MOST_COPIES_NAMED;
  const others = more > 0 ? [literal(` and ${more} more`)] : [];
  return section(literal(label, { italic: true }), ...named, ...others);
}

/** A story by its outlet; where others beside it are of that outlet too, by its headline, and with its day where they share that. */
function nameApartFrom(others: readonly Citation[], { title, outlet, date = 'undated' }: Citation): string {
  const ofOutlet = others.filter((other) => other.outlet === outlet);
  if (outlet !== undefined && ofOutlet.length === 0) return outlet;
  return ofOutlet.some((other) => other.title === title) ? `${title}, ${date}` : title;
}

/** The paper's own words about its mistake, beside the quote and no part of it. */
function correctionLine(correction: string): RichTextSection {
  return section(literal(cutAt(correction, LONGEST_CORRECTION), { italic: true }));
}

function cutRemark({ before, after } = { before: false, after: false }): string {
  if (!before && !after) return '';
  return before ? ' · cut from a longer passage' : ' · cut, it goes on';
}
