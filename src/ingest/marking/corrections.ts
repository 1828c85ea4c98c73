import { isTimestamp } from '#src/ingest/facts/timestamp.ts';
import { plainLine } from './wording.ts';

/** What a paper owns up to: a correction, or only a clarification. `head` is where it says when, empty where it does not. */
export type CorrectionNote = { isCorrection: boolean; head: string };

const LABEL =
  /^(?:editor'?s'? note ?[:-] ?)?(?<label>corrections? (?:and|&) clarifications?|corrections?|clarifications?|correction notice|erratum|errata|retraction)\b(?<rest>.*)$/isu;
// “Correction, Jan. 27, 5:14 p.m.: …”: what stands before the mark is a date or nothing. A colon inside a time is no mark.
const HEAD_END = /:(?!\d)| - |\.(?=\s+\p{Lu})|$/gmu;
const LONGEST_HEAD = 60;

const PIECE =
  '(?:story|article|post|report|column|piece|headline|caption|graphic|map|chart|obituary|essay|page|newsletter|review|interview|transcript|item|dispatch)';
const WRONGLY = '(?:incorrectly|erroneously|mistakenly|mis(?:stated|identified|spelled|spelt|quoted|attributed|named))';

// A paper speaking of this very piece. Of another's story it may say the same, and then that is reporting.
const OWNS_UP = [
  new RegExp(`\\b(?:earlier|previous|prior|original) versions? of (?:this|our) ${PIECE}\\b`, 'iu'),
  new RegExp(
    `\\bthis (?:.{1,20} )?${PIECE} (?:has been|was|is) (?:updated and )?(?:corrected|amended|revised to reflect the following correction|(?:updated|edited|changed|refiled) to (?:correct|clarify|fix))\\b`,
    'iu',
  ),
  new RegExp(`\\b(?:this|our) ${PIECE}\\b.{0,120}\\b${WRONGLY}\\b`, 'iu'),
  /^in an? .{0,40}(?:story|article|report|dispatch)\b.{0,200}\b(?:erroneously|incorrectly) reported\b/iu,
  /^\(?corrects\b(?! \p{L}+ly\b)/iu,
];

const CHANGED_ON = /\b(?:corrected|amended|updated) (?:on )?(?<when>[^;]{4,40})/iu;

/** A paragraph read as a paper's note on its own mistake; undefined when it is none, or only the label of one. */
export function readCorrection(text: string): CorrectionNote | undefined {
  const line = plainLine(text);
  const { label = '', rest = '' } = LABEL.exec(line)?.groups ?? {};
  const head = saysNothing(rest) ? undefined : headOf(rest);
  if (head !== undefined) return { isCorrection: !/^clarification/iu.test(label), head };
  if (!OWNS_UP.some((sign) => sign.test(line))) return undefined;
  return { isCorrection: true, head: CHANGED_ON.exec(line)?.groups?.when ?? '' };
}

/** Whether a paragraph is a label and at most a date, so that the note is the next one. */
export function isCorrectionLabel(text: string): boolean {
  const rest = LABEL.exec(plainLine(text))?.groups?.rest;
  return rest !== undefined && (saysNothing(rest) || isTimestamp(rest));
}

function saysNothing(rest: string): boolean {
  return /^\W*$/u.test(rest);
}

/** What stands between a label and the mark that ends it, if that is a date or nothing at all. */
function headOf(rest: string): string | undefined {
  const start = /^[\s,:(-]*/u.exec(rest)?.[0].length ?? 0;
  const heads = [...rest.slice(0, start + LONGEST_HEAD + 1).matchAll(HEAD_END)].map(({ index }) =>
    rest.slice(start, index).replace(/(?<![\s)])[\s)]+$/u, ''),
  );
  // The longest: in “Correction — Jan. 27: …” the first mark parts the label from its date.
  return heads.findLast((head) => head.length <= LONGEST_HEAD && (head === '' || isTimestamp(head)));
}
