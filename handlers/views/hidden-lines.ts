import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { HiddenLine } from '#src/quoting/find-quotes.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { sourceLine, withheld } from './quote-card.ts';
import { aside, cutAt, literal, section } from './rich-text.ts';

// So many are shown: they answer the question “what was left out, and why”, not the search.
const MOST_LINES = 10;
const LONGEST_LINE = 500;

/** Lines that are not quoted, each with the reason and its source. */
export function hiddenLines(found: readonly HiddenLine[]): Reply {
  const said = `${counted(found.length, 'line is', 'lines are')} hidden, because they are not reporting.`;
  const left = found.length - MOST_LINES;
  return {
    as: 'answer',
    text: fallback(said),
    blocks: [
      aside(said),
      ...found.slice(0, MOST_LINES).map(hiddenLine),
      ...(left > 0 ? [aside(`And ${left} more.`)] : []),
    ],
  };
}

/** One such line, whole or nearly, with the rule that hid it. */
export function hiddenLine({ text, kind, rule, citation }: HiddenLine): KnownBlock {
  return {
    type: 'rich_text',
    elements: [
      text === '' ? withheld() : { type: 'rich_text_quote', elements: [literal(cutAt(text, LONGEST_LINE))] },
      section(literal(`Not quoted: ${kind}. ${rule}`, { italic: true })),
      sourceLine(citation),
    ],
  };
}
