import type { KnownBlock } from '@slack/types';
import type { Quote } from '#src/citation.ts';
import type { Change, Run } from '#src/verify/difference.ts';
import type { Printed, Verdict } from '#src/verify/verdict.ts';
import type { Check, SpeakerCheck } from '#src/verify-quote.ts';
import type { Modal, Reply } from '../reply.ts';
import { counted } from './answer-page.ts';
import { fallback } from './fallback.ts';
import { hiddenLine } from './hidden-lines.ts';
import { button, differenceRun, pointTo, quoteCard, searchFor } from './quote-card.ts';
import { aside, cutAt, lines, literal, section } from './rich-text.ts';

/** What the archive says of each quotation of a text. */
export function verifyPage(checks: readonly Check[]): Reply {
  return { as: 'answer', text: fallback(summary(checks)), blocks: blocksFor(checks) };
}

/** The same in a window. */
export function verifyWindow(checks: readonly Check[]): Modal {
  return { as: 'modal', title: 'Quotations checked', text: fallback(summary(checks)), blocks: blocksFor(checks) };
}

// What a message holds with the words in print beside those of the draft.
const MOST_CHARACTERS = 7000;
const MOST_CHECKS = 9;
const MOST_HIDDEN = 2;
// So much of a quotation tells it from the others.
const LONGEST_DRAFTED = 300;

const KINDS: Record<Verdict['kind'], string> = {
  exact: 'exact',
  differs: 'different in print',
  hidden: 'not in reporting',
  'not found': 'not found',
};

const CHANGES: Record<Change, string> = {
  words: 'words',
  cut: 'an ellipsis or a cut',
  case: 'letter case',
  punctuation: 'punctuation',
};

function summary(checks: readonly Check[]): string {
  const counts = Object.entries(KINDS).flatMap(([kind, named]) => {
    const count = checks.filter(({ verdict }) => verdict.kind === kind).length;
    return count === 0 ? [] : [`${count} ${named}`];
  });
  return `${counted(checks.length, 'quotation', 'quotations')} checked: ${counts.join(', ')}.`;
}

function blocksFor(checks: readonly Check[]): KnownBlock[] {
  const shown = fitting(checks);
  const left = checks.length - shown.length;
  return [
    ...(checks.length > 1 ? [lines(summary(checks))] : []),
    ...shown.flatMap((check) => checkBlocks(check)),
    ...(left > 0 ? [aside(`${counted(left, 'more quotation', 'more quotations')}: check the rest by itself.`)] : []),
  ];
}

/** As many as a message holds, and at least one. */
function fitting(checks: readonly Check[]): readonly Check[] {
  let characters = 0;
  const end = checks.findIndex((check, at) => {
    characters += JSON.stringify(check).length / 2;
    return at >= MOST_CHECKS || (at > 0 && characters > MOST_CHARACTERS);
  });
  return end < 0 ? checks : checks.slice(0, end);
}

function checkBlocks({ text, verdict, speaker, isFragment }: Check): KnownBlock[] {
  const drafted = literal(`“${cutAt(text, LONGEST_DRAFTED)}”`, { italic: true });
  const heading = section(literal(`${headingOf(verdict)} `, { bold: true }), drafted);
  const scare =
    isFragment && verdict.kind === 'exact' ? [aside('A word or two: that they are printed proves little.')] : [];
  return [
    { type: 'rich_text', elements: [heading] },
    ...scare,
    ...evidenceFor(verdict),
    ...(speaker ? [lines(speakerLine(speaker))] : []),
  ];
}

function headingOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'exact':
      return '✓ Exact.';
    case 'differs':
      return `≠ Differs: ${verdict.changes.map((change) => CHANGES[change]).join(', ')}.`;
    case 'hidden':
      return '✗ Not in reporting, only in a line that is none.';
    case 'not found':
      return '✗ Not found.';
  }
}

function evidenceFor(verdict: Verdict): KnownBlock[] {
  switch (verdict.kind) {
    case 'exact':
      return exactBlocks(verdict.printed, verdict.more);
    case 'differs':
      return [differenceBlock(verdict.runs), lines('In print:'), ...printedBlocks(verdict.printed.quote)];
    case 'hidden':
      return verdict.lines.slice(0, MOST_HIDDEN).map(hiddenLine);
    case 'not found':
      return verdict.nearest
        ? [lines('The nearest in print is another text:'), ...printedBlocks(verdict.nearest.quote)]
        : [aside('Nothing in the archive comes near it. That it was never said does not follow.')];
  }
}

function exactBlocks([first, ...others]: readonly Printed[], more: number): KnownBlock[] {
  if (!first) return [];
  const alsoPrinted = others.map(({ quote }) => quote.citation);
  const uncounted = more > 0 ? [aside(`and in ${counted(more, 'more story', 'more stories')}`)] : [];
  return [...printedBlocks({ ...first.quote, alsoPrinted }), ...uncounted];
}

/** From print to draft, so marked that no colour is needed. */
function differenceBlock(runs: readonly Run[]): KnownBlock {
  const legend = literal('Struck: in print, not in the draft. Bold: in the draft, not in print.');
  return { type: 'rich_text', elements: [section(...runs.map(differenceRun)), section(legend)] };
}

function printedBlocks(quote: Quote): KnownBlock[] {
  const show = button('context', 'Show context', pointTo(quote, searchFor(quote)));
  return [quoteCard(quote), { type: 'actions', elements: [show] }];
}

function speakerLine({ drafted, verdict, printed }: SpeakerCheck): string {
  const named = printed.join('; ');
  if (verdict === 'agrees') return `Speaker: ${drafted}, as printed.`;
  if (verdict === 'differs') return `Speaker: the draft names ${drafted}; printed as said by ${named}.`;
  return named === ''
    ? `Speaker: the draft names ${drafted}; print does not say beyond doubt who speaks.`
    : `Speaker: the draft names ${drafted}; print names ${named}. Whether they are the same is not certain.`;
}
