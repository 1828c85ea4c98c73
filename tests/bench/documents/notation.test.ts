import { describe, expect, test } from 'vitest';
import { decodeWithOffsets, plainText } from '../../../bench/documents/decoded.ts';
import { placeMarks, readMarks } from '../../../bench/documents/notation.ts';

const SOURCE = { file: 'one.txt', shape: 'page', language: 'fr', source: 'here', licence: 'ours', made: '' };

/** What marks on a text come to, each stretch as the words it holds. */
function place(text: string, ...lines: readonly string[]) {
  const bytes = new TextEncoder().encode(text);
  const [marks] = readMarks(`== one.txt\n${lines.join('\n')}\n`);
  if (!marks) throw new Error('no marks');
  const placed = placeMarks(marks, SOURCE, { decoded: decodeWithOffsets(bytes, 'utf-8'), sha256: '' });
  const wordsAt = (stretch: string) =>
    stretch.split(',').map((range) => {
      const [start, end] = range.split('-').map(Number);
      return plainText(bytes.subarray(start, end), { charset: 'utf-8', markup: 'none' });
    });
  return {
    ...placed,
    headline: placed.headline?.map(wordsAt),
    story: placed.story.map((paragraph) => paragraph.map(wordsAt)),
    junk: placed.junk.map(wordsAt),
  };
}

const TEXT = 'Menu\n\nÉté chaud\nPar Zoé\nIl fait chaud. Très\nchaud.\n';

describe('a mark is', () => {
  test.each([
    ['story 5-6', [[['Il fait chaud.'], ['Très\nchaud.']]]],
    ['story 5@Très-6', [[['Très\nchaud.']]]],
    ['story 5 - 5@chaud.', [[['Il fait chaud.']]]],
    ['story 5[0-14]', [[['Il fait chaud.']]]],
    ['story 5..6', [[['Il fait chaud.'], ['Très']], [['chaud.']]]],
    ['story 5@Très+6', [[['Très', 'chaud.']]]],
  ])('%s', (line, story) => {
    expect(place(TEXT, line).story).toEqual(story);
  });

  test('junk 1..4, each line that says something', () => {
    expect(place(TEXT, 'junk 1..4').junk).toEqual([['Menu'], ['Été chaud'], ['Par Zoé']]);
  });

  test('headline 3 | 3-4, either of them', () => {
    expect(place(TEXT, 'headline 3 | 3-4').headline).toEqual([['Été chaud'], ['Été chaud\nPar Zoé']]);
  });

  test('p2, what the second paragraph of an HTML file holds', () => {
    expect(place('<p>Non.</p><p class="x">Oui.</p>', 'story p2').story).toEqual([[['Oui.']]]);
  });
});

test('what is printed must be found, may be, or is not there', () => {
  expect(place(TEXT, 'byline Zoé | Zoë', 'outlet? X', 'date -')).toMatchObject({
    byline: { values: ['Zoé', 'Zoë'], isNeeded: true },
    outlet: { values: ['X'], isNeeded: false },
    published: { values: [], isNeeded: false },
  });
});

test('what the file does not have is an error', () => {
  expect(() => place(TEXT, 'story 5@Neige')).toThrow('not there: Neige');
  expect(() => place(TEXT, 'story 99')).toThrow('no line 99');
});

test('a person joins and splits sentences where their punctuation misleads', () => {
  const text = 'So says Gen. Brown. No? yes.';
  expect(place(text, 'story 1').story).toEqual([[['So says Gen. Brown.'], ['No? yes.']]]);
  expect(place(text, 'join No', 'split yes', 'story 1').story).toEqual([[['So says Gen. Brown. No?'], ['yes.']]]);
});
