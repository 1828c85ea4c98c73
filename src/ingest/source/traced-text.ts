import type { Range } from '#index/text/article.ts';

/**
 * A stretch of a traced text and the stretch of its source that it was taken from. Where `isVerbatim`, both read the same,
 * code unit by code unit; else the one stands for the whole of the other, as `&` does for `&amp;`. All in UTF-16 code units.
 */
export type TracedRun = { at: number; length: number; from: number; taken: number; isVerbatim: boolean };

/** A text made from a source, and where every code unit of it was taken from: its runs tile it, in its own order. */
export type TracedText = { readonly text: string; readonly runs: readonly TracedRun[] };

/** A stretch of a text of which another is made: as it stands or read as something else. */
export type Stretch = Range & { as?: string };

/** A source as it came. */
export function trace(source: string): TracedText {
  const whole = { at: 0, length: source.length, from: 0, taken: source.length, isVerbatim: true };
  return { text: source, runs: source === '' ? [] : [whole] };
}

/** A text made of these stretches of another one, in this order, each traced to the source that the other came from. */
export function arrange(traced: TracedText, stretches: readonly Stretch[]): TracedText {
  const texts: string[] = [];
  const runs: TracedRun[] = [];
  let at = 0;
  for (const { start, end, as } of stretches) {
    const text = as ?? traced.text.slice(start, end);
    if (text === '') continue;
    const taken = as === undefined ? runsIn(traced, { start, end }) : [wholeOf(traced, { start, end }, text.length)];
    for (const run of taken) {
      add(runs, { ...run, at });
      at += run.length;
    }
    texts.push(text);
  }
  return { text: texts.join(''), runs };
}

/** The text with some stretches read as something else; these stand in order and apart. */
export function edit(traced: TracedText, edits: readonly Required<Stretch>[]): TracedText {
  if (edits.length === 0) return traced;
  const stretches: Stretch[] = [];
  let start = 0;
  for (const one of edits) {
    if (one.start > start) stretches.push({ start, end: one.start });
    stretches.push(one);
    start = one.end;
  }
  return arrange(traced, [...stretches, { start, end: traced.text.length }]);
}

/** The text with what a pattern finds read as something else, where that is not the same. The pattern is global. */
export function replaceAll(traced: TracedText, pattern: RegExp, as: (found: RegExpExecArray) => string): TracedText {
  const edits: Required<Stretch>[] = [];
  for (const found of traced.text.matchAll(pattern)) {
    const read = as(found);
    if (read !== found[0]) edits.push({ start: found.index, end: found.index + found[0].length, as: read });
  }
  return edit(traced, edits);
}

/** Where a stretch was taken from: the stretches of the source in the order of the text, those that touch made one. */
export function sourcesOf(traced: TracedText, range: Range): Range[] {
  const sources: Range[] = [];
  for (const { from, taken } of runsIn(traced, range)) {
    const last = sources.at(-1);
    if (last?.end === from) last.end += taken;
    else sources.push({ start: from, end: from + taken });
  }
  return sources;
}

/** The runs of a stretch, cut at its ends. One that is not verbatim keeps all that it stands for, however it is cut. */
function runsIn({ runs }: TracedText, { start, end }: Range): TracedRun[] {
  const found: TracedRun[] = [];
  for (let i = firstEndingAfter(runs, start); i < runs.length; i += 1) {
    const run = runs[i];
    if (!run || run.at >= end) break;
    const [from, to] = [Math.max(start, run.at), Math.min(end, run.at + run.length)];
    const cut = run.isVerbatim ? { from: run.from + from - run.at, taken: to - from } : {};
    found.push({ ...run, ...cut, at: from, length: to - from });
  }
  return found;
}

/** One run for all of a stretch, whatever is read instead of it; of an empty one, the place where it stands. */
function wholeOf(traced: TracedText, range: Range, length: number): TracedRun {
  const runs = runsIn(traced, range);
  const start = runs.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const end = runs.reduce((most, { from, taken }) => Math.max(most, from + taken), 0);
  const from = runs.length > 0 ? start : placeOf(traced, range.start);
  return { at: 0, length, from, taken: Math.max(0, end - from), isVerbatim: false };
}

function placeOf({ runs }: TracedText, at: number): number {
  const run = runs[firstEndingAfter(runs, at)];
  if (run) return run.isVerbatim ? run.from + Math.max(0, at - run.at) : run.from;
  const last = runs.at(-1);
  return last ? last.from + last.taken : 0;
}

function firstEndingAfter(runs: readonly TracedRun[], at: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = runs[middle];
    if (run && run.at + run.length <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Verbatim runs that touch in the source too are one. */
function add(runs: TracedRun[], run: TracedRun): void {
  const last = runs.at(-1);
  if (last?.isVerbatim && run.isVerbatim && last.from + last.taken === run.from) {
    last.length += run.length;
    last.taken += run.taken;
  } else {
    runs.push(run);
  }
}
