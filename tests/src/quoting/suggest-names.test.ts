import { expect, test } from 'vitest';
import { parseQuery } from '#index/query/query.ts';
import { readVoices } from '#src/library/read-voices.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { anArticle } from '../../an-article.ts';
import { testRooms } from '../../test-rooms.ts';

const LIGHTS = `---
headline: Lighthouse keeper retires after forty winters
outlet: Harbor Weekly
byline: Renée Castellanos
---
“I never missed a night,” said Lew Haddock, the keeper. The light will be worked from the mainland.
`;

const rooms = await testRooms([anArticle(), anArticle({ file: 'lights.txt', text: LIGHTS })]);
await readVoices(rooms.library, new AbortController().signal);

test.each([
  ['outlet:tidewter dredge', 'outlet:"The Tidewater Post" dredge'],
  ['outlet:"Harbour Weekly"', 'outlet:"Harbor Weekly"'],
  ['byline:castelanos', 'byline:"Renée Castellanos"'],
  ['said:okafr boats', 'said:"Ada Okafor" boats'],
  ['said:hadock night', 'said:"Lew Haddock" night'],
  // The text decides: the right name said nothing of it.
  ['said:hadock boats', undefined],
  ['outlet:zeppelin', undefined],
  ['outlet:tidewater zeppelin', undefined],
])('%s is put right as %s', async (typed, meant) => {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  expect((await findQuotes(query, rooms)).suggestion).toBe(meant);
});

test('where nothing else helps, stories are named that the words remind of', async () => {
  const remindedBy = async (typed: string) => {
    const query = parseQuery(typed);
    if ('problem' in query) throw new Error(query.problem);
    return (await findQuotes(query, rooms)).meant.map(({ headline }) => headline);
  };
  expect((await remindedBy('"lighthouse keeper" NEAR/2 dredge')).slice(0, 1)).toEqual([
    'Lighthouse keeper retires after forty winters',
  ]);
  expect(await remindedBy('zeppelin')).toEqual([]);
  // What answers needs no reminder.
  expect(await remindedBy('lighthouse')).toEqual([]);
});
