import { readdirSync, readFileSync } from 'node:fs';
import { type Article, isQuotable, type Paragraph, ParagraphKind, type Range } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { findBeside, missing } from './collections/beside.ts';
import marked from './collections/marked-paragraphs.json' with { type: 'json' };
import { characterOffsets, type IntoText, intoText } from './collections/source-offsets.ts';
import type { Finding } from './standing/finding.ts';

/** How what we hide compares with what PolNeAR's annotators set aside (`Discard`) and what they found said. */
export type BoilerplateFigures = {
  articles: number;
  paragraphs: number;
  /** Hidden paragraphs, titles aside, and those of them that the annotators discarded too. */
  hidden: number;
  hiddenAndDiscarded: number;
  discarded: number;
  /** Hidden paragraphs, titles and embedded posts aside, in which the annotators found somebody saying something. */
  hiddenWithAttribution: string[];
  quotations: number;
  /** Quotations that stand in hidden paragraphs, titles and embedded posts aside. */
  hiddenQuotations: string[];
};

/**
 * How what we hide compares with a reader's marks on every paragraph of the five real documents, made before looking at
 * ours (`marked-paragraphs.json`: file, bytes, kind). Hidden is whatever may not be quoted. `otherwise` names the
 * paragraphs that are judged differently.
 */
export type MarkedFigures = {
  paragraphs: number;
  hidden: number;
  precision: number;
  recall: number;
  sameKind: number;
  otherwise: string[];
};

// The bars, which tests keep as well.
const BARS = { precision: 0.95, recall: 0.95, reporting: 0.01, discarded: 0.5 };

type Annotation = Range & { label: string };

const ANNOTATION = /^T\d+\t(?<label>\w+) (?<ranges>[\d ;]+)\t/u;
const QUOTED = /^["“‘]|["”]$|^''|''$/u;

/** Where PolNeAR's `train` or `dev` part is, or nothing where it is not at hand. */
export function polnear(part: 'train' | 'dev'): URL | undefined {
  return findBeside(`eval/polnear/${part}`);
}

/** Compares with the marks on the five real documents; nothing where they are not at hand. */
export function measureMarked(): MarkedFigures | undefined {
  const folder = findBeside('seeds');
  if (!folder) return undefined;
  const files = new Set(marked.map(({ file }) => file));
  const articles = new Map([...files].map((file) => [file, read(file, folder)]));
  const judged = marked.map(({ file, start, end, kind }) => {
    const range = articles.get(file)?.into({ start, end });
    const ours = range && articles.get(file)?.paragraphs.find((paragraph) => overlap(paragraph, range) > 0);
    return { place: `${file} ¶ ${ours?.number}`, gold: ParagraphKind.parse(kind), ours: ours?.kind ?? 'body' };
  });
  const isHidden = (kind: ParagraphKind) => !isQuotable({ kind });
  const hidden = judged.filter(({ ours }) => isHidden(ours));
  const gold = judged.filter((one) => isHidden(one.gold));
  const right = hidden.filter((one) => isHidden(one.gold)).length;
  return {
    paragraphs: judged.length,
    hidden: hidden.length,
    precision: right / hidden.length,
    recall: right / gold.length,
    sameKind: judged.filter((one) => one.gold === one.ours).length,
    otherwise: judged.flatMap((one) =>
      one.gold === one.ours ? [] : [`${one.place}: ${one.gold}, for us ${one.ours}`],
    ),
  };
}

function read(file: string, folder: URL): { paragraphs: readonly Paragraph[]; into: IntoText } {
  const bytes = readFileSync(new URL(file, folder));
  const parsed = parseDocument({ file, bytes });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return { paragraphs: parsed.article.paragraphs, into: intoText(parsed.map, bytes) };
}

/** Reads every article of a PolNeAR part and compares paragraph by paragraph. */
export function measureBoilerplate(folder: URL): BoilerplateFigures {
  const figures: BoilerplateFigures = {
    articles: 0,
    paragraphs: 0,
    hidden: 0,
    hiddenAndDiscarded: 0,
    discarded: 0,
    hiddenWithAttribution: [],
    quotations: 0,
    hiddenQuotations: [],
  };
  const attributions = readdirSync(new URL('attributions/', folder));

  for (const file of readdirSync(new URL('text/', folder))) {
    const bytes = readFileSync(new URL(`text/${file}`, folder));
    const parsed = parseDocument({ file, bytes });
    if ('refusal' in parsed) continue;

    const stem = file.replace(/\.txt$/u, '');
    const files = attributions.filter((name) => name.startsWith(stem));
    const lines = files.flatMap((name) => readFileSync(new URL(`attributions/${name}`, folder), 'utf8').split('\n'));
    count(figures, parsed.article, annotationsIn(lines, characterOffsets(bytes), intoText(parsed.map, bytes)));
  }
  return figures;
}

function count(figures: BoilerplateFigures, article: Article, annotations: readonly Annotation[]): void {
  figures.articles += 1;
  for (const paragraph of article.paragraphs) {
    const inside = annotations.filter((annotation) => overlap(annotation, paragraph) > 0);
    const quotations = inside.filter((annotation) => isQuotation(annotation, article.text)).length;
    figures.paragraphs += 1;
    figures.quotations += quotations;
    if (paragraph.kind !== 'headline') countParagraph(figures, paragraph, inside);
    if (isHiddenProse(paragraph) && quotations > 0) figures.hiddenQuotations.push(nameOf(article, paragraph));
    if (isHiddenProse(paragraph) && inside.some(({ label }) => label === 'Content'))
      figures.hiddenWithAttribution.push(nameOf(article, paragraph));
  }
}

function countParagraph(figures: BoilerplateFigures, paragraph: Paragraph, inside: readonly Annotation[]): void {
  const discards = inside.filter(({ label }) => label === 'Discard').map((discard) => overlap(discard, paragraph));
  const isDiscarded = Math.max(0, ...discards) * 2 >= paragraph.end - paragraph.start - 1;

  if (isDiscarded) figures.discarded += 1;
  if (!isQuotable(paragraph)) figures.hidden += 1;
  if (isDiscarded && !isQuotable(paragraph)) figures.hiddenAndDiscarded += 1;
}

/** The annotations of brat's standoff lines, the characters that they count turned into offsets of our text. */
function annotationsIn(lines: readonly string[], ofCharacter: readonly number[], into: IntoText): Annotation[] {
  return lines.flatMap((line) => {
    const { label, ranges } = ANNOTATION.exec(line)?.groups ?? {};
    if (!label || !ranges) return [];
    return ranges.split(';').flatMap((range) => {
      const [start = 0, end = 0] = range.split(' ').map((nth) => ofCharacter[Number(nth)] ?? 0);
      const found = into({ start, end });
      return found ? [{ label, ...found }] : [];
    });
  });
}

function isQuotation({ label, start, end }: Annotation, text: string): boolean {
  return label === 'Content' && QUOTED.test(text.slice(start, end));
}

function isHiddenProse(paragraph: Paragraph): boolean {
  return !isQuotable(paragraph) && paragraph.kind !== 'headline' && paragraph.kind !== 'embed';
}

function nameOf({ file }: Article, { number, kind }: Paragraph): string {
  return `${file} ¶ ${number} (${kind})`;
}

function overlap(a: Range, b: Range): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

/** All of it: it takes seconds. */
export function inShort(): Finding[] {
  return [...markedInShort(), ...polnearInShort('train'), ...polnearInShort('dev')];
}

function markedInShort(): Finding[] {
  const figures = measureMarked();
  if (!figures) return [{ name: 'five real documents', gap: 'skipped', why: missing('seeds') }];
  const { precision, recall, sameKind, paragraphs } = figures;
  return [
    { name: 'five real documents: precision', value: precision, wants: 'more', bar: BARS.precision },
    { name: 'five real documents: recall', value: recall, wants: 'more', bar: BARS.recall },
    { name: 'five real documents: of the same kind', value: sameKind / paragraphs, wants: 'more' },
  ];
}

function polnearInShort(part: 'train' | 'dev'): Finding[] {
  const folder = polnear(part);
  if (!folder) return [{ name: part, gap: 'skipped', why: missing(`eval/polnear/${part}`) }];
  const { hidden, hiddenAndDiscarded, discarded, hiddenQuotations, hiddenWithAttribution } = measureBoilerplate(folder);
  return [
    { name: `${part}: quotations hidden`, value: hiddenQuotations.length, wants: 'less', bar: 0 },
    {
      name: `${part}: of what is hidden, reporting`,
      value: hiddenWithAttribution.length / hidden,
      wants: 'less',
      bar: BARS.reporting,
    },
    {
      name: `${part}: hidden of what is discarded`,
      value: hiddenAndDiscarded / discarded,
      wants: 'more',
      bar: BARS.discarded,
    },
  ];
}

if (import.meta.main) {
  const figures = measureMarked();
  process.stdout.write(
    figures ? `by hand ${JSON.stringify(figures, undefined, 2)}\n` : 'the real documents are not at hand\n',
  );
  for (const part of ['train', 'dev'] as const) {
    const folder = polnear(part);
    process.stdout.write(
      folder
        ? `${part} ${JSON.stringify(measureBoilerplate(folder), undefined, 2)}\n`
        : `${part}: PolNeAR is not at hand, nothing to measure\n`,
    );
  }
}
