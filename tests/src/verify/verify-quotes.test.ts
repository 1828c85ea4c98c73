import { describe, expect, test } from 'vitest';
import { wordsOf } from '#index/text/text.ts';
import type { Verdict } from '#src/verify/verdict.ts';
import { type Check, verifyQuotes } from '#src/verify/verify-quotes.ts';
import { anArticle } from '../../an-article.ts';
import { testRooms } from '../../test-rooms.ts';

const COUNCIL = `---
headline: Ferry landing keeps its night boat for another winter
outlet: The Tidewater Post
published: 2026-01-20
---
“We have waited eleven years for this vote, and we won’t wait for another,” said Ada Okafor, who runs the ferry landing. “My boats draw 6.5 feet — no more.”

“The [harbor] board knows this,” Mayor Lew Hart told reporters. “The channel is 1,360 feet long. It has silted up . . . twice in ten years.”

Opponents said the dredging would cost jobs in the shellfish trade.

Boats lie idle all winter at the landing in Tidewater, Jan. 19, 2026. (AP Photo/Jo Lind)
`;

const OTHER = `---
outlet: Harbor Weekly
published: 2026-01-22
---
Night Boat Stays, Council Decides After Long Debate

The ferry landing will keep its night boat, the council decided on Tuesday after a long debate.

“We have waited eleven years for this vote,” ferry operator Ada Okafor said.
`;

const rooms = await testRooms([
  anArticle({ file: 'council.txt', text: COUNCIL }),
  anArticle({ file: 'other.txt', text: OTHER }),
]);

async function check(draft: string): Promise<Check[]> {
  const checks = await verifyQuotes(draft, rooms);
  if ('problem' in checks) throw new Error(checks.problem);
  return checks;
}

/** A verdict in one line, the difference in proofreaders' marks. */
function inShort({ verdict }: Check): string {
  if (verdict.kind !== 'differs') return verdict.kind;
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  const runs = verdict.runs.map(({ kind, text }) => marks[kind].join(text));
  return `${verdict.changes.join(', ')}: ${runs.join('')}`;
}

describe('printed to the character is', () => {
  test.each([
    ['“We have waited eleven years for this vote”'],
    ['"we won\'t wait for another"'],
    ['«My boats draw 6.5 feet -- no more.»'],
    ['Okafor said her boats “draw 6.5 feet – no more” than that.'],
    ['We have waited   eleven years\nfor this vote'],
    ['> “We have waited eleven years for this vote”'],
    ['“The [harbor] board knows this”'],
    ['“It has silted up … twice in ten years.”'],
    ['“It has silted up…. twice in ten years.”'],
    ['“We have waited eleven years for this vote,” Okafor said, “and we won’t wait for another”'],
    ['We have waited eleven years for this vote," she said, "and we won’t wait for another'],
    ['“The [harbor] board knows this,” Hart said. “The channel is 1,360 feet long.”'],
  ])('%s', async (draft) => {
    expect((await check(draft)).map(inShort)).toEqual(['exact']);
  });
});

test('two quotations that print has far apart are two, though the draft joins them', async () => {
  const checks = await check('“We have waited twelve years,” Okafor said. “It has silted up twice in eleven years.”');
  expect(checks.map(({ text }) => text)).toEqual([
    'We have waited twelve years,',
    'It has silted up twice in eleven years.',
  ]);
});

describe('not quite what is printed is', () => {
  test.each([
    ['“We waited eleven years for this vote”', 'dropped: We[- have-] waited eleven years for this vote'],
    ['“We have waited twelve years for this vote”', 'words: We have waited[- eleven-]{+ twelve+} years for this vote'],
    ['“we will wait for another”', 'words: we[- won’t-]{+ will+} wait for another'],
    ['“We Have waited eleven years for this vote”', 'case: We[- have-]{+ Have+} waited eleven years for this vote'],
    ['“We have waited eleven years, for this vote”', 'punctuation: We have waited eleven years{+,+} for this vote'],
    ['“My boats draw 6.5 feet… no more”', 'cut: My boats draw 6.5 feet[- —-]{+…+} no more'],
    ['“The channel is 1360 feet long”', 'punctuation: The channel is[- 1,360-]{+ 1360+} feet long'],
    ['“The channel is 1,630 feet long”', 'figures: The channel is[- 1,360-]{+ 1,630+} feet long'],
    ['“We have waited … for this vote”', 'cut: We have waited[- eleven years-]{+ …+} for this vote'],
    ['“We have waited eleven [sic] years”', 'cut: We have waited eleven{+ [sic]+} years'],
    ['“We have [not] waited eleven years”', 'words: We have{+ [not]+} waited eleven years'],
    ['“We have waited [another] eleven years”', 'cut: We have waited{+ [another]+} eleven years'],
    ['“[T]he channel is 1,360 feet long”', 'cut: [-The-]{+[T]he+} channel is 1,360 feet long'],
    ['“The [city] board knows this”', 'words: The[- [harbor]-]{+ [city]+} board knows this'],
    [
      '“The [harbor] board knows this, The channel is 1,360 feet long.”',
      'dropped: The [harbor] board knows this,[-” Mayor Lew Hart told reporters. “-]The channel is 1,360 feet long.',
    ],
  ])('%s', async (draft, said) => {
    expect((await check(draft)).map(inShort)).toEqual([said]);
  });
});

describe('not printed is', () => {
  test.each([
    ['“The quick brown fox jumps over the lazy dog.”', undefined],
    ['“Whether the board knows this or likes it, nobody asked the mayor.”', undefined],
    ['“My boats have waited all winter for this vote, and nobody came.”', 'waited eleven years for this vote, and'],
  ])('%s', async (draft, nearest) => {
    const [only] = await check(draft);
    expect(only?.verdict).toMatchObject({
      kind: 'not found',
      ...(nearest && { nearest: { quote: { snippet: { text: expect.stringContaining(nearest) } } } }),
    });
  });
});

test('words that stand only in a caption are said to be no reporting', async () => {
  const [only] = await check('“Boats lie idle all winter at the landing”');
  expect(only?.verdict).toMatchObject({ kind: 'hidden', lines: [{ kind: 'caption', citation: { paragraph: 4 } }] });
});

test('a headline is said to be one', async () => {
  const [only] = await check('Night Boat Stays, Council Decides');
  expect(only?.verdict).toMatchObject({ kind: 'hidden', lines: [{ kind: 'headline' }] });
});

test('what two outlets print is shown in both, the newest first, each an exact slice with its source', async () => {
  const [only] = await check('“We have waited eleven years for this vote,”');
  if (only?.verdict.kind !== 'exact') throw new Error('not exact');
  expect(only.verdict.printed.map(({ quote }) => quote.citation.outlet)).toEqual([
    'Harbor Weekly',
    'The Tidewater Post',
  ]);
  for (const { quote } of only.verdict.printed) {
    const found = await rooms.archive.find(quote.article.id);
    expect(found?.article.text.slice(quote.snippet.start, quote.snippet.end)).toBe(quote.snippet.text);
  }
});

test.each([
  ['“We have waited eleven years for this vote, and we won’t wait for another”', { before: false, after: false }],
  ['“waited eleven years for this vote, and we won’t wait for another”', { before: true, after: false }],
  ['“for this vote, and we”', { before: true, after: true }],
])('%s: where the printed sentence goes on is said', async (draft, cut) => {
  const [only] = await check(draft);
  expect(only?.verdict).toMatchObject({ printed: [{ quote: { snippet: { cut } } }] });
});

describe('whom the draft names', () => {
  test.each([
    ['“My boats draw 6.5 feet”, Okafor said.', 'agrees'],
    ['Ada Okafor said: “My boats draw 6.5 feet”', 'agrees'],
    ['“My boats draw 6.5 feet” — Ada Okafor', 'agrees'],
    ['“My boats draw 6.5 feet,” said Lew Hart.', 'differs'],
    ['“My boats draw 6.5 feet,” said Mary Okafor.', 'differs'],
    ['“My boats draw 6.5 feet,” the harbor master said.', 'not certain'],
    ['“the dredging would cost jobs in the shellfish trade,” Ada Okafor said.', 'not certain'],
    ['“My boats draw 6.5 feet,” she said.', undefined],
    ['“My boats draw 6.5 feet”', undefined],
  ])('%s', async (draft, verdict) => {
    const [only] = await check(draft);
    expect(only?.speaker?.verdict).toBe(verdict);
  });

  test('is set against whom print names, as it names them', async () => {
    const [only] = await check('“It has silted up,” said Ada Okafor.');
    expect(only?.speaker).toEqual({ drafted: 'Ada Okafor', verdict: 'differs', printed: ['Lew Hart, Mayor'] });
  });
});

test('between the quotations of a long draft others get their answers', async () => {
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  await check('“the channel”, '.repeat(100));
  clearInterval(counting);
  expect(turns).toBeGreaterThan(1);
});

test('every quotation of a message is checked, apart from the rest', async () => {
  const checks = await check(
    'He wrote that “My boats draw 6.5 feet” and\n\nshe that “It has silted up”. A “scare” quote.',
  );
  expect(checks.map((one) => [one.text, inShort(one), one.isFragment])).toEqual([
    ['My boats draw 6.5 feet', 'exact', false],
    ['It has silted up', 'exact', false],
    ['scare', 'not found', true],
  ]);
});

describe('no more of print is shown than the rights of a story allow', () => {
  const DRAFT = [
    '“My boats draw 6.5 feet”',
    '“We waited eleven years for this vote”',
    '“Boats lie idle all winter at the landing in Tidewater”',
    '“the dredging might cost a great many jobs in the fishing trade”',
  ].join('\n\n');

  test.each([1, 5, 8, 12, 20, 30, 60])('%i words, in all checks together', async (most) => {
    const checks = await checkWithRights(most, DRAFT);
    expect(checks.map(({ verdict }) => verdict.kind)).toEqual(['exact', 'differs', 'hidden', 'not found']);
    const shown = checks.flatMap(({ verdict }) => textsShown(verdict));
    expect(wordsOf(shown.join('\n')).length).toBeLessThanOrEqual(most);
    expect(shown.join('')).not.toBe('');
  });

  test.each([
    [8, 'dropped: We[- have-] waited eleven years for this vote'],
    [7, 'dropped: '],
  ])('with %i words, of a difference %s', async (most, difference) => {
    const checks = await checkWithRights(most, '“We waited eleven years for this vote”');
    expect(checks.map(inShort)).toEqual([difference]);
  });
});

async function checkWithRights(words: number, draft: string): Promise<Check[]> {
  const text = COUNCIL.replace('---\n', `---\nrights-words: ${words}\n`);
  const checks = await verifyQuotes(draft, await testRooms([anArticle({ file: 'council.txt', text })]));
  if ('problem' in checks) throw new Error(checks.problem);
  return checks;
}

/** What a verdict shows of print; a comparison shows its quote once more. */
function textsShown(verdict: Verdict): string[] {
  switch (verdict.kind) {
    case 'exact':
      return verdict.printed.slice(0, 1).map(({ quote }) => quote.snippet.text);
    case 'differs':
      return [verdict.printed.quote.snippet.text];
    case 'hidden':
      return verdict.lines.map(({ text }) => text);
    case 'not found':
      return verdict.nearest ? [verdict.nearest.quote.snippet.text] : [];
  }
}

test('two quotations that one cue joins but print does not are checked apart', async () => {
  const checks = await check('“It has silted up,” he said, “for this vote, and we”');
  expect(checks.map(inShort)).toHaveLength(2);
});

test.each([
  ['', 0],
  ['  “”  ', 0],
  ['x'.repeat(12_001), 12_000],
])('%.10s is nothing to check', async (draft, at) => {
  expect(await verifyQuotes(draft, rooms)).toMatchObject({ problem: expect.any(String), at });
});

test('what a story prints in two ways is exact in either', async () => {
  const text = `The board’s answer was “let boats be boats,” again and again.

“Let boats be boats,” Ada Okafor said a second time.
`;
  const slogan = await testRooms([anArticle({ text })]);
  for (const draft of ['“let boats be boats,”', '“Let boats be boats,”'])
    expect(await verifyQuotes(draft, slogan)).toMatchObject([{ verdict: { kind: 'exact' } }]);
});
