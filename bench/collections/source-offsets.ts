import type { Range, SourceMap } from '#index/text/article.ts';
import { openSourceMap } from '#src/ingest/source/source-map.ts';

/** Where a stretch of a file's bytes stands in what we read of it; undefined where nothing of it does. */
export type IntoText = (bytes: Range) => Range | undefined;

/** The way from labels in a file's bytes to our text of it. */
export function intoText(map: SourceMap, bytes: Uint8Array): IntoText {
  const { takenFrom } = openSourceMap(map, bytes);
  return (range) => {
    const taken = takenFrom(range);
    if (taken.length === 0) return undefined;
    const start = Math.min(...taken.map((one) => one.start));
    return { start, end: Math.max(...taken.map((one) => one.end)) };
  };
}

/** The byte at which each character (code point) of a UTF-8 file begins, and where it ends. */
export function characterOffsets(bytes: Uint8Array): number[] {
  const offsets: number[] = [];
  for (const [at, byte] of bytes.entries()) if ((byte & 0xc0) !== 0x80) offsets.push(at);
  return [...offsets, bytes.length];
}
