import { findParaphrases } from '#index/evidence/paraphrases.ts';
import { findQuotations } from '#index/evidence/quotations.ts';
import { attribute } from '#index/evidence/speakers.ts';
import { type Article, isQuotable, type Paragraph, type Range } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import { type ByteWriter, createByteReader, createByteWriter } from './byte-list.ts';
import { writeAttributions, writeParaphrases } from './said-record.ts';
import { writeAscending, writeWords } from './word-record.ts';

/**
 * Everything that is read of a version of an article, once: `bytes` are its words, its sentences, who says what in it and
 * what is only reported of people. Plain, whole and of no archive: it can be read in another thread, kept, and given to any
 * engine. What stands in `bytes` changes with `READER_VERSION`.
 */
export type ArticleRecord = { article: Article; bytes: Uint8Array<ArrayBuffer> };

/** The parts of a record's bytes, to be read one by one. `sentences` are their beginnings, and how long each is. */
export type RecordParts = Record<'words' | 'sentences' | 'attributions' | 'paraphrases', Uint8Array<ArrayBuffer>>;

const PARTS = ['words', 'sentences', 'attributions', 'paraphrases'] as const;

/** Reads all there is to read of an article. Takes as long as it takes: some milliseconds for a long story. */
export function readArticle(article: Article): ArticleRecord {
  const { text, paragraphs, headline = '' } = article;
  const quotable = paragraphs.filter(isQuotable);
  const sentences = quotable.flatMap((paragraph) => findSentences(text, paragraph));
  const quotations = findQuotations(article);
  const parts: Record<keyof RecordParts, (out: ByteWriter) => void> = {
    words: (out) =>
      writeWords(
        [
          { text, paragraphs: quotable },
          { text, paragraphs: paragraphs.filter(isHidden) },
          { text: headline, paragraphs: [{ start: 0, end: headline.length }] },
        ],
        out,
      ),
    sentences: (out) => writeSentences(sentences, out),
    attributions: (out) => writeAttributions(attribute(article, quotations), out),
    paraphrases: (out) => writeParaphrases(findParaphrases(article, sentences, quotations), sentences, out),
  };

  const whole = createByteWriter();
  const written = PARTS.map((name) => {
    const out = createByteWriter();
    parts[name](out);
    return out.written();
  });
  for (const { length } of written) whole.number(length);
  for (const part of written) whole.append(part);
  return { article, bytes: whole.written() };
}

/** The parts of a record, as views of its bytes. */
export function recordParts({ bytes }: Pick<ArticleRecord, 'bytes'>): RecordParts {
  const from = createByteReader(bytes);
  const [words = 0, sentences = 0, attributions = 0, paraphrases = 0] = PARTS.map(from.number);
  return {
    words: from.take(words),
    sentences: from.take(sentences),
    attributions: from.take(attributions),
    paraphrases: from.take(paraphrases),
  };
}

/** Whether a paragraph is read, but never quoted. */
export function isHidden(paragraph: Paragraph): boolean {
  return !isQuotable(paragraph) && paragraph.kind !== 'headline';
}

/** Where each sentence begins and ends, one after the other. */
function writeSentences(sentences: readonly Range[], out: ByteWriter): void {
  writeAscending(Uint32Array.from(sentences.flatMap(({ start, end }) => [start, end])), out);
}
