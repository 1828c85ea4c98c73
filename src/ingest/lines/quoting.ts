import { edit, type Stretch, type TracedText } from '#src/ingest/source/traced-text.ts';

const MARKED_LINE = /^(?<mark> {0,3}>(?: {0,2}>)* ?)(?<words>[^\n]*)$/gmu;

/** A text without the marks that a mail program sets before every line that it quotes: `> `, once or more. */
export function withoutQuoteMarks(traced: TracedText): TracedText {
  if (!traced.text.includes('>')) return traced;
  const edits: Required<Stretch>[] = [];
  for (const { index, groups } of traced.text.matchAll(MARKED_LINE)) {
    edits.push({ start: index, end: index + (groups?.mark?.length ?? 0), as: '' });
  }
  return edit(traced, edits);
}
