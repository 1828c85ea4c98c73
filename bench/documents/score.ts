import { type FactName, isQuotable } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import type { Parsed } from '#src/ingest/parse-document.ts';
import { plainText } from './decoded.ts';
import { foldedWords } from './folded-words.ts';
import type { MarkedDocument, Printed, Stretch } from './marked-document.ts';
import { findToldAgain } from './tiling.ts';

/** What became of one document; a failure says in words what was lost, shown, or taken for a fact. */
export type DocumentScore = {
  words: number;
  hiddenWords: number;
  /** Sentences of the story that may be quoted at least in part, and those of them that do not come out as one. */
  sentences: number;
  brokenSentences: number;
  junk: number;
  quotableJunk: number;
  quotableJunkWords: number;
  facts: readonly FactScore[];
  isRightlyRefused: boolean;
  failures: string[];
};

/** What the reader says of one fact: right, wrong, not found though it is printed, or rightly nothing. */
export type FactScore = { name: FactName; verdict: 'right' | 'wrong' | 'missing' | 'none' };

type Told = { text: string; words: number; told: number; isWhole: boolean };
type Fact = { name: FactName; given: string | undefined; values: readonly string[]; isNeeded: boolean };
type Piece = { kind: 'story' | 'junk' | 'other'; stretch: Stretch };

/** Compares what a person marked with what the reader makes of the file: by words, never by offsets of our text. */
export function scoreDocument(document: MarkedDocument, bytes: Uint8Array, parsed: Parsed): DocumentScore {
  const isRightlyRefused = document.isArticle === 'article' in parsed;
  const refused = isRightlyRefused
    ? []
    : [`refusal: ${'refusal' in parsed ? parsed.refusal.reason : 'read as an article'}`];
  const { story, junk } = findTold(document, bytes, quotableSentences(parsed));
  const facts = document.isArticle ? factsOf(document, bytes, parsed) : [];
  const shown = story.filter(({ words, told }) => told * 2 >= words);
  const broken = shown.filter(({ isWhole }) => !isWhole);
  const quotable = junk.filter(({ words, told }) => told * 2 > words);
  return {
    words: sum(story.map(({ words }) => words)),
    hiddenWords: sum(story.map(({ words, told }) => words - told)),
    sentences: shown.length,
    brokenSentences: broken.length,
    junk: junk.length,
    quotableJunk: quotable.length,
    quotableJunkWords: sum(junk.map(({ told }) => told)),
    facts: facts.map((fact) => ({ name: fact.name, verdict: verdictOn(fact) })),
    isRightlyRefused,
    failures: [
      ...refused,
      ...story
        .filter(({ words, told }) => told < words)
        .map((one) => `hidden ${one.words - one.told} of ${one.words}: ${one.text}`),
      ...broken.map(({ text }) => `broken: ${text}`),
      ...quotable.map(({ text }) => `junk: ${text}`),
      ...facts.flatMap(failureOf),
    ],
  };
}

/** The words of each sentence that a reader may be shown. */
function quotableSentences(parsed: Parsed): string[][] {
  if ('refusal' in parsed) return [];
  const { text, paragraphs } = parsed.article;
  const ranges = paragraphs.filter(isQuotable).flatMap((paragraph) => findSentences(text, paragraph));
  return ranges.map(({ start, end }) => foldedWords(text.slice(start, end))).filter((words) => words.length > 0);
}

/** Which words of each marked piece may be quoted. What is not marked takes part, so that it is taken for no mark. */
function findTold(document: MarkedDocument, bytes: Uint8Array, sentences: readonly string[][]) {
  const pieces = piecesOf(document, bytes.length);
  const read = pieces.map((piece) => ({ ...piece, text: textAt(piece.stretch, bytes, document) }));
  const worded = read
    .map((piece) => ({ ...piece, words: foldedWords(piece.text) }))
    .filter(({ words }) => words.length > 0);
  const told = findToldAgain(
    worded.flatMap(({ words }) => words),
    sentences.flat(),
    // What a teaser or a description repeats of the story and may be quoted once is the story.
    worded.flatMap(({ kind, words }) => words.map(() => kind === 'story')),
  );
  const whole = new Set(sentences.map((words) => words.join(' ')));
  let before = 0;
  const judged = worded.map(({ kind, text, words }) => {
    const isWhole = whole.has(words.join(' '));
    // A piece too short to be matched as a run is told where it is a sentence of its own.
    const isSaid = words.length < 3 && isWhole;
    const said = told.slice(before, before + words.length).filter(Boolean).length;
    before += words.length;
    return { kind, text: inShort(text), words: words.length, told: isSaid ? words.length : said, isWhole };
  });
  return {
    story: judged.filter(({ kind }) => kind === 'story') satisfies Told[],
    junk: judged.filter(({ kind }) => kind === 'junk') satisfies Told[],
  };
}

function piecesOf({ story, junk }: MarkedDocument, length: number): Piece[] {
  const marked: Piece[] = [
    ...story.flat().map((stretch) => ({ kind: 'story' as const, stretch })),
    ...junk.map((stretch) => ({ kind: 'junk' as const, stretch })),
  ];
  const covered = marked.flatMap(({ stretch }) => rangesOf(stretch)).sort((a, b) => a.start - b.start);
  const ends = [0, ...covered.map(({ end }) => end)];
  const between = [...covered.map(({ start }) => start), length].map((end, at) => ({ start: ends[at] ?? 0, end }));
  const others = between.filter(({ start, end }) => start < end).map(({ start, end }) => `${start}-${end}`);
  const pieces = [...marked, ...others.map((stretch) => ({ kind: 'other' as const, stretch }))];
  return pieces.sort((a, b) => Number.parseInt(a.stretch, 10) - Number.parseInt(b.stretch, 10));
}

function factsOf(document: MarkedDocument, bytes: Uint8Array, parsed: Parsed): Fact[] {
  const facts = 'article' in parsed ? parsed.article : undefined;
  const headlines = document.headline?.map((stretch) => textAt(stretch, bytes, document));
  const fact = (name: FactName, given: string | undefined, printed: Printed) => ({ name, given, ...printed });
  return [
    ...(headlines ? [{ name: 'headline' as const, given: facts?.headline, values: headlines, isNeeded: true }] : []),
    fact('byline', facts?.byline, document.byline),
    fact('outlet', facts?.outlet, document.outlet),
    // A person marks the day. Of a moment, its day counts; less than a day is not the day.
    fact('published', facts?.published?.at.slice(0, 'YYYY-MM-DD'.length), document.published),
  ];
}

function verdictOn({ given, values, isNeeded }: Fact): FactScore['verdict'] {
  if (given === undefined) return isNeeded ? 'missing' : 'none';
  return values.some((value) => isSame(value, given)) ? 'right' : 'wrong';
}

function failureOf(fact: Fact): string[] {
  const verdict = verdictOn(fact);
  const printed = fact.values.map(inShort).join(' or ') || 'none';
  if (verdict === 'wrong') return [`wrong ${fact.name}: ${fact.given}; printed: ${printed}`];
  return verdict === 'missing' ? [`missing ${fact.name}: ${printed}`] : [];
}

function isSame(a: string, b: string): boolean {
  return foldedWords(a).join(' ') === foldedWords(b).join(' ');
}

function textAt(stretch: Stretch, bytes: Uint8Array, document: MarkedDocument): string {
  return rangesOf(stretch)
    .map(({ start, end }) => plainText(bytes.subarray(start, end), document))
    .join('\n');
}

function rangesOf(stretch: Stretch): { start: number; end: number }[] {
  return stretch.split(',').map((range) => {
    const [start = 0, end = 0] = range.split('-').map(Number);
    return { start, end };
  });
}

function inShort(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 70)} … ${line.slice(-25)}` : line;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
