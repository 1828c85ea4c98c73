import { describe, expect, test } from 'vitest';
import { cannotAgree, type Figure, findFigures } from '#index/evidence/figures.ts';
import { indexArticle } from '#index/words/indexed-article.ts';
import { createLexicon } from '#index/words/lexicon.ts';
import { anArticle } from '../../an-article.ts';

function figuresIn(sentence: string): { printed: string; noun: string; figure: Figure }[] {
  const found = indexArticle(anArticle({ text: `---\nheadline: A headline\n---\n${sentence}\n` }), createLexicon());
  return findFigures(found).map((figure) => ({
    printed: found.article.text.slice(figure.start, figure.end),
    noun: found.article.text.slice(figure.noun.start, figure.noun.end).trim(),
    figure,
  }));
}

describe('a figure is a number and what it counts', () => {
  test.each([
    ['The county holds 1,360 immigration detainers in its jails.', '1,360', 'immigration detainers'],
    ['It turned down more than 1,360 noncitizens with records.', 'more than 1,360', 'noncitizens'],
    ['There are 1,360+ detainers in force, the agency said.', '1,360+', 'detainers'],
    ['Two of us stayed while eleven untrained agents left the house.', 'eleven', 'untrained agents'],
    ['The council bought the mill for $4.25 million on Friday.', '$4.25 million', ''],
    ['Turnout was 61.3 percent in the end.', '61.3 percent', 'percent'],
    ['About 70 patients are seen there on a good night.', 'About 70', 'patients'],
    ['The fire killed nearly 20 people on the hill.', 'nearly 20', 'people'],
  ])('%s', (sentence, printed, noun) => {
    expect(figuresIn(sentence)).toMatchObject([{ printed, noun }]);
  });

  test.each([
    'The vote was 6-3 on Wednesday night.',
    'It closes on Jan. 26 and opens on 14 February.',
    'The doors open at 8:30 and close by 9 p.m. each day.',
    'In 2015 voters chose a mayor for the town.',
    'Title 42 ended, and Route 9 was closed to trucks.',
    'The 20-year-old left by the side door.',
    'He won the third round of the contest.',
    'Between 38 and 45 miners were below at noon.',
    'Three of the riders walked home that night.',
    'They waited another 40 minutes by the gate.',
    'It fell from 40 people a day.',
    'Twelve riders met twelve other riders and then 40 riders came.',
  ])('nothing is counted, or not all of it, in: %s', (sentence) => {
    expect(figuresIn(sentence)).toEqual([]);
  });
});

describe('two figures cannot agree', () => {
  const only = (number: string) => {
    const [found] = figuresIn(`In the end ${number} riders came up the hill.`);
    if (!found) throw new Error(`no figure in ${number}`);
    return found.figure;
  };
  test.each([
    ['19', '20', true],
    ['1,360', '300', true],
    ['about 300', '1,360', true],
    ['3,000', '3,200', false],
    ['about 1,150', '1,200', false],
    ['more than 1,000', '1,360', false],
    ['more than 1,400', '1,310', true],
    ['nearly 500', '490', false],
    ['nearly 500', '700', true],
    ['up to 40', '12', false],
    ['2.5 million', '3 million', false],
    ['2.5 million', '4 million', true],
  ])('%s and %s: %s', (a, b, cannot) => {
    expect(cannotAgree(only(a), only(b))).toBe(cannot);
    expect(cannotAgree(only(b), only(a))).toBe(cannot);
  });
});
