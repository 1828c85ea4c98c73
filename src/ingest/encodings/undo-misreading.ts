import { edit, type TracedText } from '../source/traced-text.ts';
import { likenessOf } from './likeness.ts';

// What somebody's UTF-8 is taken for, the most frequent first. Windows-1252 stands for Latin-1 too.
const TAKEN_FOR = ['windows-1252', 'macintosh', 'windows-1251', 'windows-1250', 'windows-1254'] as const;
// Text may have gone through the same machine twice or three times.
const MOST_ROUNDS = 3;
// One such run may be an example, or chance: “CAFÉ” has one in it.
const FEWEST_TO_UNDO = 2;
const FEWEST_TO_REFUSE = 3;

/** A way to misread UTF-8: the byte that each character was, and what a character of UTF-8 looks like in it. */
type Misreading = { encoding: string; byteOf: ReadonlyMap<string, number>; run: RegExp };

/** What was one character of UTF-8: `as`, or undefined where a byte of it is lost. */
type Run = { start: number; end: number; as: string | undefined };

/**
 * A text that was UTF-8, was taken for something else and saved so, set right: “We, where it has `â€œWe`. Only where that
 * loses nothing and explains every character beyond ASCII; a text that only shows `Ã©` is left as it is. `lost` is one that
 * is garbled and cannot be set right.
 */
export function undoMisreading(garbled: TracedText): TracedText | 'lost' {
  let text = garbled;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const undone = undoOnce(text);
    if (undone === 'lost' || undone === text) return undone;
    text = undone;
  }
  return text;
}

function undoOnce(traced: TracedText): TracedText | 'lost' {
  const { text } = traced;
  const foreign = countForeign(text);
  let isLost = false;
  for (const misreading of foreign === 0 ? [] : MISREADINGS) {
    const runs = runsOf(text, misreading);
    const others = foreign - runs.reduce((sum, { start, end }) => sum + countForeign(text.slice(start, end)), 0);
    const shown = runs.filter((run) => isShown(text, run)).length;
    const meant = runs.length - shown;
    const undone = others === 0 && isSure(runs, { meant, shown }) ? edit(traced, runs.filter(isWhole)) : undefined;
    if (undone && isLikelier(undone.text, text)) return undone;
    isLost ||= meant >= FEWEST_TO_REFUSE && meant > shown && runs.length > others;
  }
  return isLost && likenessOf(text)?.slips !== 0 ? 'lost' : traced;
}

function isSure(runs: readonly Run[], { meant, shown }: { meant: number; shown: number }): boolean {
  if (!runs.every(isWhole)) return false;
  const isMarkAlone = runs.length === 1 && runs[0]?.as === MARK && runs[0].start === 0;
  return isMarkAlone || (meant >= FEWEST_TO_UNDO && meant > shown);
}

/** Whether one text reads more like one that somebody wrote than another: capitals of Danish before a dash look garbled. */
function isLikelier(undone: string, text: string): boolean {
  const [after, before] = [likenessOf(undone), likenessOf(text)];
  if (!after || !before) return before === undefined;
  return after.slips < before.slips || (after.slips === before.slips && after.fit >= before.fit);
}

function isWhole(run: Run): run is Required<Run> & { as: string } {
  return run.as !== undefined;
}

function countForeign(text: string): number {
  return text.match(/[^\0-\x7f]/gu)?.length ?? 0;
}

// The first byte of a character of UTF-8, by how many follow it.
const LEADS: readonly [first: number, last: number, following: number][] = [
  [0xc2, 0xdf, 1],
  [0xe0, 0xef, 2],
  [0xf0, 0xf4, 3],
];
/**
 * What has lost a byte under Windows-1252, which has no character for five of them: programs leave them out or put U+FFFD
 * there; and the no-break space becomes a plain one.
 */
const DAMAGED = 'â€\ufffd?|[Â-ß]\ufffd|(?<!\\p{Lu})[ÂÃ] ';

function misreadingOf(encoding: string): Misreading {
  const high = Array.from({ length: 0x80 }, (_, at) => 0x80 + at);
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(high.map((byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  // Latin-1 and whatever follows the Encoding Standard leave those without a character as they are.
  for (const byte of high.slice(0, 0x20)) byteOf.set(String.fromCharCode(byte), byte);
  byteOf.delete('\ufffd');

  const among = (first: number, last: number) =>
    [...byteOf].flatMap(([character, byte]) => (byte >= first && byte <= last ? [character] : [])).join('');
  const runs = LEADS.map(([first, last, following]) => `[${among(first, last)}][${among(0x80, 0xbf)}]{${following}}`);
  const damaged = encoding === 'windows-1252' ? `|${DAMAGED}` : '';
  return { encoding, byteOf, run: new RegExp(`${runs.join('|')}${damaged}`, 'gu') };
}

const MISREADINGS: readonly Misreading[] = TAKEN_FOR.map(misreadingOf);

function runsOf(text: string, { byteOf, run }: Misreading): Run[] {
  const runs: Run[] = [];
  // Whether a quotation stands open: only what closes it can have lost its last byte then.
  let isOpen = false;
  let last = 0;
  for (const { 0: found, index } of text.matchAll(run)) {
    const [start, end] = [index, index + found.length];
    if (text.slice(last, start).includes('\n')) isOpen = false;
    const as: string | undefined = characterOf(found, byteOf) ?? restored(found, { isOpen, next: text[end] });
    if (as !== undefined && !PRINTED.test(as)) continue;
    if (as === '“' || as === '”') isOpen = as === '“';
    runs.push({ start, end, as });
    last = end;
  }
  return runs;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function characterOf(run: string, byteOf: Misreading['byteOf']): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(run, (character) => byteOf.get(character) ?? 0));
  } catch {
    return undefined;
  }
}

/** What a damaged run was, where only one character can have been there. */
function restored(
  run: string,
  { isOpen, next = '' }: { isOpen: boolean; next: string | undefined },
): string | undefined {
  if (run.startsWith('â€')) return isOpen ? '”' : undefined;
  if (run === 'Â ') return '\u00a0';
  if (run === 'Ã ' && /^[\s.,;:!?)]?$/.test(next)) return 'à';
  return undefined;
}

const MARK = '\ufeff';
// Letters, marks and signs that texts print; what comes out as anything else is chance.
const PRINTED =
  /^(?:[\u0300-\u036f\ufe0f]|[\u0080-\u024f\u02bc\u0370-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u1e00-\u1fff\u200b-\u203a\u20a0-\u20bf\u2100-\u22ff\u2500-\u27bf\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\ufb00-\ufb06\ufeff\uff00-\uff65\u{1f000}-\u{1faff}])$/u;

// No word is longer, and the look around a run stays short.
const LONGEST_WORD = 40;
const OPENED = /^["'“‘„«`([{]/u;
const CLOSED = /["'”’“»`)\]}][.,;:!?]*$/u;

/** Whether a run is shown as such: its word stands alone between quotation marks, brackets or the like. */
function isShown(text: string, { start, end }: Run): boolean {
  const before =
    text
      .slice(Math.max(0, start - LONGEST_WORD), start)
      .split(/\s/)
      .at(-1) ?? '';
  const after = text.slice(end, end + LONGEST_WORD).split(/\s/)[0] ?? '';
  return OPENED.test(before) && CLOSED.test(after);
}
