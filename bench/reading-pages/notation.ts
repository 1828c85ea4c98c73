import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Bytes `[start, end)` of a copied text in UTF-8. */
const ByteRange = z.tuple([z.int().nonnegative(), z.int().positive()]);
export type ByteRange = z.infer<typeof ByteRange>;

/**
 * What a careful reader of a copied page finds in it, as bytes of its text, which `sha256` proves to be the same.
 * `story` has a range for each line of it; `neutral` is what may be quoted or left out. What is in neither is junk.
 * A date without its year has no `day`, and is not judged.
 */
export const Labels = z.strictObject({
  name: z.string(),
  sha256: z.string().length(64),
  story: z.array(ByteRange),
  neutral: z.array(ByteRange),
  headline: ByteRange.optional(),
  byline: z.array(ByteRange),
  date: z.strictObject({ at: ByteRange, day: z.iso.date().optional() }).optional(),
});
export type Labels = z.infer<typeof Labels>;

/** All labels, the rules they were made by, and the pages that were looked at and hold no article, with what they hold. */
export const LabelFile = z.strictObject({
  rules: z.array(z.string()),
  chromium: z.string(),
  pages: z.array(Labels),
  noArticle: z.array(z.strictObject({ name: z.string(), holds: z.string() })),
});
export type LabelFile = z.infer<typeof LabelFile>;

/** One line of `labels.txt`: a page's hash, and its labels by the lines of its text, or what it holds instead. */
export type Notation = { hash: string; holds: string } | { hash: string; clauses: Clause[] };
type Clause = { label: string; value: string };

const LINE = /^(?<hash>[\da-f]{16}): (?:no article, (?<holds>.+)|(?<clauses>.+))$/;
const CLAUSE = /(?<label>\w+) (?<value>(?:"[^"]*"|[^;"])+)/g;
const QUOTED = /(?<line>\d+) "(?<quoted>[^"]+)"(?: (?<day>\d{4}-\d{2}-\d{2}))?/g;
const LABELS = new Set(['story', 'neutral', 'cut', 'headline', 'byline', 'date']);

/** Reads `labels.txt`: a page a line, `#` before remarks. */
export function readNotation(text: string): Notation[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line): Notation => {
    const { hash = '', holds, clauses = '' } = LINE.exec(line)?.groups ?? {};
    if (holds !== undefined) return { hash, holds };
    const read = [...clauses.matchAll(CLAUSE)].map(({ groups }) => ({
      label: groups?.label ?? '',
      value: groups?.value ?? '',
    }));
    const unknown = read.find(({ label }) => !LABELS.has(label));
    if (read.length === 0 || unknown) throw new Error(`Cannot be understood: ${line}`);
    return { hash, clauses: read };
  });
}

/** Turns labels by line into labels by byte of the copied text. Fails where they do not fit it. */
export function resolveNotation(clauses: readonly Clause[], name: string, copied: string): Labels {
  const lines = linesOf(copied);
  const valuesOf = (label: string) => clauses.filter((clause) => clause.label === label).map(({ value }) => value);
  const linesIn = (label: string) =>
    valuesOf(label).flatMap((value) => numbersIn(value).map((at) => lineAt(lines, at)));
  const quotedIn = (label: string) => valuesOf(label).flatMap((value) => quotesIn(value, lines));
  const written = (stretches: readonly Stretch[]) => stretches.filter(({ text }) => text !== '');

  const neutral = linesIn('neutral');
  const isNeutral = ({ start }: Stretch) => neutral.some((line) => line.start === start);
  const story = written(linesIn('story').filter((line) => !isNeutral(line)));
  const cuts = quotedIn('cut');
  const headline = linesIn('headline');
  const [date] = quotedIn('date');
  return {
    name,
    sha256: createHash('sha256').update(copied).digest('hex'),
    story: story.flatMap((line) => without(line, cuts)).map(bytesOf),
    neutral: written(neutral).map(bytesOf),
    ...(headline.length > 0 && { headline: [headline[0]?.start ?? 0, headline.at(-1)?.end ?? 0] }),
    byline: quotedIn('byline').map(bytesOf),
    ...(date && { date: { at: bytesOf(date), ...(date.day !== undefined && { day: date.day }) } }),
  };
}

/** A stretch of the text: where its bytes are, and what they say. */
type Stretch = { start: number; end: number; text: string };

function bytesOf({ start, end }: Stretch): ByteRange {
  return [start, end];
}

/** The lines of a text without the white space around each. */
function linesOf(text: string): Stretch[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const indent = line.slice(0, line.length - line.trimStart().length);
    const from = start + Buffer.byteLength(indent);
    start += Buffer.byteLength(line) + 1;
    return { start: from, end: from + Buffer.byteLength(line.trim()), text: line.trim() };
  });
}

function lineAt(lines: readonly Stretch[], number: number): Stretch {
  const line = lines[number - 1];
  if (!line) throw new Error(`There is no line ${number}.`);
  return line;
}

/** `12-14 17` as 12, 13, 14, 17. */
function numbersIn(value: string): number[] {
  return value
    .trim()
    .split(' ')
    .flatMap((part) => {
      const [from = Number.NaN, to = from] = part.split('-').map(Number);
      if (!(from <= to)) throw new Error(`These are no lines: ${value}`);
      return Array.from({ length: to - from + 1 }, (_, more) => from + more);
    });
}

/** `12 "Jane Doe"` as the stretch that says so in line 12; with its day, if one stands behind it. */
function quotesIn(value: string, lines: readonly Stretch[]): (Stretch & { day?: string })[] {
  return [...value.matchAll(QUOTED)].map(({ groups }) => {
    const { line: number, quoted = '', day } = groups ?? {};
    const line = lineAt(lines, Number(number));
    const at = line.text.indexOf(quoted);
    if (at < 0) throw new Error(`Line ${number} does not say “${quoted}”.`);
    const start = line.start + Buffer.byteLength(line.text.slice(0, at));
    return { start, end: start + Buffer.byteLength(quoted), text: quoted, ...(day !== undefined && { day }) };
  });
}

/** What is left of a line around what is cut out of it. */
function without(line: Stretch, cuts: readonly Stretch[]): Stretch[] {
  const cut = cuts.find(({ start, end }) => start >= line.start && end <= line.end);
  if (!cut) return [line];
  const bytes = Buffer.from(line.text);
  const before = bytes.subarray(0, cut.start - line.start).toString();
  const after = bytes.subarray(cut.end - line.start).toString();
  return [
    { start: line.start, end: line.start + Buffer.byteLength(before.trimEnd()), text: before.trim() },
    { start: line.end - Buffer.byteLength(after.trimStart()), end: line.end, text: after.trim() },
  ].filter(({ text }) => text !== '');
}
