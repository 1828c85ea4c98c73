import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlain, printQuery } from '#index/query/print.ts';
import { parseQuery, type Query } from '#index/query/query.ts';

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
    ['rent NEAR/5 freeze', 'rent NEAR/5 freeze'],
    ['rent w/5 freeze', 'rent NEAR/5 freeze'],
    ['rent W/5 freeze', 'rent NEAR/5 freeze'],
    ['rent NEAR freeze', 'rent NEAR/10 freeze'],
    ['rent PRE/3 freeze', 'rent PRE/3 freeze'],
    ['rent pre/3 "city hall" w/5 cap*', 'rent PRE/3 "city hall" NEAR/5 cap*'],
    ['rent w/s freeze', 'rent w/s freeze'],
    ['rent w/p freeze vote', 'rent w/p freeze vote'],
    ['rent w/5 freeze OR cap', 'rent NEAR/5 (freeze OR cap)'],
    ['rent w/5 (freeze w/2 cap)', 'rent NEAR/5 (freeze NEAR/2 cap)'],
    ['-(rent w/5 freeze) vote', '-(rent NEAR/5 freeze) vote'],
    ['ATLEAST3 detainers', 'ATLEAST3 detainers'],
    ['atleast3 (jail OR prison)', 'ATLEAST3 (jail OR prison)'],
    ['headline:harbor dam', 'headline:harbor dam'],
    ['headline:"harbor vote"', 'headline:"harbor vote"'],
    ['byline:okafor dam', 'byline:"okafor" dam'],
    ['on:2026-01-26', 'on:2026-01-26'],
    ['dam after:2026-01 before:2027', 'dam after:2026-01 before:2027'],
    ['dam last:7D', 'dam last:7d'],
    ['dam sort:date', 'dam sort:date'],
    ['rent AND freeze', 'rent freeze'],
    ['(rent freeze) OR evictions', '(rent freeze) OR evictions'],
    ['detain*', 'detain*'],
    ['outlet:"Tally House" detainers', 'outlet:"Tally House" detainers'],
    ['outlet:Tally', 'outlet:"Tally"'],
    ['said:walz detainers', 'said:"walz" detainers'],
    ['What did Walz say?', 'said:"Walz"'],
    ['anti-ICE', 'anti-ice'],
    ['officer-involved shooting', 'officer-involved shooting'],
    ['U.S. troops', 'us troops'],
    ['law/order', '"law order"'],
    ['at 3:30', 'at "3 30"'],
    ['https://example.org/a', '"https example org a"'],
    ['NOT NOT rent court', 'rent court'],
    ['  detainers  ', 'detainers'],
    ['1360 OR 2024', '1360 OR 2024'],
    ['"let cops" OR ICE', '"let cops" OR ice'],
    ['DETAINERS W/5 COURT', 'detainers NEAR/5 court'],
    ['DETAINERS -COURT', 'detainers -court'],
    ['detainers —court', 'detainers -court'],
    ['detainers --court', 'detainers -court'],
    ['detainers −court', 'detainers -court'],
    ['detainers ―“court order”', 'detainers -"court order"'],
    ['detainers --(court OR judge)', 'detainers -(court OR judge)'],
    ['detainers — court', 'detainers court'],
    ['detainers -- court', 'detainers court'],
    ['the detainers—court ordered', 'the "detainers court" ordered'],
    ['“rent freeze”—the mayor', '"rent freeze" the mayor'],
    ['*detainers* -court', 'detainers -court'],
    ['*rent OR freeze*', 'rent OR freeze'],
    ['detainers -*court*', 'detainers -court'],
    ['_said:walz_ detainers', 'said:"walz" detainers'],
    ['***rent*** __OR__ ~~freeze~~', 'rent OR freeze'],
    ['*_rent_ OR `freeze`*', 'rent OR freeze'],
    ['*“rent freeze”*', '"rent freeze"'],
    ['`"rent freeze" -cap`', '"rent freeze" -cap'],
    ['outlet:*Tally*', 'outlet:"Tally"'],
    ['*detain**', 'detain*'],
    ['detain* rent*', 'detain* rent*'],
    ['*What did Homan say about jails?*', 'said:"Homan" jails'],
    ['rent :fire:', 'rent'],
    [':rotating_light: rent freeze :tada::+1::skin-tone-3:', 'rent freeze'],
    ['rent:fire:', 'rent'],
    ['outlet: Tally House', 'outlet:"Tally House"'],
    ['Outlet: Tally House detainers', 'outlet:"Tally House" detainers'],
    ['outlet : "Tally House" detainers', 'outlet:"Tally House" detainers'],
    ['outlet: tally rent', 'outlet:"tally" rent'],
    ['outlet: Post of the North -court', 'outlet:"Post of the North" -court'],
    ['outlet: Tally House OR rent', 'outlet:"Tally House" OR rent'],
    ['outlet: Tally House on: 2026-01', 'outlet:"Tally House" on:2026-01'],
    ['byline: Ada Okafor rent', 'byline:"Ada Okafor" rent'],
    ['said: Walz detainers', 'said:"Walz" detainers'],
    ['headline: harbor sort: date', 'headline:harbor sort:date'],
    ['rent last: 7d', 'rent last:7d'],
    ['„let cops be cops“', '"let cops be cops"'],
    ['‚let cops be cops‘', '"let cops be cops"'],
    ['’let cops be cops’', '"let cops be cops"'],
    ['”let cops be cops”', '"let cops be cops"'],
    ['»let cops be cops«', '"let cops be cops"'],
    ['‹let cops be cops›', '"let cops be cops"'],
    ['「let cops be cops」', '"let cops be cops"'],
    ['『let cops be cops』', '"let cops be cops"'],
    ['《let cops be cops》', '"let cops be cops"'],
    ['＂let cops be cops＂', '"let cops be cops"'],
    [',,let cops be cops”', '"let cops be cops"'],
    ["''let cops be cops''", '"let cops be cops"'],
    ['said:「press secretary」 rent', 'said:"press secretary" rent'],
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
    ['rent or freeze', 'rent or freeze', 'write “OR” in capitals'],
    ['rent Or freeze', 'rent or freeze', 'write “OR” in capitals'],
    ['rent and freeze', 'rent and freeze', 'write “OR” in capitals'],
    ['rent | freeze', 'rent freeze', '“|” is no operator here. For either of two words, write “OR”'],
    ['rent|freeze', 'rent freeze', 'write “OR” in capitals'],
    ['rent || "price cap"', 'rent "price cap"', 'write “OR” in capitals'],
    ['RENT OR FREEZE', 'rent or freeze', 'All of it is in capitals, so I read “OR” as a word.'],
    ['COUNCIL VOTES NOT TO FREEZE RENT', 'council votes not to freeze rent', 'I read “NOT” as a word'],
    ['“LET COPS BE COPS” NEAR WALZ', '"let cops be cops" near walz', 'I read “NEAR” as a word'],
    ['OUTLET:TALLY RENT AND FREEZE', 'outlet:"TALLY" rent and freeze', 'I read “AND” as a word'],
    ['rent author:ada', 'rent author ada', "I don't know the filter “author:”, so I read it as words. I know “said:”"],
    ['author:"Ada Okafor" rent', 'author "ada okafor" rent', '“outlet:”, “byline:”, “headline:”'],
    ['Breaking: Walz resigns', 'breaking walz resigns', 'the filter “Breaking:”'],
    ['Walz said: let cops be cops', 'walz said let cops be cops', '“said:” filters by what is typed right after it'],
    ['Walz said: “let cops be cops”', 'walz said "let cops be cops"', '“said:” filters by'],
    ['the vote, based on: nothing', 'the vote based on nothing', '“on:” filters by'],
    ['rent outlet:', 'rent outlet', '“outlet:” filters by'],
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
    ['rent w/5', 'on each side', 5],
    ['w/5 rent', 'on each side', 0],
    ['rent w/5 -freeze', 'on each side', 5],
    ['rent w/5 (freeze cap)', 'on each side', 5],
    ['rent w/200 freeze', 'up to 100 words', 5],
    ['ATLEAST3', 'above 0', 0],
    ['ATLEAST0 rent', 'above 0', 0],
    ['rent on:yesterday', '“on:2026-01-26”', 5],
    ['rent after:2026-13', '“after:2026-01-26”', 5],
    ['rent before:2026-02-30', '“before:2026-01-26”', 5],
    ['rent last:week', '“last:7d”', 5],
    ['rent sort:size', '“sort:date”', 5],
    ['headline:"…" rent', 'word of the headline', 0],
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
  const glue = fc.constantFrom(
    ' ',
    ' OR ',
    ' -',
    ' NOT ',
    ' (',
    ') ',
    ' AND ',
    ' "',
    ' w/5 ',
    ' PRE/2 ',
    ' w/s ',
    ' ATLEAST2 ',
    ' headline:',
    ' on:2026-01 ',
    ' —',
    ' --',
    ' *',
    '* ',
    ' _',
    '~ ',
    ' :fire: ',
    ' or ',
    '|',
    ' author:',
    ' outlet: ',
    ' Outlet: Hill ',
    ' said: ',
    ' „',
    '“ ',
    ' 「',
    "''",
  );
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
