import type { Passage } from '#src/ingest/paragraphs.ts';

/** For each passage the nearest one before it that passes `test`. In one go, for documents of many thousand lines. */
export function nearestAbove(
  passages: readonly Passage[],
  test: (passage: Passage) => boolean | undefined,
): Map<Passage, Passage> {
  const nearest = new Map<Passage, Passage>();
  let last: Passage | undefined;
  for (const passage of passages) {
    if (last) nearest.set(passage, last);
    if (test(passage)) last = passage;
  }
  return nearest;
}
