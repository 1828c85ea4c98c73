import { describe, expect, test } from 'vitest';
import { baseOf, findCompounds, fold, stemOf, wordsOf } from '#index/text/text.ts';

describe('the words of', () => {
  test.each([
    ['Let cops be cops', 'let cops be cops'],
    ['1,360+ noncitizens', '1360 noncitizens'],
    ['12,345,678 votes, 3.5% and $1.50', '12345678 votes 3.5 and 1.50'],
    ['rows 1,36 and 1,3600', 'rows 1 36 and 1 3600'],
    ['the U.S. in D.C today', 'the us in dc today'],
    ["Good’s case, the workers’ pay, it's O’Brien", 'good case the workers pay it obrien'],
    ['Renée in São Paulo', 'renée in são paulo'],
    ['anti-ICE and mid–term', 'anti ice and mid term'],
    ['“categorically false” … —', 'categorically false'],
    ['Łódź straße ﬁne', 'łódź straße ﬁne'],
    ['a@b.example #tag', 'a b example tag'],
    ['', ''],
  ])('%s', (text, forms) => {
    expect(
      wordsOf(text)
        .map(({ form }) => form)
        .join(' '),
    ).toBe(forms);
  });
});

test('each word is an exact slice', () => {
  const text = 'DHS’s 1,360+ U.S. detainers';
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'DHS’s',
    '1,360',
    'U.S.',
    'detainers',
  ]);
});

test.each([
  ['renée', 'renee'],
  ['são', 'sao'],
  ['łódź', 'lodz'],
  ['straße', 'strasse'],
  ['ﬁne', 'fine'],
  ['1360', '1360'],
])('%s folds to %s', (form, folded) => {
  expect(fold(form)).toBe(folded);
});

test('inflections share a stem, numbers are left alone', () => {
  expect(['detainers', 'detained', 'detaining'].map(stemOf)).toEqual(['detain', 'detain', 'detain']);
  expect(stemOf('1360')).toBe('1360');
});

test('hyphened words are also one word', () => {
  const compounds = (text: string) => findCompounds(text, wordsOf(text)).map(({ form }) => form);
  expect(compounds('an anti-ICE crowd, state-of-the-art e-mail – no – 2025-26')).toEqual([
    'antiice',
    'stateoftheart',
    'email',
  ]);
});

test.each([
  ['city cities', true],
  ['protest protests protested protesting', true],
  ['detainer detainers', true],
  ['release releases released releasing', true],
  ['plan plans planned planning', true],
  ['deny denies denied denying', true],
  ['church churches', true],
  ['boss bosses', true],
  ['examiner examining', false],
  ['detainers detained', false],
  ['organs organized', false],
  ['thing th', false],
  ['bus bu', false],
])('%s are one word: %s', (forms, isOne) => {
  expect(new Set(forms.split(' ').map(baseOf)).size === 1).toBe(isOne);
});
