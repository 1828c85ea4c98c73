import { styleText } from 'node:util';
import type { ContextBlockElement, KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';

/** How runs are set off on a terminal; on a plain file nothing is. */
export type Ink = { bold: (text: string) => string; dim: (text: string) => string };

/** Ink for a stream that shows styles, or none for one that does not (a file, a pipe, NO_COLOR). */
export function inkFor(stream: NodeJS.WriteStream): Ink {
  const style = (format: 'bold' | 'dim') => (text: string) => styleText(format, text, { stream });
  return { bold: style('bold'), dim: style('dim') };
}

/** A reply as lines of text: the blocks Slack would get, hits in bold, the source beneath; buttons are left out. */
export function printReply({ blocks }: Reply, ink: Ink): string {
  return `${blocks.flatMap((block) => printBlock(block, ink) ?? []).join('\n\n')}\n`;
}

function printBlock(block: KnownBlock, ink: Ink): string | undefined {
  switch (block.type) {
    case 'header':
      return ink.bold(printable(block.text.text));
    case 'context':
      return ink.dim(block.elements.map(printContext).join(' '));
    case 'rich_text':
      return block.elements.map((element) => printRichText(element, ink)).join('\n');
    default:
      return undefined;
  }
}

function printContext(element: ContextBlockElement): string {
  return element.type === 'image' ? '' : printable(element.text);
}

function printRichText(element: RichTextBlockElement, ink: Ink): string {
  if (element.type === 'rich_text_list') return element.elements.map((item) => printRichText(item, ink)).join('\n');
  const text = element.elements.map((run) => printRun(run, ink)).join('');
  return element.type === 'rich_text_quote' ? text.replace(/^/gm, '┃ ') : `  ${text}`;
}

function printRun(run: RichTextElement, ink: Ink): string {
  if (run.type === 'link') return `${ink.bold(printable(run.text ?? run.url))} <${run.url}>`;
  if (run.type === 'user') return `@${run.user_id}`;
  if (run.type !== 'text') return '';
  const text = printable(run.text);
  // The runs of a difference, which must be told apart on a plain file too.
  if (run.style?.strike) return ink.dim(`[-${text}-]`);
  if (run.style?.bold && run.style.italic) return ink.bold(`{+${text}+}`);
  return run.style?.bold ? ink.bold(text) : text;
}

/** Control characters in an article must not reach the terminal: they could move its cursor or rename its window. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}--[\n\t]]/gv, '\u{FFFD}');
}
