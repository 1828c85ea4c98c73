import { ownMs } from './own-time.ts';

const WORD = /[\p{L}\p{N}]+/gu;
// Many ticks of the clock.
const SHORTEST_MS = 400;

/** What a walk over the words of some texts takes, in milliseconds of our own: a measure that every machine brings along. */
export function walkMs(texts: readonly string[]): number {
  const start = ownMs();
  let walks = 0;
  let words = 0;
  while (ownMs() - start < SHORTEST_MS) {
    for (const text of texts) for (const _ of text.matchAll(WORD)) words += 1;
    walks += 1;
  }
  return words > 0 ? (ownMs() - start) / walks : Number.NaN;
}
