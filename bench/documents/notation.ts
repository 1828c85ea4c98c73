import type { Range } from '#index/text/article.ts';
import type { Decoded } from './decoded.ts';
import type { DocumentSource, MarkedDocument, Printed, Stretch } from './marked-document.ts';
import { markSentences } from './sentence-marks.ts';

/** What one document's marks say, line for line: `[what, rest]`. */
export type Marks = { file: string; lines: readonly { what: string; rest: string }[] };

const PLACE =
  /^(?<from>p?\d+)(?:@(?<first>.+?))?(?:\s*-\s*(?<to>p?\d+)(?:@(?<last>.+?))?)?(?:\[(?<left>\d+)-(?<right>\d+)\])?$/u;
const EACH = /^(?<first>\d+)\.\.(?<last>\d+)$/u;
const LINE = /^(?<what>\w+\??)(?: (?<rest>.+))?$/u;
const PARAGRAPH = /<p(?:\s[^>]*)?>(?<inner>.*?)<\/p>/gsu;

/**
 * Reads a file of marks. A document begins with `== file`; each line says what (story, junk, headline, byline, date,
 * outlet; `refuse` for what is no article; `charset`, `markup`) and where or which:
 *
 *     7-12           lines 7 to 12, as one          14..20      each of these lines that is not empty
 *     3@Le maire-5   from these words on            1 - 1@Yes.  up to and with these words
 *     7-9[0-60]      of each line, these columns    p3          what the third <p> of an HTML file holds
 *     20-24+31-33    goes on elsewhere              6 | 6-7     either will do
 *
 * `byline -` where none is printed, `byline? X` where it may be left out, `headline *` where it is not judged. `join X`
 * and `split X` say that a sentence does not, or does, begin with X.
 */
export function readMarks(notation: string): Marks[] {
  const parts = notation.split(/^== /mu).slice(1);
  return parts.map((part) => {
    const [file = '', ...lines] = part.trim().split('\n');
    return { file: file.trim(), lines: lines.map((line) => readLine(line, file)) };
  });
}

function readLine(line: string, file: string): { what: string; rest: string } {
  const { what, rest = '' } = LINE.exec(line)?.groups ?? {};
  if (what === undefined) throw new Error(`${file}: no mark: ${line}`);
  return { what, rest: rest.trim() };
}

/** What the marks say of where `decoded` is to be looked at: `charset` or `markup`, or what is meant without them. */
export function settingOf({ lines }: Marks, what: 'charset' | 'markup'): string | undefined {
  return lines.find((line) => line.what === what)?.rest;
}

/** The marks as byte ranges of the file. What the notation names and the file does not have is an error. */
export function placeMarks(
  marks: Marks,
  source: DocumentSource,
  { decoded, sha256 }: { decoded: Decoded; sha256: string },
): MarkedDocument {
  const places = placesIn(decoded.text);
  const all = (what: string) => marks.lines.filter((line) => line.what === what).map(({ rest }) => rest);
  const stretch = (ranges: readonly Range[]) => bytesOf(ranges, decoded);
  const corrections = { join: all('join'), split: all('split') };
  const headline = all('headline')[0];
  return {
    ...source,
    sha256,
    charset: settingOf(marks, 'charset') ?? 'utf-8',
    markup: markupOf(marks),
    isArticle: all('refuse').length === 0,
    ...(headline === undefined || headline === '*'
      ? {}
      : { headline: headline.split(' | ').map((place) => stretch(places.one(place))) }),
    byline: printed(marks, 'byline'),
    published: printed(marks, 'date'),
    outlet: printed(marks, 'outlet'),
    story: all('story')
      .flatMap(places.each)
      .map((ranges) => sentencesOf(ranges, decoded.text, corrections).map(stretch)),
    junk: all('junk').flatMap(places.each).map(stretch),
  };
}

function markupOf(marks: Marks): MarkedDocument['markup'] {
  const markup = settingOf(marks, 'markup');
  return markup === 'html' || markup === 'markdown' ? markup : 'none';
}

function printed({ lines }: Marks, what: string): Printed {
  const found = lines.find((line) => line.what === what || line.what === `${what}?`);
  const values = found === undefined || found.rest === '-' ? [] : found.rest.split(' | ');
  return { values, isNeeded: values.length > 0 && found?.what === what };
}

function sentencesOf(
  ranges: readonly Range[],
  text: string,
  corrections: Parameters<typeof markSentences>[1],
): Range[][] {
  const joined = ranges.map(({ start, end }) => text.slice(start, end)).join('\n');
  return markSentences(joined, corrections).map((sentence) => within(sentence, ranges, text));
}

/** A stretch of the joined text of some ranges, as ranges of the text they are of, without white space around. */
function within({ start, end }: Range, ranges: readonly Range[], text: string): Range[] {
  let before = 0;
  return ranges.flatMap((range) => {
    const from = Math.max(range.start, range.start + start - before);
    const to = Math.min(range.end, range.start + end - before);
    before += range.end - range.start + 1;
    return from < to && text.slice(from, to).trim() !== '' ? [trimmed(text, { start: from, end: to })] : [];
  });
}

function bytesOf(ranges: readonly Range[], { at }: Decoded): Stretch {
  return ranges.map(({ start, end }) => `${at[start]}-${at[end]}`).join(',');
}

function placesIn(text: string) {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  const paragraphs = [...text.matchAll(PARAGRAPH)].map(({ index, 0: whole, groups }) => {
    const end = index + whole.length - '</p>'.length;
    return { start: end - (groups?.inner?.length ?? 0), end };
  });

  return { one, each };

  /** Each of the ranges that a mark names, which may be many lines or one place that goes on elsewhere. */
  function each(places: string): Range[][] {
    const { first, last } = EACH.exec(places)?.groups ?? {};
    if (first === undefined || last === undefined) return [one(places)];
    const lines = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(first) + at));
    return lines.filter((line) => /[\p{L}\p{N}]/u.test(sliceOf(text, lineAt(line)))).map(one);
  }

  function one(places: string): Range[] {
    return places.split('+').flatMap((place) => rangesAt(place.trim()));
  }

  function rangesAt(place: string): Range[] {
    const { from, to = from, first, last, left, right } = PLACE.exec(place)?.groups ?? {};
    if (from === undefined || to === undefined) throw new Error(`no place: ${place}`);
    if (left !== undefined) return columnsOf(Number(from), Number(to), { start: Number(left), end: Number(right) });
    const start = first === undefined ? lineAt(from).start : find(first, lineAt(from).start);
    const end = last === undefined ? lineAt(to).end : find(last, Math.max(start, lineAt(to).start)) + last.length;
    return [trimmed(text, { start, end })];
  }

  function columnsOf(from: number, to: number, columns: Range): Range[] {
    const lines = Array.from({ length: to - from + 1 }, (_, at) => lineAt(String(from + at)));
    const ranges = lines.map(({ start, end }) => ({
      start: Math.min(start + columns.start, end),
      end: Math.min(start + columns.end, end),
    }));
    return ranges.filter((range) => sliceOf(text, range).trim() !== '').map((range) => trimmed(text, range));
  }

  function lineAt(name: string): Range {
    const number = Number(name.replace('p', '')) - 1;
    const start = starts[number];
    const range = name.startsWith('p')
      ? paragraphs[number]
      : start !== undefined && { start, end: (starts[number + 1] ?? text.length + 1) - 1 };
    if (!range) throw new Error(`no line ${name}`);
    return range;
  }

  function find(words: string, from: number): number {
    const at = text.indexOf(words, from);
    if (at === -1) throw new Error(`not there: ${words}`);
    return at;
  }
}

function sliceOf(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}

function trimmed(text: string, { start, end }: Range): Range {
  const slice = text.slice(start, end);
  return { start: start + slice.length - slice.trimStart().length, end: start + slice.trimEnd().length };
}
