import type { Range, SourceMap } from '#index/text/article.ts';
import { byteOffsets } from './byte-offsets.ts';
import type { TracedRun, TracedText } from './traced-text.ts';

/** The part of a document that a text file is: its bytes. */
const FILE = 'file';

/** A run with the source counted in bytes. */
type ByteRun = TracedRun;

/** A file's bytes, and what a TextDecoder of this encoding makes of all of them, their mark included. */
export type DecodedBytes = { bytes: Uint8Array; source: string; encoding: string };

/** The map of a reading text to the bytes of the file whose source it was traced to. */
export function mapToBytes({ runs }: TracedText, { bytes, source, encoding }: DecodedBytes): SourceMap {
  const offset = byteOffsets(bytes, source, encoding);
  const inBytes = runs.map((run): ByteRun => {
    const from = offset(run.from);
    return { ...run, from, taken: offset(run.from + run.taken) - from };
  });
  return { part: FILE, encoding, runs: printRuns(inBytes) };
}

/** The two ways through a map. Stretches that touch are one; they come in the order of the text. */
export type SourceWays = {
  /**
   * The stretches of the bytes that a stretch of the text was taken from. What stands for something else, such as `&` for
   * `&amp;`, was taken from all of it.
   */
  sourcesOf(range: Range): Range[];
  /** The stretches of the text that were taken from a stretch of the bytes. */
  takenFrom(bytes: Range): Range[];
};

/** Opens a map beside the bytes of its part. */
export function openSourceMap({ encoding, runs: printed }: SourceMap, bytes: Uint8Array): SourceWays {
  const runs = readRuns(printed);
  return {
    sourcesOf({ start, end }) {
      const inside = runs.filter(({ at, length }) => at < end && at + length > start);
      return joined(
        inside.map((run) => {
          const byte = bytesIn(run, encoding, bytes);
          const [from, to] = [Math.max(0, start - run.at), Math.min(run.length, end - run.at)];
          return { start: run.from + byte(from), end: run.from + byte(to, true) };
        }),
      );
    },
    takenFrom({ start, end }) {
      const inside = runs.filter(({ from, taken }) => from < end && from + taken > start);
      return joined(
        inside.map((run) => {
          const unit = unitsIn(run, encoding, bytes);
          const [from, to] = [Math.max(0, start - run.from), Math.min(run.taken, end - run.from)];
          return { start: run.at + unit(from), end: run.at + unit(to, true) };
        }),
      );
    },
  };
}

function joined(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const { start, end } of ranges) {
    const last = all.at(-1);
    if (last?.end === start) last.end = end;
    else all.push({ start, end });
  }
  return all;
}

/** The byte of a run at which a code unit begins, or all of them that the units before an end take. */
function bytesIn(run: ByteRun, encoding: string, bytes: Uint8Array): (unit: number, isEnd?: boolean) => number {
  if (!run.isVerbatim) return (_unit, isEnd = false) => (isEnd ? run.taken : 0);
  return offsetsIn(run, encoding, bytes);
}

function offsetsIn(run: ByteRun, encoding: string, bytes: Uint8Array): (unit: number) => number {
  if (SHIFTED.test(encoding)) return offsetsInShifted(run, encoding, bytes);
  const slice = bytes.subarray(run.from, run.from + run.taken);
  return byteOffsets(slice, new TextDecoder(encoding, { ignoreBOM: true }).decode(slice), encoding);
}

// Encodings in which what a byte means depends on all before it.
const SHIFTED = /^iso-2022-/;

function offsetsInShifted(run: ByteRun, encoding: string, bytes: Uint8Array): (unit: number) => number {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const offset = byteOffsets(bytes, text, encoding);
  let first = 0;
  while (first < text.length && offset(first) < run.from) first += 1;
  return (unit) => offset(first + unit) - run.from;
}

/** The code unit of a run in which a byte stands, or after which, where that is an end. */
function unitsIn(run: ByteRun, encoding: string, bytes: Uint8Array): (byte: number, isEnd?: boolean) => number {
  if (!run.isVerbatim) return (_byte, isEnd = false) => (isEnd ? run.length : 0);
  const offset = offsetsIn(run, encoding, bytes);
  return (byte, isEnd = false) => {
    let [low, high] = [0, run.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isEnd ? offset(middle) < byte : offset(middle + 1) <= byte) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/**
 * One word a run: `~` if it stands for something else, its length, `/` and the bytes taken where their count is another, and
 * how far from the end of the last run it begins, where that is not 0: `120 ~1/5 34/36+2`.
 */
function printRuns(runs: readonly ByteRun[]): string {
  let end = 0;
  const words = runs.map(({ length, from, taken, isVerbatim }) => {
    const gap = from - end;
    end = from + taken;
    const size = taken === length ? length : `${length}/${taken}`;
    return `${isVerbatim ? '' : '~'}${size}${gap === 0 ? '' : `${gap > 0 ? '+' : ''}${gap}`}`;
  });
  return words.join(' ');
}

const RUN = /(?<other>~?)(?<length>\d+)(?:\/(?<taken>\d+))?(?<gap>[+-]\d+)?/g;

function readRuns(printed: string): ByteRun[] {
  let [at, end] = [0, 0];
  return Array.from(printed.matchAll(RUN), ({ groups = {} }) => {
    const length = Number(groups.length);
    const taken = Number(groups.taken ?? length);
    const run = { at, length, from: end + Number(groups.gap ?? 0), taken, isVerbatim: groups.other === '' };
    at += length;
    end = run.from + taken;
    return run;
  });
}
