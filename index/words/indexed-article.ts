import type { Paraphrase } from '#index/evidence/paraphrases.ts';
import type { PrintedWords } from '#index/evidence/shared-passages.ts';
import type { Attribution } from '#index/evidence/speakers.ts';
import { type Article, isQuotable, type Paragraph, type Range } from '#index/text/article.ts';
import { type ArticleRecord, isHidden, type RecordParts, readArticle, recordParts } from './article-record.ts';
import { createByteReader } from './byte-list.ts';
import type { Lexicon } from './lexicon.ts';
import { readAttributions, readParaphrases } from './said-record.ts';
import { atOnce, type Slices } from './slices.ts';
import { formsBetween, type TermVector, toTermVectors } from './term-vector.ts';
import { type RecordedWords, readAscending, readForms, readWords } from './word-record.ts';

/** A sentence of quotable text, and the numbers of its words `[first, last)` in the quotable term vector. */
export type Sentence = Range & { paragraph: Paragraph; first: number; last: number };

/** An article made ready to be searched and quoted. */
export type IndexedArticle = {
  article: Article;
  /** The words that may be quoted. */
  quotable: TermVector;
  quotableParagraphs: readonly Paragraph[];
  /** The words of everything else but the headline: captions, promos, boilerplate, subheads. */
  hidden: TermVector;
  hiddenParagraphs: readonly Paragraph[];
  /** The words of the headline, which find a story but are not quoted from. */
  headline: TermVector;
  /** How many telling words it prints, as its ranking counts them. */
  length: number;
  /** Unpacked when first asked for, as are the next two: most articles that match are never shown. */
  sentences: () => readonly Sentence[];
  /** Who says what. */
  attributions: () => readonly Attribution[];
  /** What is only reported of people. */
  paraphrases: () => readonly Paraphrase[];
};

// So many words are looked up, and so many sentences unpacked, between two breaths.
const LOOKED_UP = 500;
const SENTENCES_AT_ONCE = 2_000;
// What has more bytes to be unpacked, such as a book, is unpacked at once, in slices: whoever asks first would wait.
const MOST_UNPACKED_LATER = 100_000;
// The quotable, the hidden and the headline.
const TEXTS = 3;

/** Reads an article, naming its forms in `lexicon`. */
export function indexArticle(article: Article, lexicon: Lexicon): IndexedArticle {
  return atOnce(indexRecord(readArticle(article), lexicon));
}

/** An article as its record has it, its forms named in `lexicon`. */
export function* indexRecord({ article, bytes }: ArticleRecord, lexicon: Lexicon): Slices<IndexedArticle> {
  const parts = recordParts({ bytes });
  const from = createByteReader(parts.words);
  const forms = readForms(from);
  yield;
  const numbers = new Uint32Array(forms.length);
  for (const [at, form] of forms.entries()) {
    numbers[at] = lexicon.numberOf(form);
    if (at % LOOKED_UP === LOOKED_UP - 1) yield;
  }

  const { sentences, attributions, paraphrases } = parts;
  const texts: RecordedWords[] = [];
  for (let text = 0; text < TEXTS; text += 1) {
    texts.push(readWords(from));
    yield;
  }
  const more = sentences.length + attributions.length + paraphrases.length;
  const { vectors, rest } = yield* toTermVectors(texts, numbers, more);
  const [quotable, hidden, headline] = vectors;
  if (!quotable || !hidden || !headline) throw new Error('A record without its three texts.');
  yield;
  // What is unpacked later is kept with the vectors, and the rest of the bytes let go.
  const kept = keepIn(rest, { sentences, attributions, paraphrases });
  const length = yield* countTelling([quotable, headline], lexicon);
  const { fill, ...said } = unpacked(article, quotable, kept);
  if (more > MOST_UNPACKED_LATER) yield* fill();
  return {
    article,
    quotable,
    hidden,
    headline,
    length,
    ...paragraphsOf(article),
    ...said,
  };
}

type Kept = Omit<RecordParts, 'words'>;

function keepIn(rest: Uint8Array<ArrayBuffer>, { sentences, attributions, paraphrases }: Kept): Kept {
  let end = 0;
  const keep = (part: Uint8Array) => {
    rest.set(part, end);
    end += part.length;
    return rest.subarray(end - part.length, end);
  };
  return { sentences: keep(sentences), attributions: keep(attributions), paraphrases: keep(paraphrases) };
}

/** The telling words of some texts together, each stem as often as the commonest of its forms: endings make nothing longer. */
function* countTelling(texts: readonly TermVector[], lexicon: Lexicon): Slices<number> {
  const most = new Map<string, number>();
  let count = 0;
  for (const { forms, first } of texts) {
    for (const [at, form] of forms.entries()) {
      if (at % LOOKED_UP === LOOKED_UP - 1) yield;
      if (lexicon.isStopAt(form)) continue;
      const stem = lexicon.stemAt(form);
      const before = most.get(stem) ?? 0;
      const times = Math.max(before, (first[at + 1] ?? 0) - (first[at] ?? 0));
      most.set(stem, times);
      count += times - before;
    }
  }
  return count;
}

function paragraphsOf({ paragraphs }: Article): Pick<IndexedArticle, 'quotableParagraphs' | 'hiddenParagraphs'> {
  return { quotableParagraphs: paragraphs.filter(isQuotable), hiddenParagraphs: paragraphs.filter(isHidden) };
}

/** What is unpacked when it is first asked for, and then stays; `fill` does it now, in slices. */
function unpacked(
  article: Article,
  words: TermVector,
  kept: Kept,
): Pick<IndexedArticle, 'sentences' | 'attributions' | 'paraphrases'> & { fill: () => Slices<void> } {
  const sentences = onceFrom(() => sentencesOf(article, words, readAscending(createByteReader(kept.sentences))));
  const attributions = onceFrom(() => readAttributions(createByteReader(kept.attributions)));
  const paraphrases = onceFrom(() => readParaphrases(createByteReader(kept.paraphrases), sentences.read()));
  return {
    sentences: sentences.read,
    attributions: attributions.read,
    paraphrases: paraphrases.read,
    *fill() {
      yield* sentences.fill();
      yield* attributions.fill();
      yield* paraphrases.fill();
    },
  };
}

function onceFrom<Value>(unpack: () => Slices<Value>): { read: () => Value; fill: () => Slices<void> } {
  let value: Value | undefined;
  return {
    read: () => {
      value ??= atOnce(unpack());
      return value;
    },
    *fill() {
      value ??= yield* unpack();
    },
  };
}

/** The words that may be quoted, in order. */
export function printedWords({ quotable }: Pick<IndexedArticle, 'quotable'>, { wordAt }: Lexicon): PrintedWords {
  const { starts, ends, paragraphs } = quotable;
  return { words: formsBetween(quotable, 0, starts.length).map(wordAt), starts, ends, paragraphs };
}

/** `ends` are the beginning and the end of each sentence, one after the other. */
function* sentencesOf({ paragraphs }: Article, { starts }: TermVector, ends: Uint32Array): Slices<Sentence[]> {
  const sentences: Sentence[] = [];
  let at = 0;
  let word = 0;
  const wordFrom = (place: number) => {
    while (word < starts.length && (starts[word] ?? 0) < place) word += 1;
    return word;
  };
  for (let nth = 0; nth < ends.length; nth += 2) {
    const [start = 0, end = 0] = [ends[nth], ends[nth + 1]];
    while ((paragraphs[at]?.end ?? end) < end) at += 1;
    const paragraph = paragraphs[at];
    if (!paragraph) break;
    sentences.push({ start, end, paragraph, first: wordFrom(start), last: wordFrom(end) });
    if (sentences.length % SENTENCES_AT_ONCE === 0) yield;
  }
  return sentences;
}
