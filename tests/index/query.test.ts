import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, type Query } from '#index/query.ts';
import { isPlain, printQuery } from '#index/query-print.ts';

function parsed(typed: string): Query {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  return query;
}

describe('parseQuery understands', () => {
  // The title of each test is the text the reader typed.
  test.each([
    ['detainers', 'detainers'],
    ['Homan jail', 'homan jail'],
    ['1,360+', '1360'],
    ['"let cops be cops"', '"let cops be cops"'],
    ['“let cops be cops”', '"let cops be cops"'],
    ['«let cops be cops»', '"let cops be cops"'],
    ['"let cops be cops”', '"let cops be cops"'],
    ["'let cops be cops'", '"let cops be cops"'],
    ['‘Let cops be cops’', '"let cops be cops"'],
    ['"the governor’s office"', '"the governor office"'],
    ["governor's office", 'governor office'],
    ['detainers -court', 'detainers -court'],
    ['detainers NOT court', 'detainers -court'],
    ['detainers -"court order"', 'detainers -"court order"'],
    ['detainers -(court OR judge)', 'detainers -(court OR judge)'],
    ['rent freeze OR cap', 'rent (freeze OR cap)'],
    ['rent AND freeze', 'rent freeze'],
    ['(rent freeze) OR evictions', '(rent freeze) OR evictions'],
    ['detain*', 'detain*'],
    ['outlet:"Tally House" detainers', 'outlet:"Tally House" detainers'],
    ['outlet:Tally', 'outlet:"Tally"'],
    ['anti-ICE', 'anti-ice'],
    ['officer-involved shooting', 'officer-involved shooting'],
    ['U.S. troops', 'us troops'],
    ['law/order', '"law order"'],
    ['at 3:30', 'at "3 30"'],
    ['https://example.org/a', '"https example org a"'],
    ['NOT NOT rent court', 'rent court'],
    ['  detainers  ', 'detainers'],
  ])('%s', (typed, understood) => {
    expect(printQuery(parsed(typed))).toBe(understood);
    expect(parsed(typed).notes).toEqual([]);
  });
});

describe('what does not add up is searched literally, and said', () => {
  test.each([
    ['"let cops be', 'let cops be', 'quotation mark'],
    ['rent (freeze', 'rent freeze', 'parenthesis'],
    ['rent) freeze', 'rent freeze', 'parenthesis'],
    ['OR rent', 'rent', 'OR'],
    ['rent OR', 'rent', 'OR'],
    ['AND rent', 'rent', 'AND'],
    ['rent NOT', 'rent', 'NOT'],
  ])('%s', (typed, understood, named) => {
    expect(printQuery(parsed(typed))).toBe(understood);
    expect(parsed(typed).notes.join()).toContain(named);
  });
});

describe('what only the reader can put right is a problem', () => {
  test.each([
    ['', 'Tell me a word', 0],
    ['🙂 —', 'Tell me a word', 0],
    ['-court', 'what to leave out', 0],
    ['rent author:ada', '“author:”. I know “outlet:”', 5],
    ['rent de*', 'at least 3 letters', 5],
    [Array.from({ length: 17 }, (_, at) => `w${at}`).join(' '), '17 words', 0],
    ['a'.repeat(513), '512 characters', 512],
  ])('%s', (typed, problem, at) => {
    expect(parseQuery(typed)).toEqual({ problem: expect.stringContaining(problem), at });
  });
});

test('only words and phrases, all wanted, need no explaining', () => {
  expect(['detainers', 'Homan jail', '"let cops be cops"'].map((typed) => isPlain(parsed(typed)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['a1 OR b1', 'rent -court', 'detain*'].map((typed) => isPlain(parsed(typed)))).toEqual([false, false, false]);
});

test('a printed query means the same when typed again', () => {
  const word = fc.constantFrom(
    'rent',
    'court',
    'Renée',
    '1,360',
    'anti-ICE',
    '"let cops be"',
    'detain*',
    'outlet:"Tally House"',
  );
  const glue = fc.constantFrom(' ', ' OR ', ' -', ' NOT ', ' (', ') ', ' AND ', ' "');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, glue), { minLength: 1, maxLength: 8 }), (parts) => {
      const query = parseQuery(parts.flat().join(''));
      if ('problem' in query) return;
      expect(parsed(printQuery(query)).clause).toEqual(query.clause);
    }),
    { numRuns: 3000 },
  );
});

test('whatever is typed, parsing never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
      expect(parseQuery(typed)).toBeDefined();
    }),
    { numRuns: 3000 },
  );
});
