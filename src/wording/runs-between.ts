import type { Range } from '#index/text/article.ts';
import { alignInSlices } from './align.ts';
import { type Run, readDifference } from './difference.ts';
import { readPieces } from './pieces.ts';

type Passage = { text: string; range: Range };

/** What leads from a passage to the one that took its place: what both have, what was removed and what was added. */
export async function runsBetween(before: Passage, after: Passage): Promise<Run[]> {
  const alignment = await alignInSlices(readPieces(after.text, after.range), readPieces(before.text, before.range));
  return readDifference(alignment, { drafted: after.text, printed: before.text })?.difference.runs ?? [];
}
