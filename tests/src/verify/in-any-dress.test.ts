import { describe, expect, test } from 'vitest';
import { type Check, verifyQuotes } from '#src/verify/verify-quotes.ts';
import { anArticle } from '../../an-article.ts';
import { testRooms } from '../../test-rooms.ts';

// Marks, spaces and hyphens as pages print them: a ligature, a soft hyphen, an entity and a word broken at a line end.
const FERRY = `---
headline: Night boats come back
published: 2026-01-20
---
“The oﬃcer on the land\u00ading said it don&rsquo;t matter,” Ada Okafor said. She spoke of “idle talk” and “peace and safety.”

“No way.” That was all, Lew Hart said.

“They call it the ‘long wait’, and it is,” Mary Jo Lind said of the harbor. “Is there 1,360+ feet of it?”

Hart says “let boats be boats” at every meeting, and that anti-
ICE patrols cost $500 in a year when the ice was as thick as the cop-
pers say.

“We will go home,” Okafor said, “and we will stay.”
`;
const rooms = await testRooms([anArticle({ file: 'ferry.txt', text: FERRY })]);

async function check(draft: string): Promise<Check[]> {
  const checks = await verifyQuotes(draft, rooms);
  if ('problem' in checks) throw new Error(checks.problem);
  return checks;
}

describe('the words are exact, whatever their dress', () => {
  test.each([
    ['“The officer on the landing said it don’t matter”'],
    ['"The officer on the landing said it don\'t matter," Okafor said.'],
    ['&ldquo;The officer on the landing said it don&#8217;t matter&rdquo;'],
    ['“The offi\u00adcer on the land\u00ading”'],
    ['“The offi-\ncer on the landing”'],
    ['“idle talk,” Okafor said'],
    ['“idle talk”, said Okafor'],
    ['"idle talk,"Okafor said'],
    ['"peace and safety," Okafor said'],
    ['“No way,” he said'],
    ['‘No way’, he said'],
    ['«\u00a0No way\u00a0»'],
    ['“They call it the ‘long wait,’ and it is,” she said'],
    ['"They call it the \'long wait\', and it is."'],
    ['“Is there 1,360+ feet of it”'],
    ['“We will go home and we will stay”', 'differs'],
    ['“We will go,” she said, “home, and we will stay”', 'differs'],
    ['“We will go home”, she said, “and we will stay”.'],
    ['“let boats be boats;”'],
    ['let boats be boats – '],
    ['anti-ICE patrols cost $500'],
    ['as thick as the coppers say'],
    ['as thick as the cop-\npers say'],
    ['anti-\nICE patrols'],
  ])('%s', async (draft, kind = 'exact') => {
    expect((await check(draft)).map(({ verdict }) => verdict.kind)).toEqual([kind]);
  });
});

describe('the mark at the end is a remark', () => {
  test.each([
    ['“No way,” he said', { drafted: ',', printed: '.' }],
    ['“No way.”', undefined],
    ['“No way”', undefined],
    ['“Is there 1,360+ feet of it.”', { drafted: '.', printed: '?' }],
    ['“Is there 1,360+ feet of it”', { drafted: '', printed: '?' }],
    ['“let boats be boats!”', { drafted: '!', printed: '' }],
  ])('%s', async (draft, ending) => {
    const [only] = await check(draft);
    expect(only?.verdict.kind === 'exact' && only.verdict.ending).toEqual(ending);
  });
});

describe('what says something is never a mere mark', () => {
  test.each([
    ['“Is there 1,360 feet of it?”', 'dropped'],
    ['“Is there 1,360”', 'dropped'],
    ['“Is there 1,361+ feet of it?”', 'figures'],
    ['“Is there 1360+ feet of it?”', 'punctuation'],
    ['“ICE patrols cost $500”', 'dropped'],
    ['“500 in a year when the ice was thick”', 'dropped'],
    ['“patrols cost €500 in a year”', 'figures'],
    ['“let Boats be boats”', 'case'],
    ['“let böats be boats”', 'accents'],
    ['“The officer on the land-ing said it don’t matter”', 'words'],
  ])('%s', async (draft, change) => {
    const [only] = await check(draft);
    expect(only?.verdict).toMatchObject({ kind: 'differs', changes: expect.arrayContaining([change]) });
  });
});

const REOPENED = `---
headline: A statement
---
Mayor Lew Hart said in a statement: “We have mended the long pier.

“We shall mend the short one too.

“After that we rest,” Hart said.
`;

test.each([
  ['“We have mended the long pier.\n\n“We shall mend the short one too.\n\n“After that we rest,” Hart said.'],
  ['“We have mended the long pier. We shall mend the short one too. After that we rest.”'],
  ['“mended the long pier. We shall mend the short one”'],
  ['“We shall mend the short one too.\n\n“After that we rest.”'],
])('a quotation that is opened again at each paragraph is one: %s', async (draft) => {
  const checks = await verifyQuotes(draft, await testRooms([anArticle({ text: REOPENED })]));
  expect(checks).toMatchObject([{ finding: 'exact' }]);
});

const wants = (published: string, words: string) =>
  `---\nheadline: Let Boats Be Boats\npublished: ${published}\n---\n${words}\n`;
const two = await testRooms([
  anArticle({
    file: 'old.txt',
    text: wants('2026-01-20', 'The mayor wants to “let boats be boats,” Ada Okafor said.'),
  }),
  anArticle({ file: 'new.txt', text: wants('2026-01-21', 'The mayor would “let boats be boats,” Lew Hart said.') }),
]);

describe('reporting goes before headlines', () => {
  test('where case alone differs, with all the stories that print it', async () => {
    const checks = await verifyQuotes('"Let Boats Be Boats"', two);
    expect(checks).toMatchObject([
      {
        finding: 'differs',
        verdict: { changes: ['case'], printed: { quote: { citation: { title: 'Let Boats Be Boats' } } }, also: [{}] },
      },
    ]);
  });

  test('and a headline in front matter that alone has the words is found, and named as one', async () => {
    const text = '---\nheadline: Gulls Win at Last\n---\nThe keeper feeds the birds in all weathers, day after day.\n';
    const checks = await verifyQuotes('“Gulls win at last”', await testRooms([anArticle({ text })]));
    expect(checks).toMatchObject([{ finding: 'not found' }]);
    const same = await verifyQuotes('“Gulls Win at Last”', await testRooms([anArticle({ text })]));
    expect(same).toMatchObject([
      { finding: 'hidden', verdict: { lines: [{ kind: 'headline', text: 'Gulls Win at Last' }] } },
    ]);
  });
});
