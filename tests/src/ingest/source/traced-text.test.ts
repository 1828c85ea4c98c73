import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, edit, replaceAll, sourcesOf, type TracedText, trace } from '#src/ingest/source/traced-text.ts';

const SOURCE = 'one two three';

describe('a text made of pieces of another', () => {
  test('knows where each of them came from, in whatever order', () => {
    const made = arrange(trace(SOURCE), [
      { start: 8, end: 13 },
      { start: 3, end: 4, as: ', ' },
      { start: 0, end: 3 },
    ]);
    expect(made.text).toBe('three, one');
    expect(sourcesOf(made, { start: 0, end: 5 })).toEqual([{ start: 8, end: 13 }]);
    expect(sourcesOf(made, { start: 6, end: 7 })).toEqual([{ start: 3, end: 4 }]);
    expect(sourcesOf(made, { start: 8, end: 10 })).toEqual([{ start: 1, end: 3 }]);
  });

  test('goes back through every text before it', () => {
    const joined = replaceAll(trace('a\nb &amp;\nc'), /\n/g, () => ' ');
    const read = replaceAll(joined, /&amp;/g, () => '&');
    expect(read.text).toBe('a b & c');
    expect(sourcesOf(read, { start: 2, end: 7 })).toEqual([{ start: 2, end: 11 }]);
    expect(sourcesOf(read, { start: 4, end: 5 })).toEqual([{ start: 4, end: 9 }]);
  });

  test('keeps nothing of what is read as nothing, and where it stood of what is read out of nothing', () => {
    const bare = edit(trace('**one**'), [
      { start: 0, end: 2, as: '' },
      { start: 5, end: 7, as: '' },
    ]);
    expect(bare).toEqual({ text: 'one', runs: [{ at: 0, length: 3, from: 2, taken: 3, isVerbatim: true }] });
    const marked = edit(trace('onetwo'), [{ start: 3, end: 3, as: ' ' }]);
    expect(sourcesOf(marked, { start: 3, end: 4 })).toEqual([{ start: 3, end: 3 }]);
  });

  test('is the same one where nothing was found, or nothing different', () => {
    const source = trace(SOURCE);
    expect(replaceAll(source, /x/g, () => '')).toBe(source);
    expect(replaceAll(source, /o/g, () => 'o')).toBe(source);
  });
});

const anEdit = fc.tuple(fc.nat(30), fc.nat(5), fc.option(fc.string({ maxLength: 3 }), { nil: undefined }));

test('whatever is made of a text, its runs tile it, and what is verbatim reads as its source does', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 30 }),
      fc.array(fc.array(anEdit, { maxLength: 5 }), { maxLength: 4 }),
      (source, steps) => {
        let traced = trace(source);
        for (const step of steps) {
          const most = traced.text.length;
          const pieces = step.map(([start, length, as]) => ({
            start: Math.min(start, most),
            end: Math.min(start + length, most),
            ...(as !== undefined && { as }),
          }));
          traced = arrange(traced, [{ start: 0, end: most >> 1 }, ...pieces]);
          expectTiled(traced, source);
        }
      },
    ),
    { numRuns: 500 },
  );
});

function expectTiled({ text, runs }: TracedText, source: string): void {
  let at = 0;
  for (const run of runs) {
    expect(run.at).toBe(at);
    expect(run.length).toBeGreaterThan(0);
    expect(run.from).toBeGreaterThanOrEqual(0);
    expect(run.from + run.taken).toBeLessThanOrEqual(source.length);
    if (run.isVerbatim) expect(text.slice(at, at + run.length)).toBe(source.slice(run.from, run.from + run.taken));
    at += run.length;
  }
  expect(at).toBe(text.length);
}
