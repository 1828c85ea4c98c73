import { describe, expect, test } from 'vitest';
import { readNotation, resolveNotation } from '../../../bench/reading-pages/notation.ts';
import { formsOf, wordsOfPage } from '../../../bench/reading-pages/page-words.ts';
import { bestRun, readDenseRun, readLongLines } from '../../../bench/reading-pages/plain-readings.ts';
import { judgeFacts } from '../../../bench/reading-pages/score-facts.ts';
import { scoreSnippets } from '../../../bench/reading-pages/score-snippets.ts';
import { ratesOf, scoreStory } from '../../../bench/reading-pages/score-story.ts';

const PAGE = `Home
Bridge closed
By Ada Okafor, March 3, 2021
The bridge is closed. Nobody knows for how long.
What now
Drivers take the detour to the north.
Home
`;

function labelsOf(clauses: string) {
  const [notation] = readNotation(`0123456789abcdef: ${clauses}`);
  if (!notation || !('clauses' in notation)) throw new Error('not read');
  return resolveNotation(notation.clauses, 'a page', PAGE);
}

const LABELS = labelsOf('story 4 6; neutral 5; headline 2; byline 3 "Ada Okafor"; date 3 "March 3, 2021" 2021-03-03');
const WORDS = wordsOfPage(PAGE, LABELS);
const LINES = PAGE.trim().split('\n');

/** A reading in which only these lines may be quoted. */
function reading(...quotable: number[]) {
  return LINES.map((text, at) => ({ text, isQuotable: quotable.includes(at + 1) }));
}

describe('a reading is scored by sentences', () => {
  test('all of the story and nothing else is perfect, whether or not what is neutral may be quoted', () => {
    for (const pieces of [reading(4, 6), reading(4, 5, 6)])
      expect(scoreStory(WORDS, pieces).sentences).toEqual({ story: 3, found: 3, quotable: 3, right: 3 });
  });

  test('what is hidden of the story is lost, what is quotable of the rest is taken', () => {
    const score = scoreStory(WORDS, reading(3, 4));
    expect(score.sentences).toEqual({ story: 3, found: 2, quotable: 3, right: 2 });
    expect(score.lost.map(({ start, end }) => WORDS.forms.slice(start, end).join(' '))).toEqual([
      'drivers take the detour to the north',
    ]);
    expect(score.taken.map(({ start, end }) => WORDS.forms.slice(start, end).join(' '))).toEqual([
      'by ada okafor march 3 2021',
    ]);
  });

  test('a line that stands twice is met in turn', () => {
    const { taken } = scoreStory(WORDS, reading(7));
    expect(taken).toEqual([{ start: WORDS.forms.length - 1, end: WORDS.forms.length }]);
  });

  test('a text whose lines were joined, and a word with a soft hyphen, are the same', () => {
    const joined = LINES.slice(3, 6).join(' ').replace('detour', 'de\u00adtour');
    const pieces = [...reading().slice(0, 3), { text: joined, isQuotable: true }, { text: 'Home', isQuotable: false }];
    expect(scoreStory(WORDS, pieces).sentences.found).toBe(3);
  });

  test('by words, each word of the story counts', () => {
    expect(scoreStory(WORDS, reading(6)).words).toEqual({ story: 16, found: 7, quotable: 7, right: 7 });
  });
});

test.each([
  [
    { story: 4, found: 3, quotable: 6, right: 3 },
    { precision: 0.5, recall: 0.75, f1: 0.6 },
  ],
  [
    { story: 4, found: 0, quotable: 0, right: 0 },
    { precision: 0, recall: 0, f1: 0 },
  ],
  [
    { story: 0, found: 0, quotable: 0, right: 0 },
    { precision: 1, recall: 1, f1: 1 },
  ],
])('rates of %o', (counts, rates) => {
  expect(ratesOf(counts)).toEqual(rates);
});

describe('facts are judged by their words', () => {
  const read = { headline: '“Bridge closed”', byline: 'By Ada Okafor', published: day('2021-03-03') };

  test('marks and “by” do not matter', () => {
    expect(judgeFacts(PAGE, LABELS, read)).toEqual({ headline: 'right', byline: 'right', date: 'right' });
  });

  test.each([
    [
      'an instant of the evening, in UTC already the next day',
      { precision: 'minute', at: '2021-03-04T03:00Z' },
      'right',
    ],
    ['an instant two days later', { precision: 'minute', at: '2021-03-05T20:00Z' }, 'wrong'],
    ['the month alone', { precision: 'month', at: '2021-03' }, 'missing'],
    ['another month', { precision: 'month', at: '2021-04' }, 'wrong'],
  ] as const)('%s', (_, published, verdict) => {
    expect(judgeFacts(PAGE, LABELS, { published }).date).toBe(verdict);
  });

  test('what the page does not print is wrong if given, and otherwise nothing', () => {
    const bare = labelsOf('story 4');
    expect(judgeFacts(PAGE, bare, read)).toEqual({ headline: 'wrong', byline: 'wrong', date: 'wrong' });
    expect(judgeFacts(PAGE, bare, {})).toEqual({ headline: 'none', byline: 'none', date: 'none' });
  });

  test('a line that only mentions the writer is no byline', () => {
    const byline = 'Ada Okafor is to speak in the town hall on Monday';
    expect(judgeFacts(PAGE, LABELS, { byline }).byline).toBe('wrong');
  });

  function day(at: string) {
    return { precision: 'day', at } as const;
  }
});

test('passages that the page does not print are not asked for', () => {
  const snippets = { keep: ['Nobody knows', 'the ferry'], drop: ['Bridge\nclosed', 'Ada'] };
  expect(scoreSnippets(PAGE, snippets, reading(2, 4))).toEqual({ keep: 1, kept: 1, drop: 2, taken: 1 });
});

describe('plain readings', () => {
  const quoted = (pieces: ReturnType<typeof readLongLines>) =>
    pieces.filter(({ isQuotable }) => isQuotable).map(({ text }) => text);
  const long = (word: string, times = 12) => Array<string>(times).fill(word).join(' ');

  test('every line of ten words', () => {
    expect(quoted(readLongLines(`${long('a', 9)}\n${long('b', 10)}\n`))).toEqual([long('b', 10)]);
  });

  test('the dense run spans a short line and leaves a lone long one outside', () => {
    const page = [long('menu'), 'x', 'x', long('a', 40), 'Subhead', long('b', 40), 'x', 'x', 'x', long('c')];
    expect(quoted(readDenseRun(page.join('\n\n')))).toEqual([long('a', 40), 'Subhead', long('b', 40)]);
  });

  test.each([
    [[-1, 2, -1, 3, -5, 3], { start: 1, end: 4 }],
    [[-1, -2], { start: 0, end: 0 }],
  ])('the best run of %j', (worths, run) => {
    expect(bestRun(worths)).toEqual(run);
  });
});

test('each ideograph is a word', () => {
  expect(formsOf('東京は雨。Rain, 5 mm')).toEqual(['東', '京', 'は', '雨', 'rain', '5', 'mm']);
});
