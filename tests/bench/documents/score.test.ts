import { expect, test } from 'vitest';
import type { Article } from '#index/text/article.ts';
import { decodeWithOffsets } from '../../../bench/documents/decoded.ts';
import { placeMarks, readMarks } from '../../../bench/documents/notation.ts';
import { scoreDocument } from '../../../bench/documents/score.ts';
import { anArticle } from '../../an-article.ts';

const TEXT = `Home News Sport
Rent freeze passes
By Ada Okafor
The council froze rents on Monday. It was the first
freeze in ten years.
Sign up for our daily newsletter today
`;
const MARKS = ['headline 2', 'byline Ada Okafor', 'date 2025-03-02', 'outlet -', 'story 4-5', 'junk 1', 'junk 6'];
const FACTS: Partial<Article> = {
  headline: 'Rent freeze passes',
  byline: 'Ada Okafor',
  published: { precision: 'day', at: '2025-03-02' },
};

/** What becomes of the text where the reader may quote these paragraphs and says these facts. */
function score(paragraphs: readonly string[], said: Partial<Article> = FACTS) {
  const bytes = new TextEncoder().encode(TEXT);
  const [marks] = readMarks(`== one.txt\n${MARKS.join('\n')}`);
  if (!marks) throw new Error('no marks');
  const source = { file: 'one.txt', shape: 'page', language: 'en', source: 'here', licence: 'ours', made: '' };
  const document = placeMarks(marks, source, { decoded: decodeWithOffsets(bytes, 'utf-8'), sha256: '' });
  return scoreDocument(document, bytes, {
    article: { ...BARE, ...said, ...bodyOf(paragraphs) },
    map: { part: 'file', encoding: 'utf-8', runs: '' },
    warnings: [],
  });
}

const { headline, outlet, published, byline, ...BARE } = anArticle();

function bodyOf(texts: readonly string[]): Pick<Article, 'text' | 'paragraphs'> {
  const text = texts.join('\n\n');
  const paragraphs = texts.map((one, at) => {
    const start = text.indexOf(one);
    return { number: at + 1, start, end: start + one.length, kind: 'body' as const, rule: 'it is prose' };
  });
  return { text, paragraphs };
}

const WHOLE = 'The council froze rents on Monday. It was the first freeze in ten years.';

const found = [
  { name: 'headline', verdict: 'right' },
  { name: 'byline', verdict: 'right' },
];

test('a document read as a person reads it loses nothing', () => {
  expect(score([WHOLE])).toEqual({
    ...{ words: 14, hiddenWords: 0, sentences: 2, brokenSentences: 0 },
    ...{ junk: 2, quotableJunk: 0, quotableJunkWords: 0 },
    facts: [...found, { name: 'outlet', verdict: 'none' }, { name: 'published', verdict: 'right' }],
    ...{ isRightlyRefused: true, failures: [] },
  });
});

test('what is not quotable is hidden, word by word', () => {
  expect(score(['The council froze rents on Monday.'])).toMatchObject({
    ...{ hiddenWords: 8, sentences: 1, brokenSentences: 0 },
    failures: ['hidden 8 of 8: It was the first freeze in ten years.'],
  });
});

test('a sentence cut in two, or glued to something, is broken', () => {
  expect(score(['The council froze rents on Monday.', 'It was the first', 'freeze in ten years.'])).toMatchObject({
    ...{ hiddenWords: 0, sentences: 2, brokenSentences: 1 },
  });
  expect(score([`By Ada Okafor ${WHOLE}`])).toMatchObject({ hiddenWords: 0, sentences: 2, brokenSentences: 1 });
});

test('a piece of junk most of whose words may be quoted is quotable', () => {
  expect(score([WHOLE, 'Sign up for our daily newsletter today.'])).toMatchObject({ junk: 2, quotableJunk: 1 });
  expect(score([WHOLE, 'Sign up for our'])).toMatchObject({ junk: 2, quotableJunk: 1 });
  expect(score([WHOLE, 'Sign up for'])).toMatchObject({ junk: 2, quotableJunk: 0 });
});

test('a fact is right in any spelling, and a moment by its day', () => {
  const at = { precision: 'minute' as const, at: '2025-03-02T08:00Z' };
  expect(verdicts({ ...FACTS, headline: 'RENT FREEZE PASSES', published: at })).toEqual([
    'right',
    'right',
    'none',
    'right',
  ]);
  const month = { precision: 'month' as const, at: '2025-03' };
  expect(verdicts({ ...FACTS, published: month })).toEqual(['right', 'right', 'none', 'wrong']);
});

test('a fact is wrong where another or none is printed, and missing where it is left out', () => {
  expect(verdicts({ ...FACTS, byline: 'Ada', outlet: 'Home News' })).toEqual(['right', 'wrong', 'wrong', 'right']);
  expect(verdicts({})).toEqual(['missing', 'missing', 'none', 'missing']);
  expect(score([WHOLE], { byline: 'Ada' }).failures).toContain('wrong byline: Ada; printed: Ada Okafor');
});

function verdicts(said: Partial<Article>): string[] {
  return score([WHOLE], said).facts.map(({ verdict }) => verdict);
}
