import { readFileSync } from 'node:fs';
import { assert, constantFrom, array as listOf, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findParaphrases } from '#index/evidence/paraphrases.ts';
import { findQuotations } from '#index/evidence/quotations.ts';
import { attribute } from '#index/evidence/speakers.ts';
import { type Article, isQuotable, type Range } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import { findCompounds, findWords } from '#index/text/text.ts';
import { isHidden, readArticle } from '#index/words/article-record.ts';
import { indexRecord } from '#index/words/indexed-article.ts';
import { createLexicon, type Lexicon } from '#index/words/lexicon.ts';
import { atOnce } from '#index/words/slices.ts';
import { paragraphAt, type TermVector } from '#index/words/term-vector.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { anArticle } from '../../an-article.ts';
import { hasShared, sharedPath } from '../../shared.ts';

const NEWS = 'eval/polnear/dev/text';

describe('what is read back of a record is what was read of the article', () => {
  test('in every sample', async () => {
    const { articles } = await readFolders(['seeds']);
    expect(articles.length).toBeGreaterThan(15);
    for (const article of articles) expectAsRead(article, aUsedLexicon());
  });

  test.skipIf(!hasShared(NEWS))('in real news', async () => {
    const { articles } = await readFolders([sharedPath(NEWS)]);
    const lexicon = aUsedLexicon();
    for (const article of articles) expectAsRead(article, lexicon);
  });

  test('in any text', () => {
    const words = constantFrom(
      '“',
      '”',
      'said',
      'Ada Okafor',
      'anti-ICE',
      'e-mail',
      '1,360',
      'Łódź',
      '.',
      '\n\n',
      '😀',
      'she',
    );
    const anything = listOf(words.map((word) => `${word} `)).map((parts) => parts.join(''));
    const lexicon = aUsedLexicon();
    assert(
      property(anything, string({ unit: 'grapheme' }), (text, other) => {
        expectAsRead(anArticle({ text: `The council met.\n\n${text}${other}` }), lexicon);
      }),
    );
  });
});

test('a record is plain: another thread can be given it, and its bytes are its own', () => {
  const { article, bytes } = readArticle(anArticle());
  const clone = structuredClone({ article, bytes }, { transfer: [bytes.buffer] });
  expect(clone).toEqual(readArticle(anArticle()));
  expect(bytes).toHaveLength(0);
});

test('a record is the same whatever was read before, and takes little more than the text', () => {
  const text = readFileSync('seeds/trump-walz-call.txt', 'utf8');
  const record = readArticle(anArticle({ text }));
  atOnce(indexRecord(record, createLexicon()));
  expect(readArticle(anArticle({ text }))).toEqual(record);
  expect(record.bytes.length).toBeLessThan(3 * text.length);
});

function expectAsRead(article: Article, lexicon: Lexicon): void {
  const found = atOnce(indexRecord(readArticle(article), lexicon));
  const { text, paragraphs, headline = '' } = article;
  const quotable = paragraphs.filter(isQuotable);
  const sentences = quotable.flatMap((paragraph) =>
    findSentences(text, paragraph).map((range) => ({ ...range, paragraph })),
  );
  const quotations = findQuotations(article);
  const attributions = attribute(article, quotations);

  expect(found.sentences().map(({ first, last, ...sentence }) => sentence)).toEqual(sentences);
  for (const { start, end, first, last } of found.sentences()) {
    const inside = findWords(text, { start, end }).map((word) => word.start);
    expect([...found.quotable.starts.slice(first, last)]).toEqual(inside);
  }
  expect(found.attributions()).toEqual(attributions);
  const paraphrases = findParaphrases(article, sentences, quotations);
  expect(found.paraphrases()).toMatchObject(paraphrases);
  expect(found.paraphrases()).toHaveLength(paraphrases.length);

  expect(printedIn(found.quotable, lexicon)).toEqual(printed(text, quotable));
  expect(printedIn(found.hidden, lexicon)).toEqual(printed(text, paragraphs.filter(isHidden)));
  expect(printedIn(found.headline, lexicon)).toEqual(printed(headline, [{ start: 0, end: headline.length }]));
}

/** What a vector says is printed: place by place the form, where it stands, what it covers, and in which paragraph. */
function printedIn(vector: TermVector, lexicon: Lexicon): string[] {
  expect([...vector.forms]).toEqual([...vector.forms].sort((a, b) => a - b));
  return [...vector.forms]
    .flatMap((form, at) =>
      Array.from({ length: (vector.first[at + 1] ?? 0) - (vector.first[at] ?? 0) }, (_, nth) => {
        const n = (vector.first[at] ?? 0) + nth;
        const place = vector.places[n] ?? 0;
        const range = `${vector.starts[place]}-${vector.ends[place]}`;
        return `${place} ${lexicon.formAt(form)} ${range} ${vector.spans[n]} ${paragraphAt(vector, place)}`;
      }),
    )
    .sort();
}

function printed(text: string, paragraphs: readonly Range[]): string[] {
  let base = 0;
  return paragraphs
    .flatMap((paragraph, number) => {
      const words = findWords(text, paragraph);
      const line = (form: string, at: number, span: number) =>
        `${base + at} ${form} ${words[at]?.start}-${words[at]?.end} ${Math.min(span, 255)} ${number}`;
      const lines = [
        ...words.map(({ form }, at) => line(form, at, 1)),
        ...findCompounds(text, words).map(({ first, last, form }) => line(form, first, last - first + 1)),
      ];
      base += words.length;
      return lines;
    })
    .sort();
}

/** One in which some forms have numbers already, in another order than any text has them. */
function aUsedLexicon(): Lexicon {
  const lexicon = createLexicon();
  for (const form of ['voted', 'okafor', 'the', 'ada', 'said', 'antiice', 'a']) lexicon.numberOf(form);
  return lexicon;
}
