import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Snippet } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';

/** Text shown exactly as it is: Slack reads no markup, mention or link in it. */
export function literal(text: string, style?: { bold?: true; italic?: true; strike?: true }): RichTextElement {
  return style ? { type: 'text', text, style } : { type: 'text', text };
}

/** A line of elements. */
export function section(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** Lines of plain words under one another. */
export function lines(...texts: string[]): KnownBlock {
  return { type: 'rich_text', elements: texts.map((text) => section(literal(text))) };
}

/** A small grey line of plain words. */
export function aside(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text: cutAt(text, LONGEST_ASIDE), emoji: false }] };
}

/** The snippet in runs, matched words bold. Joined, the runs are the snippet exactly. */
export function marked({ text, start, hits }: Pick<Snippet, 'text' | 'start' | 'hits'>): RichTextElement[] {
  const runs: RichTextElement[] = [];
  let done = 0;
  for (const hit of hits.map((range) => shifted(range, start))) {
    if (hit.start > done) runs.push(literal(text.slice(done, hit.start)));
    runs.push(literal(text.slice(hit.start, hit.end), { bold: true }));
    done = hit.end;
  }
  if (done < text.length) runs.push(literal(text.slice(done)));
  return runs;
}

/** Our own words about a text, shortened to `most` characters with an ellipsis. Never used on a quote. */
export function cutAt(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** How many characters a reader of these blocks sees. */
export function charactersIn(blocks: readonly KnownBlock[]): number {
  let characters = 0;
  JSON.stringify(blocks, (name, value) => {
    if (name === 'text' && typeof value === 'string') characters += value.length;
    return value;
  });
  return characters;
}

// Slack takes 3,000 characters in a text object; nobody reads a grey line of more than a few hundred.
const LONGEST_ASIDE = 600;

function shifted({ start, end }: Range, by: number): Range {
  return { start: start - by, end: end - by };
}
