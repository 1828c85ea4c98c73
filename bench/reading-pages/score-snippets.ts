import type { Snippets } from './pages.ts';
import type { Piece } from './score-story.ts';

/** Passages of the main text and those that may be quoted; passages of anything else and those that may be quoted. */
export type SnippetScore = { keep: number; kept: number; drop: number; taken: number };

/** Compares a reading with trafilatura's passages, those that the copied text has at all; by letters and digits alone. */
export function scoreSnippets(copied: string, { keep, drop }: Snippets, pieces: readonly Piece[]): SnippetScore {
  const page = folded(copied);
  const quotable = pieces.filter(({ isQuotable }) => isQuotable).map(({ text }) => folded(text));
  const isRead = (snippet: string) => quotable.some((text) => text.includes(snippet));
  const printed = (snippets: readonly string[]) =>
    snippets.map(folded).filter((snippet) => snippet !== '' && page.includes(snippet));
  return {
    keep: printed(keep).length,
    kept: printed(keep).filter(isRead).length,
    drop: printed(drop).length,
    taken: printed(drop).filter(isRead).length,
  };
}

function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
