import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuotations } from '#index/evidence/quotations.ts';
import { anArticle } from '../../an-article.ts';

// Each case: the article's body, and what of it is quoted; a fragment, name, block or post says so before its words.
function quoted(text: string): string[] {
  const article = anArticle({ text: `---\nheadline: A headline of its own\n---\n${text}\n` });
  return findQuotations(article).map(({ form, start, end }) => {
    const words = article.text.slice(start, end);
    return form === 'speech' ? words : `${form}: ${words}`;
  });
}

describe('Marks', () => {
  test.each([
    ['“We have waited eleven years,” Okafor said.', ['We have waited eleven years,']],
    ['"We have waited eleven years," Okafor said.', ['We have waited eleven years,']],
    ["''We have waited eleven years,'' Okafor said.", ['We have waited eleven years,']],
    ['« Nous avons attendu onze ans », a dit Okafor.', ['Nous avons attendu onze ans']],
    ['Okafor said „we have waited eleven years“ for it.', ['we have waited eleven years']],
    ['Okafor said:"We waited eleven years."The mayor left.', ['We waited eleven years.']],
    ['” We have waited eleven years,” Okafor said.', ['We have waited eleven years,']],
    ['“We have waited eleven years,“ Okafor said.', ['We have waited eleven years,']],
    ['“We have waited eleven years," Okafor said.', ['We have waited eleven years,']],
    ['‘We have waited eleven years,’ Okafor said.', ['We have waited eleven years,']],
    ['It is ‘the workers’ right to strike’, Okafor said.', ['the workers’ right to strike']],
  ])('%s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});

describe('What is inside or beside a quotation is not another', () => {
  test.each([
    ['“He told me, ‘Never again,’ and left,” Okafor said.', ['He told me, ‘Never again,’ and left,']],
    ["''He said, 'Never again,''' Okafor recalled.", ["He said, 'Never again,'"]],
    ['"The “harbor first” crowd never asks us," she said.', ['The “harbor first” crowd never asks us,']],
    ['The boat’s owner, 6\'2", said the workers’ boats weren’t his.', []],
    ['In the ’90s nobody dredged the fishermen’s channel.', []],
  ])('%s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});

describe('Forms', () => {
  test.each([
    ['The “sanctuary” city and its “harbor tax” remain.', ['fragment: sanctuary', 'fragment: harbor tax']],
    ['“Never,” she said.', ['Never,']],
    ['Okafor wrote “The Old Man and the Harbor” in a year.', ['name: The Old Man and the Harbor']],
    [
      'Okafor spoke.\n\nShe said in a statement:\n\nMy boats draw six feet of water.',
      ['block: My boats draw six feet of water.'],
    ],
    ['Watch it here:\n\nMy boats draw six feet of water.', []],
    [
      'Ferry owner Ada Okafor met Gov. Tom Reyes on Tuesday, and the council voted to dredge the old channel.\n\nOur boats wait. — Lena Ortiz (@lenaortiz) January 20, 2026',
      ['post: Our boats wait.'],
    ],
    [
      'Ferry owner Ada Okafor met Gov. Tom Reyes on Tuesday, and the council voted to dredge the old channel.\n\nOur boats wait.\n\n— Lena Ortiz (@lenaortiz) January 20, 2026',
      ['post: Our boats wait.'],
    ],
  ])('%s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});

describe('Across paragraphs', () => {
  const text =
    '“We have waited for years.\n\n“My boats draw six feet,” Okafor said.\n\nShe left the “old channel” pier.';

  test('a quotation left open goes on where the next paragraph opens with a mark', () => {
    expect(quoted(text)).toEqual(['We have waited for years.', 'My boats draw six feet,', 'fragment: old channel']);
    expect(findQuotations(anArticle({ text })).map(({ goesOn }) => goesOn)).toEqual([
      { from: false, into: true },
      { from: true, into: false },
      { from: false, into: false },
    ]);
  });

  test.each([
    ['She said “we have waited.\n\nHe said “my boats draw six feet” then.', ['my boats draw six feet']],
    ['She said we have waited.” And more.\n\nHe said “my boats draw six feet” then.', ['my boats draw six feet']],
    ['She said "we have waited.\n\nHe said "my boats draw six feet" then.', ['my boats draw six feet']],
  ])('one unbalanced mark spoils no more than its paragraph: %s', (unbalanced, expected) => {
    expect(quoted(unbalanced)).toEqual(expected);
  });
});

test('whatever the text, quotations stand in order, apart, each inside its marks and its paragraph', () => {
  const piece = fc.constantFrom(
    '“',
    '”',
    '"',
    "''",
    '‘',
    '’',
    '«',
    '»',
    "'",
    ' ',
    ', ',
    '. ',
    '\n\n',
    'We',
    'said',
    'Okafor',
    's',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
      const article = anArticle({ text: `Okafor spoke.\n\n${pieces.join('')}` });
      let last = 0;
      for (const { start, end, marks, paragraph } of findQuotations(article)) {
        const place = article.paragraphs[paragraph - 1];
        expect(marks.start).toBeGreaterThanOrEqual(Math.max(last, place?.start ?? Number.POSITIVE_INFINITY));
        expect(start).toBeGreaterThanOrEqual(marks.start);
        expect(end).toBeGreaterThan(start);
        expect(marks.end).toBeGreaterThanOrEqual(end);
        expect(marks.end).toBeLessThanOrEqual(place?.end ?? 0);
        last = marks.end;
      }
    }),
    { numRuns: 500 },
  );
});
