import type { KnownBlock } from '@slack/types';
import type { Modal, Reply } from '#handlers/reply.ts';
import { withFullStop } from '#index/text/full-stop.ts';
import type { Quote } from '#src/quoting/citation.ts';
import type { HiddenLine } from '#src/quoting/find-quotes.ts';
import type { Printed, Verdict } from '#src/verify/verdict.ts';
import type { Check, Finding, SpeakerCheck } from '#src/verify/verify-quotes.ts';
import type { ChangeKind, Run } from '#src/wording/difference.ts';
import { button, pointTo, searchFor } from './buttons.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { hiddenLine } from './hidden-lines.ts';
import { differenceRun, quoteCard, sourceLine, withheld } from './quote-card.ts';
import { nameApart } from './quote-names.ts';
import { aside, charactersIn, cutAt, lines, literal, section } from './rich-text.ts';

/** What the archive says of each quotation of a text. */
export function verifyPage(checks: readonly Check[]): Reply {
  return { as: 'answer', text: fallback(summary(checks)), blocks: blocksFor(checks) };
}

/** The same in a window. */
export function verifyWindow(checks: readonly Check[]): Modal {
  return { as: 'modal', title: 'Quotations checked', text: fallback(summary(checks)), blocks: blocksFor(checks) };
}

// Slack takes fifty, three of which are not about a single quotation: the count, what is left, and a note to editors.
const MOST_BLOCKS = 47;
// Slack refuses a message of somewhat over 13,000 characters.
const MOST_CHARACTERS = 9000;
const MOST_HIDDEN = 2;
// So much of a quotation tells it from the others.
const LONGEST_DRAFTED = 300;
// Print that is longer is read in the story.
const LONGEST_PRINTED = 3000;
// In a difference that is longer, so much is shown of what is the same before and after a change.
const LONGEST_DIFFERENCE = 2000;
const AROUND_CHANGE = 80;
const LONGEST_CHANGE = 500;
const LONGEST_SPEAKERS = 400;

const FINDINGS: Record<Finding, string> = {
  exact: 'exact',
  'exact, speaker differs': 'with exact words but another speaker',
  'exact, speaker not certain': 'with exact words, the speaker not certain',
  'no quotation': 'printed, but not as a quotation',
  differs: 'different in print',
  hidden: 'not in reporting',
  'not found': 'not found',
};

const CHANGES: Record<ChangeKind, string> = {
  words: 'words',
  figures: 'a figure',
  dropped: 'something dropped',
  cut: 'an ellipsis or a cut',
  case: 'letter case',
  accents: 'accents',
  punctuation: 'punctuation',
};

function summary(checks: readonly Check[]): string {
  const counts = Object.entries(FINDINGS).flatMap(([kind, named]) => {
    const count = checks.filter(({ finding }) => finding === kind).length;
    return count === 0 ? [] : [`${count} ${named}`];
  });
  return `${counted(checks.length, 'quotation', 'quotations')} checked: ${counts.join(', ')}.`;
}

function blocksFor(checks: readonly Check[]): KnownBlock[] {
  const shown = fitting(checks.map(checkBlocks));
  const left = checks.length - shown.length;
  return nameApart([
    ...(checks.length > 1 ? [lines(summary(checks))] : []),
    ...shown.flat(),
    ...(left > 0 ? [aside(`${counted(left, 'more quotation', 'more quotations')}: check the rest by itself.`)] : []),
  ]);
}

/** As many as a message holds; one always fits. */
function fitting(all: readonly KnownBlock[][]): readonly KnownBlock[][] {
  let blocks = 0;
  let characters = 0;
  const end = all.findIndex((check) => {
    blocks += check.length;
    characters += charactersIn(check);
    return blocks > MOST_BLOCKS || characters > MOST_CHARACTERS;
  });
  return end < 0 ? all : all.slice(0, end);
}

function checkBlocks(check: Check): KnownBlock[] {
  const { text, verdict, speaker, isFragment } = check;
  const drafted = literal(`“${cutAt(text, LONGEST_DRAFTED)}”`, { italic: true });
  const heading = section(literal(`${headingOf(check)} `, { bold: true }), drafted);
  return [
    { type: 'rich_text', elements: [heading] },
    ...remarksOn(verdict, isFragment).map((remark) => aside(remark)),
    ...evidenceFor(verdict),
    ...(speaker ? [lines(cutAt(speakerLine(speaker), LONGEST_SPEAKERS))] : []),
  ];
}

function headingOf({ verdict, finding }: Check): string {
  if (verdict.kind === 'differs') return `≠ Differs: ${verdict.changes.map((change) => CHANGES[change]).join(', ')}.`;
  if (verdict.kind === 'hidden') return `✗ Not in reporting, only in ${kindsOf(verdict.lines)}.`;
  return HEADINGS[finding];
}

const HEADINGS: Record<Finding, string> = {
  exact: '✓ Exact.',
  'exact, speaker differs': '≠ Words exact, speaker differs.',
  'exact, speaker not certain': '? Words exact, speaker not certain.',
  'no quotation': '≠ Printed, but not as a quotation: in print these are the reporter’s words.',
  differs: '≠ Differs.',
  hidden: '✗ Not in reporting.',
  'not found': '✗ Not found.',
};

/** What kinds of lines those are: `a headline`, `a caption and a promo`. */
function kindsOf(found: readonly HiddenLine[]): string {
  return [...new Set(found.map(({ kind }) => KINDS[kind]))].join(' and ');
}

const KINDS: Record<HiddenLine['kind'], string> = {
  headline: 'a headline',
  summary: 'a summary',
  subhead: 'a heading',
  body: 'the text',
  embed: 'an embedded post',
  caption: 'a caption',
  promo: 'a promo',
  boilerplate: 'boilerplate',
  sources: 'a list of sources',
  correction: 'a correction',
};

function remarksOn(verdict: Verdict, isFragment: boolean): string[] {
  if (verdict.kind !== 'exact') return [];
  const { ending } = verdict;
  return [
    ...(isFragment ? ['A word or two: that they are printed proves little.'] : []),
    ...(ending ? [endingRemark(ending)] : []),
  ];
}

function endingRemark({ drafted, printed }: { drafted: string; printed: string }): string {
  const named = (marks: string) => (marks === '' ? 'none' : `“${marks}”`);
  return `Only the mark at its end is another: ${named(drafted)} in the draft, ${named(printed)} in print.`;
}

function evidenceFor(verdict: Verdict): KnownBlock[] {
  switch (verdict.kind) {
    case 'exact':
      return exactBlocks(verdict.printed, verdict.more);
    case 'differs':
      return [
        ...differenceBlocks(verdict.runs),
        lines('In print:'),
        ...printedBlocks({ ...verdict.printed.quote, alsoPrinted: verdict.also }),
      ];
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
function differenceBlocks(runs: readonly Run[]): KnownBlock[] {
  if (runs.length === 0) return [];
  const legend = literal('Struck: in print, not in the draft. Bold: in the draft, not in print.');
  return [{ type: 'rich_text', elements: [section(...shortened(runs).map(differenceRun)), section(legend)] }];
}

/** Where a difference is long, the changes with what stands around them, as many as can be taken in. */
function shortened(runs: readonly Run[]): Run[] {
  if (lengthOf(runs) <= LONGEST_DIFFERENCE) return [...runs];
  const short = runs.map(({ kind, text }, at): Run => {
    if (kind !== 'same') return { kind, text: cutAt(text, LONGEST_CHANGE) };
    return { kind, text: withoutMiddle(text, { isFirst: at === 0, isLast: at === runs.length - 1 }) };
  });
  const end = short.findIndex((_, at) => lengthOf(short.slice(0, at + 1)) > LONGEST_DIFFERENCE);
  return end < 0 ? short : [...short.slice(0, end), { kind: 'same', text: LEFT_OUT }];
}

const LEFT_OUT = ' […] ';

function withoutMiddle(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const [before, after] = [isFirst ? 0 : AROUND_CHANGE, isLast ? 0 : AROUND_CHANGE];
  if (text.length <= before + after + LEFT_OUT.length) return text;
  return `${text.slice(0, before)}${LEFT_OUT}${text.slice(text.length - after)}`;
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

function printedBlocks(quote: Quote): KnownBlock[] {
  if (quote.snippet.text === '') return [{ type: 'rich_text', elements: [withheld(), sourceLine(quote.citation)] }];
  if (quote.snippet.text.length > LONGEST_PRINTED) return [sourceBlock(quote), aside('Too long to be repeated here.')];
  const show = button('context', 'Show context', pointTo(quote, searchFor(quote)));
  return [quoteCard(quote), { type: 'actions', elements: [show] }];
}

function sourceBlock({ citation, snippet, speakerLine }: Quote): KnownBlock {
  return { type: 'rich_text', elements: [sourceLine(citation, { cut: snippet.cut, speakerLine })] };
}

function speakerLine({ drafted, verdict, printed }: SpeakerCheck): string {
  const named = printed.join('; ');
  if (verdict === 'agrees') return `Speaker: ${drafted}, as printed.`;
  if (verdict === 'differs') return withFullStop(`Speaker: the draft names ${drafted}; printed as said by ${named}`);
  return named === ''
    ? `Speaker: the draft names ${drafted}; print does not say beyond doubt who speaks.`
    : `${withFullStop(`Speaker: the draft names ${drafted}; print names ${named}`)} Whether they are the same is not certain.`;
}
