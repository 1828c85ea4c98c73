import { describe, expect, test } from 'vitest';
import { parseQuery } from '#index/query/query.ts';
import { findSaid, type Said } from '#src/said/find-said.ts';
import { anArticle } from '../../an-article.ts';
import { testRooms } from '../../test-rooms.ts';

const FERRY = `---
headline: Ferry landing keeps its night boat
outlet: The Tidewater Post
published: 2026-01-20
---
“We have waited eleven years for this vote, and we won’t wait again,” said Ada Okafor, who runs the ferry landing. “My boats draw six feet.”

Mayor Renée Nicole Smith said the dredging would begin in April and end before the floods. “The channel is ours,” Smith said.

Some call it the “Okafor” channel, which she did not say was fair to the others.

Okafor did not say whether the night boat would run on Sundays this winter.
`;

const VOTE = `---
headline: Council votes on channel
outlet: Harbor Weekly
published: 2026-01-22
---
“We have waited eleven years for this vote,” Miss Okafor said on Tuesday.

The money is there and the boats will sail by summer, Okafor told reporters.

“Nobody asked the fishermen,” said Lew Smith, a deckhand. Mayor Renee Smith called the vote “a good day for the harbor and everyone in it.”
`;

const rooms = await testRooms([
  anArticle({ file: 'ferry.txt', text: FERRY }),
  anArticle({ file: 'vote.txt', text: VOTE }),
]);

async function said(person: string, words?: string): Promise<Extract<Said, { kind: 'said' }>> {
  const search = words === undefined ? undefined : parseQuery(words);
  if (search && 'problem' in search) throw new Error(search.problem);
  const found = await findSaid({ person, ...(search && { search }) }, rooms);
  if (found.kind !== 'said') throw new Error('several people');
  return found;
}

const textsOf = ({ quoted }: Awaited<ReturnType<typeof said>>) => quoted.map(({ first }) => first.snippet.text);

describe('What a person said', () => {
  test('comes newest first, the same words once, with everybody who prints them', async () => {
    const { quoted, total } = await said('okafor');
    expect(total).toBe(1);
    expect(quoted[0]?.first).toMatchObject({
      snippet: { text: '“We have waited eleven years for this vote,” Miss Okafor said on Tuesday.' },
      citation: { outlet: 'Harbor Weekly', paragraph: 1 },
    });
    expect(quoted[0]?.others.map(({ citation }) => citation.outlet)).toEqual(['The Tidewater Post']);
  });

  test('is named only with stories that print all of it; those with a part of it are told apart, and each is named once', async () => {
    const whole = '“We have waited eleven years for this vote, and we won’t wait again,” Ada Okafor said';
    const story = (file: string, published: string, text: string) =>
      anArticle({ file, text: `---\noutlet: ${file}\npublished: ${published}\n---\n${text}\n` });
    const copies = await testRooms([
      story('whole', '2026-01-23', `${whole} on Monday.\n\n${whole} once more at noon.`),
      story('part', '2026-01-22', '“We have waited eleven years for this vote,” Ada Okafor said.'),
      story('twice', '2026-01-21', `${whole}.\n\n“We have waited eleven years for this vote,” Okafor said again.`),
    ]);
    const found = await findSaid({ person: 'okafor' }, copies);
    const outlets = (quotes: readonly { citation: { outlet?: string } }[]) =>
      quotes.map(({ citation }) => citation.outlet);
    expect(
      found.kind === 'said' &&
        found.quoted.map(({ first, others, inPart }) => [outlets([first]), outlets(others), outlets(inPart)]),
    ).toEqual([[['whole'], ['twice'], ['part']]]);
  });

  test('is named as each outlet names them', async () => {
    const { quoted } = await said('Miss Okafor');
    const [group] = quoted;
    expect([group?.first, ...(group?.others ?? [])].map((one) => one?.speaker)).toEqual(['Okafor', 'Ada Okafor']);
  });

  test('is an exact slice, and so is every word that is theirs', async () => {
    const { quoted } = await said('okafor');
    for (const { snippet, article, said: ranges } of quoted.flatMap(({ first, others }) => [first, ...others])) {
      const found = await rooms.archive.find(article.id);
      expect(found?.article.text.slice(snippet.start, snippet.end)).toBe(snippet.text);
      for (const { start, end } of ranges) expect(snippet.text).toContain(found?.article.text.slice(start, end));
    }
  });

  test('is followed by what is only reported of them, apart', async () => {
    const { reported, totalReported } = await said('okafor');
    expect(totalReported).toBe(1);
    expect(reported[0]).toMatchObject({
      said: [],
      snippet: { text: 'The money is there and the boats will sail by summer, Okafor told reporters.' },
    });
  });

  test('is narrowed by a search', async () => {
    expect(textsOf(await said('renee smith', 'channel'))).toEqual(['“The channel is ours,” Smith said.']);
    expect((await said('okafor', 'summer')).totalReported).toBe(1);
    expect((await said('okafor', 'zeppelin')).total).toBe(0);
    expect((await said('okafor', 'boats outlet:weekly')).quoted).toEqual([]);
  });
});

test.each(['Renée Smith', 'renee smith', 'Mayor Renee Nicole Smith', 'mayor'])(
  '%s is one and the same person',
  async (typed) => {
    const found = await said(typed);
    expect(found.quoted.map(({ first }) => first.speaker)).toEqual(['Renee Smith, Mayor', 'Renée Nicole Smith, Mayor']);
  },
);

test('a name that fits several people asks which, the most quoted first', async () => {
  expect(await findSaid({ person: 'Smith' }, rooms)).toEqual({
    kind: 'choose',
    person: 'Smith',
    people: [
      { name: 'Renee Smith', role: 'Mayor', passages: 2 },
      { name: 'Lew Smith', passages: 1 },
    ],
  });
});

test('no more of a story is quoted than its rights allow, whatever it is for', async () => {
  const limited = await testRooms([
    anArticle({ file: 'ferry.txt', text: FERRY.replace('---\n', '---\nrights-words: 12\n') }),
  ]);
  const found = await findSaid({ person: 'okafor' }, limited);
  if (found.kind !== 'said') throw new Error('several people');
  const words = found.quoted.flatMap(({ first }) => first.snippet.text.match(/[\p{L}’]+/gu) ?? []);
  expect(words.length).toBeGreaterThan(0);
  expect(words.length).toBeLessThanOrEqual(12);
});

test('of a person nobody quotes there is nothing', async () => {
  expect(await said('Jonathan Ross')).toMatchObject({ quoted: [], total: 0, reported: [], totalReported: 0 });
});

test('where too many stories name somebody, it is said how many were read', async () => {
  const { archive } = rooms;
  const spokenBy: typeof archive.spokenBy = async (asked) => ({ ...(await archive.spokenBy(asked)), total: 7_213 });
  expect(await findSaid({ person: 'Okafor' }, { ...rooms, archive: { ...archive, spokenBy } })).toMatchObject({
    readOnly: { stories: 2, of: 7_213 },
  });
  expect(await said('Okafor')).not.toHaveProperty('readOnly');
});
