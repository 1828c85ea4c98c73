import { findParaphrases, type Paraphrase } from '#index/evidence/paraphrases.ts';
import { findQuotations } from '#index/evidence/quotations.ts';
import type { PrintedWords } from '#index/evidence/shared-passages.ts';
import { type Attribution, attribute } from '#index/evidence/speakers.ts';
import { type Article, isQuotable, type Paragraph, type Range } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import type { Lexicon } from './lexicon.ts';
import { buildTermVector, firstAtLeast, formsBetween, type TermVector } from './term-vector.ts';

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
  /** Split when first asked for: most articles that match are never shown. */
  sentences: () => readonly Sentence[];
  /** Who says what, read when first asked for. */
  attributions: () => readonly Attribution[];
  /** What is only reported of people, read when first asked for. */
  paraphrases: () => readonly Paraphrase[];
};

/** The words of an article's three parts. */
export type Vectors = Pick<IndexedArticle, 'quotable' | 'hidden' | 'headline'>;

/** Reads an article's words once, naming their forms in `lexicon`. */
export function indexArticle(article: Article, lexicon: Lexicon): IndexedArticle {
  const headline = article.headline ?? '';
  const vectors = {
    quotable: buildTermVector(article.text, article.paragraphs.filter(isQuotable), lexicon),
    hidden: buildTermVector(article.text, article.paragraphs.filter(isHidden), lexicon),
    headline: buildTermVector(headline, [{ start: 0, end: headline.length }], lexicon),
  };
  return assemble(article, vectors, countTelling([vectors.quotable, vectors.headline], lexicon));
}

/** The telling words of some texts together, each stem as often as the commonest of its forms: endings make nothing longer. */
function countTelling(texts: readonly TermVector[], lexicon: Lexicon): number {
  const most = new Map<string, number>();
  let count = 0;
  for (const { forms, first } of texts) {
    for (const [at, form] of forms.entries()) {
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

/** An article whose words have been read before. */
export function assemble(article: Article, vectors: Vectors, length: number): IndexedArticle {
  const quotableParagraphs = article.paragraphs.filter(isQuotable);
  let sentences: readonly Sentence[] | undefined;
  let attributions: readonly Attribution[] | undefined;
  let paraphrases: readonly Paraphrase[] | undefined;
  const found: IndexedArticle = {
    article,
    ...vectors,
    length,
    quotableParagraphs,
    hiddenParagraphs: article.paragraphs.filter(isHidden),
    sentences: () => {
      sentences ??= quotableParagraphs.flatMap((paragraph) => sentencesOf(article.text, paragraph, vectors.quotable));
      return sentences;
    },
    attributions: () => {
      attributions ??= attribute(article, findQuotations(article));
      return attributions;
    },
    paraphrases: () => {
      const quotations = found.attributions().map(({ quotation }) => quotation);
      paraphrases ??= findParaphrases(article, found.sentences(), quotations);
      return paraphrases;
    },
  };
  return found;
}

/** The words that may be quoted, in order. */
export function printedWords({ quotable }: Pick<IndexedArticle, 'quotable'>, { wordAt }: Lexicon): PrintedWords {
  const { starts, ends, paragraphs } = quotable;
  return { words: formsBetween(quotable, 0, starts.length).map(wordAt), starts, ends, paragraphs };
}

function isHidden(paragraph: Paragraph): boolean {
  return !isQuotable(paragraph) && paragraph.kind !== 'headline';
}

function sentencesOf(text: string, paragraph: Paragraph, words: TermVector): Sentence[] {
  return findSentences(text, paragraph).map(({ start, end }) => ({
    start,
    end,
    paragraph,
    first: firstAtLeast(words.starts, start),
    last: firstAtLeast(words.starts, end),
  }));
}
