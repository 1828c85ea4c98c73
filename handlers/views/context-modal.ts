import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { QuoteInContext } from '#src/quoting/find-quotes.ts';
import { announcement } from './fallback.ts';
import { sourceLine } from './quote-card.ts';
import { aside, literal, marked } from './rich-text.ts';

/** A quote where it stands: its own paragraph with the quoted words bold, and the paragraphs around it. */
export function contextModal({ quote, before, lead, rest, after }: QuoteInContext): Reply {
  const { snippet, citation } = quote;
  const whole = { ...snippet, hits: [snippet] };
  return {
    as: 'modal',
    title: 'In context',
    text: announcement('The quote where it stands', quote),
    blocks: [
      { type: 'rich_text', elements: [sourceLine(citation, { cut: snippet.cut, speakerLine: quote.speakerLine })] },
      ...passage(endOf(before)),
      ...passage([...endOf(lead), ...marked(whole), ...startOf(rest)]),
      ...passage(startOf(after)),
      aside('The quoted words are bold. Paragraphs that are not reporting are left out.'),
    ],
  };
}

// A document without line breaks is one enormous paragraph; so much of it shows where the quote stands.
const MOST_AROUND = 1500;
const LEFT_OUT: RichTextElement = literal('[…] ', { italic: true });

function passage(elements: RichTextElement[]): KnownBlock[] {
  return elements.length > 0 ? [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }] : [];
}

function endOf(text: string): RichTextElement[] {
  if (text === '') return [];
  if (text.length <= MOST_AROUND) return [literal(text)];
  return [LEFT_OUT, literal(text.slice(text.indexOf(' ', text.length - MOST_AROUND) + 1))];
}

function startOf(text: string): RichTextElement[] {
  if (text === '') return [];
  if (text.length <= MOST_AROUND) return [literal(text)];
  return [literal(text.slice(0, text.lastIndexOf(' ', MOST_AROUND) + 1)), LEFT_OUT];
}
