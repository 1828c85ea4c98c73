import { describe, expect, test } from 'vitest';
import { readNotation, resolveNotation } from '../../../bench/reading-pages/notation.ts';
import { textAt } from '../../../bench/reading-pages/page-words.ts';

const PAGE = `News | Städte
Brücke gesperrt
Von Änne Öhr – 3. März 2021
  Die Brücke ist zu. ANZEIGE Sie bleibt es.

Was nun?
Umleitungen gibt es.
Mehr zum Thema
`;
const LINE =
  '0123456789abcdef: story 4-7; neutral 6; cut 4 "ANZEIGE"; headline 2; byline 3 "Änne Öhr"; date 3 "3. März 2021" 2021-03-03';

function labelsFor(line: string) {
  const [notation] = readNotation(line);
  if (!notation || !('clauses' in notation)) throw new Error('not read');
  return resolveNotation(notation.clauses, 'a page', PAGE);
}

describe('labels by line become labels by byte', () => {
  const labels = labelsFor(LINE);
  const say = (ranges: readonly [number, number][]) => ranges.map((range) => textAt(PAGE, range));

  test('a range of the story for each of its lines, without what is neutral or cut out', () => {
    expect(say(labels.story)).toEqual(['Die Brücke ist zu.', 'Sie bleibt es.', 'Umleitungen gibt es.']);
    expect(say(labels.neutral)).toEqual(['Was nun?']);
  });

  test('facts as printed, a date with its day', () => {
    expect(labels.headline && textAt(PAGE, labels.headline)).toBe('Brücke gesperrt');
    expect(say(labels.byline)).toEqual(['Änne Öhr']);
    expect(labels.date && textAt(PAGE, labels.date.at)).toBe('3. März 2021');
    expect(labels.date?.day).toBe('2021-03-03');
  });

  test('a date that is not printed whole has no day', () => {
    expect(labelsFor('0123456789abcdef: story 4; date 3 "3. März" in part').date?.day).toBeUndefined();
  });
});

test('a page without an article says what it holds', () => {
  expect(readNotation('# remark\n0123456789abcdef: no article, a recipe\n')).toEqual([
    { hash: '0123456789abcdef', holds: 'a recipe' },
  ]);
});

test.each([
  ['0123456789abcdef: tale 4', 'Cannot be understood'],
  ['nobody: story 4', 'Cannot be understood'],
])('%s is refused when read', (line, says) => {
  expect(() => readNotation(line)).toThrow(says);
});

test.each([
  ['0123456789abcdef: story 40', 'There is no line 40.'],
  ['0123456789abcdef: story 7-4', 'These are no lines'],
  ['0123456789abcdef: byline 3 "Ada Okafor"', 'Line 3 does not say “Ada Okafor”.'],
])('%s does not fit the page', (line, says) => {
  expect(() => labelsFor(line)).toThrow(says);
});
