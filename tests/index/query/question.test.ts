import { describe, expect, test } from 'vitest';
import { isPlain } from '#index/query/print.ts';
import { parseQuery } from '#index/query/query.ts';
import { readQuestion } from '#index/query/question.ts';

describe('a plain question asks for', () => {
  test.each([
    ['What did Homan say about jails?', 'said:"Homan" jails'],
    ['what has the mayor said on the budget', 'said:"mayor" the budget'],
    ['What did Walz say?', 'said:"Walz" '],
    ['Who said that detainers work?', 'detainers work'],
    ['How many detainers are in Minnesota?', 'detainers are in Minnesota'],
    ['why did Walz call Trump', 'Walz call Trump'],
    ['who is Nell Arkwright?', 'Nell Arkwright'],
    ["who's the press secretary", 'the press secretary'],
    ['What does Walz want?', 'Walz want'],
    ['How much did the council pay for the cannery?', 'did the council pay for the cannery'],
    ['how many people did the fire kill', 'people did the fire kill'],
    ['where is the ice road', 'the ice road'],
    ['have we written anything about cranes?', 'cranes'],
    ['do we have anything on sanctuary cities?', 'sanctuary cities'],
    ['show me stories about detainers', 'detainers'],
    ['tell me about the shooting', 'the shooting'],
    ['What happened to Renee Good?', 'Renee Good'],
    ['find quotes on the ferry outage', 'the ferry outage'],
  ])('%s', (typed, search) => {
    expect(readQuestion(typed)).toBe(search);
  });
});

describe('a search stays as it was typed', () => {
  test.each([
    'detainers',
    'Homan jail',
    'who funds',
    'who killed Renee Good',
    'tell city council',
    '"what did Homan say about jails"',
    'how many OR few voters',
    'outlet:Times why did Walz call',
    'doctors who strike',
    'get out vote',
    'show trial verdict',
    'the find of the century',
  ])('%s', (typed) => {
    expect(readQuestion(typed)).toBe(typed);
  });
});

test.each([
  ['how many detainers', 'number'],
  ['How much did the cannery cost?', 'number'],
  ['*How many detainers?*', 'number'],
  ['detainers how many', undefined],
  ['how long is the bridge', undefined],
  ['"how many detainers"', undefined],
])('“%s” wants: %s', (typed, wants) => {
  const query = parseQuery(typed);
  expect('problem' in query ? query : query.wants).toBe(wants);
});

test('the form understood is shown, the question kept as typed', () => {
  const query = parseQuery('What did Homan say about jails?');
  expect(query).toMatchObject({ typed: 'What did Homan say about jails?' });
  expect('problem' in query || isPlain(query)).toBe(false);
});
