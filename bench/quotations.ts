/*
 * How well direct quotations and their speakers are found, against PolNeAR's annotators. Rules were made on `train`;
 * `dev` is measured, and for the names below its errors were read. What follows lets another repeat the figures.
 *
 * Articles. Those that our reader keeps letter for letter, invisible characters aside. Where several annotators marked
 * one article, each of their attributions counts: a quotation is one if any of them says so, a speaker right if any of
 * them names it.
 *
 * Gold quotations: double marks only, three words and more, in two ways. (a) A piece of a `Content` that begins and
 * ends with a double mark and has none inside. (b) Marks of a paragraph paired by counting, the first with the second,
 * the third with the fourth, an odd last one with the paragraph's end where the next paragraph opens with a mark: the
 * text between them, if at least half of it lies in any `Content`. The annotators so decide what is speech, the print
 * where it ends: they often leave out marks, or halve a quotation by sentence. Of (b), text whose words of four letters
 * and more all begin with a capital is set aside on both sides: in paraphrase these are titles, programmes and slogans.
 *
 * Ours: what `findQuotations` calls speech, in double marks, three words and more. A hit is the same start and end,
 * marks and the space inside them left out. A quotation in which no annotator marked anything counts as an error.
 *
 * Speakers: every quotation of ours, right or not, at least half of which lies in the `Content` of an attribution with a
 * `Source`. A mention is right if it overlaps such a `Source`, so that a pronoun is right as a pronoun. Coverage is the
 * share that gets a mention of at least a given confidence. The baseline takes the cue verb nearest to the
 * quotation, outside quotations and in its paragraph, and the run of capitals nearest to that verb.
 *
 * Names: 200 quotations of dev, drawn by a fixed seed from those we find, of three words and more in any marks. One
 * reader read each in its article, without seeing what we make of it, and wrote down whose words they are, as fully as
 * that article names them (`resolved-names.json`: file, bytes, name; null where nobody is named, or nothing is said).
 * A name of ours is right if it is that person's, whatever the spelling; a surname that others in the article share is
 * no name. Below the confidence that is shown, the whole article is read again with less asked of every reading.
 *
 * The first measurement of the names was a precision of .927 at a coverage of .62. Its errors were then read, and the
 * rules mended: what is printed now is no measurement on unseen text, for which a new sample must be labelled.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { SPEECH_VERBS } from '#index/evidence/cue-words.ts';
import { isOneName, isSameName, type Named } from '#index/evidence/person-names.ts';
import { findQuotations, type Quotation } from '#index/evidence/quotations.ts';
import { attribute, CERTAIN } from '#index/evidence/speakers.ts';
import type { Range } from '#index/text/article.ts';
import { missing } from './collections/beside.ts';
import { type Annotated, readAnnotated } from './collections/polnear.ts';
import labelled from './collections/resolved-names.json' with { type: 'json' };
import { ownMs } from './instruments/own-time.ts';
import { drawCharts } from './instruments/picture.ts';
import { walkMs } from './instruments/plain-walk.ts';
import { type Finding, skipped } from './standing/finding.ts';

/** One point of the curve: of the quotations that get a speaker of at least this confidence, how many get the right one. */
export type CurvePoint = { confidence: number; coverage: number; precision: number };

export type QuotationFigures = {
  articles: number;
  spans: { precision: number; recall: number; found: number; gold: number; outsideAnnotation: number };
  speakers: { quotations: number; shown: CurvePoint; curve: CurvePoint[]; baseline: CurvePoint };
  /** Finding and attributing, reading aside; also as plain walks over the words of the same articles. */
  megabytesPerSecond: number;
  walks: number;
};

// The bars, which tests keep as well.
const BARS = { spans: { precision: 0.97, recall: 0.98 }, speakers: { precision: 0.95, coverage: 0.7 } };
// Half of it is compiling, and garbage.
const NOISE = 0.4;

const FEWEST_WORDS = 3;
const DOUBLE_MARK = /["“”„«»]|'{2,3}|``/gu;
const OPENING_MARK = /^(?:["“„«]|''|``)/u;
const WHOLE = /^(?:["“„«](?<words>[^"“”„«»]+)["”»]|(?:''|``)(?<wired>(?:(?!''|").|'(?=''$))+)'')$/u;
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
const SMALL_WORD = /(?<![\p{L}’'])\p{Ll}[\p{L}’']{3,}/u;
const CAPITALS = /\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'.-]*)*/gu;
const CONFIDENCES = [0.97, 0.95, 0.93, 0.9, 0.86, 0.83, 0.7, 0.5, 0];

/** Measures a part of PolNeAR; nothing where it is not beside the project. */
export function measureQuotations(part: 'train' | 'dev'): QuotationFigures | undefined {
  const annotated = readAnnotated(part);
  if (annotated.length === 0) return undefined;

  const started = ownMs();
  const attributed = annotated.map(({ article }) => attribute(article, findQuotations(article)));
  const ms = ownMs() - started;
  const bytes = annotated.reduce((sum, { article }) => sum + Buffer.byteLength(article.text), 0);

  return {
    articles: annotated.length,
    spans: measureSpans(annotated),
    speakers: measureSpeakers(annotated, attributed),
    megabytesPerSecond: bytes / 1e3 / ms,
    walks: ms / walkMs(annotated.map(({ article }) => article.text)),
  };
}

function measureSpans(annotated: readonly Annotated[]): QuotationFigures['spans'] {
  let [hits, found, gold, outsideAnnotation] = [0, 0, 0, 0];
  for (const one of annotated) {
    const { text } = one.article;
    const golden = new Set(goldSpans(one).map(keyOf));
    const ours = findQuotations(one.article).filter(
      (quotation) => isMeasured(text, quotation) && (golden.has(keyOf(quotation)) || !isCapitalised(text, quotation)),
    );
    hits += ours.filter((quotation) => golden.has(keyOf(quotation))).length;
    found += ours.length;
    gold += golden.size;
    outsideAnnotation += ours.filter((quotation) => shareCovered(quotation, contentsOf(one)) === 0).length;
  }
  return { precision: hits / found, recall: hits / gold, found, gold, outsideAnnotation };
}

function goldSpans(one: Annotated): Range[] {
  const { text } = one.article;
  const contents = contentsOf(one);
  const paired = pairedByCounting(one.article).filter(
    (range) => shareCovered(range, contents) >= 0.5 && !isCapitalised(text, range),
  );
  const spans = [...paired, ...contents.flatMap((content) => wholeIn(text, content))];
  return [...new Map(spans.map((range) => [keyOf(range), range])).values()].filter((range) => isLong(text, range));
}

function pairedByCounting({ text, paragraphs }: Annotated['article']): Range[] {
  return paragraphs.flatMap(({ start, end }, i) => {
    // Of three apostrophes the middle one belongs to the outer mark.
    const marks = [...text.slice(start, end).matchAll(DOUBLE_MARK)].map(({ 0: mark, index }, count) => {
      const from = start + index + (count % 2 === 1 && mark.length > 2 ? 1 : 0);
      return { start: from, end: from + Math.min(mark.length, 2) };
    });
    const next = paragraphs[i + 1];
    if (marks.length % 2 === 1 && next && OPENING_MARK.test(text.slice(next.start))) marks.push({ start: end, end });
    return marks.flatMap((mark, count) => {
      const last = marks[count + 1];
      return count % 2 === 0 && last ? [trimmed(text, { start: mark.end, end: last.start })] : [];
    });
  });
}

function wholeIn(text: string, { start, end }: Range): Range[] {
  const { words, wired } = WHOLE.exec(text.slice(start, end))?.groups ?? {};
  if (words === undefined && wired === undefined) return [];
  const width = words === undefined ? 2 : 1;
  return [trimmed(text, { start: start + width, end: end - width })];
}

function measureSpeakers(
  annotated: readonly Annotated[],
  attributed: readonly ReturnType<typeof attribute>[],
): QuotationFigures['speakers'] {
  const judged = annotated.flatMap((one, i) => {
    const { text } = one.article;
    return (attributed[i] ?? []).flatMap(({ quotation, mention }) => {
      const sources = isMeasured(text, quotation) ? sourcesOf(one, quotation) : [];
      if (sources.length === 0) return [];
      const isRight = (range: Range | undefined) => range !== undefined && shareCovered(range, sources) > 0;
      const plain = nearestName(one, quotation);
      return [
        {
          confidence: mention?.confidence ?? -1,
          isRight: isRight(mention?.mention),
          hasPlain: plain !== undefined,
          isPlainRight: isRight(plain),
        },
      ];
    });
  });

  const pointAt = (confidence: number): CurvePoint => {
    const shown = judged.filter((one) => one.confidence >= confidence);
    return { confidence, ...shares(shown.filter(({ isRight }) => isRight).length, shown.length, judged.length) };
  };
  const plain = judged.filter(({ hasPlain }) => hasPlain);
  return {
    quotations: judged.length,
    shown: pointAt(CERTAIN),
    curve: CONFIDENCES.map(pointAt),
    baseline: {
      confidence: 0,
      ...shares(plain.filter(({ isPlainRight }) => isPlainRight).length, plain.length, judged.length),
    },
  };
}

/** How many of the 200 labelled quotations get a name, and how many of those the right one; nothing without PolNeAR. */
export function measureNames(): { shown: CurvePoint; curve: CurvePoint[] } | undefined {
  const annotated = readAnnotated('dev');
  if (annotated.length === 0) return undefined;
  const articles = new Map(annotated.map((one) => [basename(one.article.file), one]));

  const pointAt = (confidence: number): CurvePoint => {
    const read = new Map(
      [...articles].map(([file, { article }]) => [file, attribute(article, findQuotations(article), confidence)]),
    );
    const named = labelled.flatMap(({ file, start, end, name }) => {
      const range = articles.get(file)?.into({ start, end });
      const speaker = read
        .get(file)
        ?.find(({ quotation }) => quotation.start === range?.start && quotation.end === range.end)?.speaker;
      return speaker === undefined || speaker === 'unclear' || !isNamed(speaker) ? [] : [{ speaker, name }];
    });
    const right = named.filter(({ speaker, name }) => name !== null && isSameName(name, speaker.name ?? ''));
    return { confidence, ...shares(right.length, named.length, labelled.length) };
  };
  return { shown: pointAt(CERTAIN), curve: CONFIDENCES.map(pointAt) };
}

function isNamed({ name, isShared = false }: Named): boolean {
  return name !== undefined && !(isShared && isOneName(name));
}

function shares(right: number, shown: number, all: number): { coverage: number; precision: number } {
  return { coverage: shown / all, precision: right / shown };
}

function sourcesOf({ attributions }: Annotated, quotation: Range): Range[] {
  return attributions.flatMap(({ source, content }) =>
    content.some((piece) => shareCovered(quotation, [piece]) >= 0.5) ? source : [],
  );
}

/** The baseline: the run of capitals nearest to the cue verb nearest to the quotation. */
function nearestName({ article }: Annotated, { marks, paragraph }: Quotation): Range | undefined {
  const place = article.paragraphs.find(({ number }) => number === paragraph);
  if (!place) return undefined;
  const quoted = findQuotations(article).filter((quotation) => quotation.paragraph === paragraph);
  const reported = (pattern: RegExp) =>
    [...article.text.slice(place.start, place.end).matchAll(pattern)]
      .map(({ 0: found, index }) => ({ start: place.start + index, end: place.start + index + found.length }))
      .filter(
        (range) =>
          shareCovered(
            range,
            quoted.map((quotation) => quotation.marks),
          ) === 0,
      );
  const verbs = reported(WORD).filter(({ start, end }) => SPEECH_VERBS.has(article.text.slice(start, end)));
  const verb = nearest(verbs, marks);
  return verb && nearest(reported(CAPITALS), verb);
}

function nearest(ranges: readonly Range[], to: Range): Range | undefined {
  const distance = ({ start, end }: Range) => Math.max(to.start - end, start - to.end);
  return ranges.toSorted((a, b) => distance(a) - distance(b))[0];
}

function contentsOf({ attributions }: Annotated): Range[] {
  return attributions.flatMap(({ content }) => content);
}

function isMeasured(text: string, { form, marks, start, end }: Quotation): boolean {
  const isDouble = /^(?:["“”„«»]|''|``)/u.test(text.slice(marks.start, marks.start + 2));
  return form === 'speech' && isDouble && isLong(text, { start, end });
}

function isLong(text: string, { start, end }: Range): boolean {
  return (text.slice(start, end).match(WORD) ?? []).length >= FEWEST_WORDS;
}

function isCapitalised(text: string, { start, end }: Range): boolean {
  return !SMALL_WORD.test(text.slice(start, end));
}

/** How much of a range lies in any of others. */
function shareCovered({ start, end }: Range, others: readonly Range[]): number {
  const covered = new Uint8Array(end - start);
  for (const other of others)
    covered.fill(1, clamp(other.start - start, end - start), clamp(other.end - start, end - start));
  return covered.reduce((sum, one) => sum + one, 0) / Math.max(1, end - start);
}

function clamp(offset: number, most: number): number {
  return Math.min(Math.max(0, offset), most);
}

function keyOf({ start, end }: Range): string {
  return `${start}-${end}`;
}

function trimmed(text: string, { start, end }: Range): Range {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
}

const PICTURE = new URL('../docs/speakers.svg', import.meta.url);

/** How many speakers are named wrongly the more of them are named at all, for the picture in the docs. */
function drawCurves({ curve, baseline }: QuotationFigures['speakers'], names: { curve: CurvePoint[] }): string {
  const percent = (share: number) => Math.round(share * 1000) / 10;
  const pointsOf = (points: readonly CurvePoint[]) =>
    points.map(({ coverage, precision }) => ({ x: percent(coverage), y: percent(1 - precision) }));
  const unit = '% over % named';
  return drawCharts([
    {
      title: 'Speaker wrong',
      unit,
      series: [
        { name: 'Pullquote', points: pointsOf(curve) },
        { name: 'nearest name', points: pointsOf([baseline]) },
      ],
    },
    { title: 'Full name wrong', unit, series: [{ name: 'Pullquote', points: pointsOf(names.curve) }] },
  ]);
}

/** The part that is measured, without the one that rules were made on. */
export function inShort(): Finding[] {
  const figures = measureQuotations('dev');
  const names = measureNames();
  if (!figures || !names) return skipped(missing('eval/polnear/dev'));
  const { spans, speakers, walks } = figures;
  return [
    { name: 'found: precision', value: spans.precision, wants: 'more', bar: BARS.spans.precision },
    { name: 'found: recall', value: spans.recall, wants: 'more', bar: BARS.spans.recall },
    ...pointInShort('speaker', speakers.shown),
    ...pointInShort('full name', names.shown),
    { name: 'finding and attributing, in plain walks', value: walks, wants: 'less', noise: NOISE },
  ];
}

function pointInShort(what: string, { precision, coverage }: CurvePoint): Finding[] {
  return [
    { name: `${what}: precision`, value: precision, wants: 'more', bar: BARS.speakers.precision },
    { name: `${what}: coverage`, value: coverage, wants: 'more', bar: BARS.speakers.coverage },
  ];
}

if (import.meta.main) {
  for (const part of ['train', 'dev'] as const) {
    const figures = measureQuotations(part);
    process.stdout.write(
      figures
        ? `${part} ${JSON.stringify(figures, undefined, 2)}\n`
        : `${part}: PolNeAR is not beside the project, nothing to measure\n`,
    );
    const names = part === 'dev' ? measureNames() : undefined;
    if (!figures || !names) continue;
    process.stdout.write(`names ${JSON.stringify(names, undefined, 2)}\n`);
    writeFileSync(PICTURE, drawCurves(figures.speakers, names));
  }
}
