import { describe, expect, test } from 'vitest';
import { verifyQuotes } from '#src/verify/verify-quotes.ts';
import { anArticle } from '../../an-article.ts';
import { testRooms } from '../../test-rooms.ts';

const PIER = `---
headline: The pier
outlet: The Tidewater Post
published: 2026-01-20
---
“Lew Hart told me, ‘Go home to bed,’ and I went,” Ada Okafor said. “Somebody shouted, ‘The pier is burning,’ and we ran.”

“The short pier stays,” Mayor Lew Hart said.

Okafor said the fishermen had been told of it in good time. She spoke of “good neighbors.”
`;
const COPY = `---
headline: A pier stays
outlet: Harbor Weekly
published: 2026-01-22
---
“The short pier stays,” it was said at the meeting.
`;
const rooms = await testRooms([
  anArticle({ file: 'pier.txt', text: PIER }),
  anArticle({ file: 'copy.txt', text: COPY }),
]);

describe('words and mouth are two verdicts', () => {
  test.each([
    ['“The short pier stays,” Hart said.', 'exact'],
    ['“The short pier stays,” she said.', 'exact'],
    ['“The short pier stays”', 'exact'],
    ['“The short pier stays,” Ada Okafor said.', 'exact, speaker differs'],
    ['“The short pier stays,” a deckhand said.', 'exact, speaker not certain'],
    ['“The short pier goes,” Ada Okafor said.', 'differs'],
    // A quotation inside a quotation.
    ['“Go home to bed,” Lew Hart said.', 'exact'],
    ['“Go home to bed,” Ada Okafor said.', 'exact, speaker differs'],
    ['“The pier is burning,” Ada Okafor said.', 'exact, speaker not certain'],
    ['“The pier is burning,” Lew Hart said.', 'exact, speaker not certain'],
    ['“and we ran,” Ada Okafor said.', 'exact'],
    // The reporter's own words.
    ['“the fishermen had been told of it in good time,” Okafor said.', 'no quotation'],
    ['“the fishermen had been told of it in good time”', 'no quotation'],
    ['the fishermen had been told of it in good time', 'exact'],
    ['“in good time,” Okafor said.', 'no quotation'],
    ['“good neighbors”', 'exact'],
  ])('%s', async (draft, finding) => {
    expect(await verifyQuotes(draft, rooms)).toMatchObject([{ finding }]);
  });
});

test('who quotes somebody without a name is said to', async () => {
  const checks = await verifyQuotes('“The pier is burning,” Hart said.', rooms);
  expect(checks).toMatchObject([{ speaker: { printed: ['Ada Okafor, quoting somebody'] } }]);
});

test('a copy whose speaker is certain goes before a newer one that leaves it open', async () => {
  const checks = await verifyQuotes('“The short pier stays”', rooms);
  expect(checks).toMatchObject([
    {
      verdict: {
        printed: [
          { quote: { citation: { outlet: 'The Tidewater Post' } } },
          { quote: { citation: { outlet: 'Harbor Weekly' } } },
        ],
      },
    },
  ]);
});

test('what any of many copies knows of the speaker counts, also where it is not shown', async () => {
  const copies = Array.from({ length: 9 }, (_, at) =>
    anArticle({ file: `copy-${at}.txt`, text: COPY.replace('Harbor Weekly', `Outlet ${at}`) }),
  );
  const many = await testRooms([...copies, anArticle({ file: 'pier.txt', text: PIER })]);
  expect(await verifyQuotes('“The short pier stays,” Hart said.', many)).toMatchObject([{ finding: 'exact' }]);
});

test('what many stories print as their own words and one as somebody’s is a quotation', async () => {
  const hope = Array.from({ length: 70 }, (_, at) =>
    anArticle({ file: `hope-${at}.txt`, text: `The keeper lives on hope and on bread in winter number ${at}.\n` }),
  );
  const said = anArticle({ file: 'said.txt', text: 'What keeps her going is “hope and bread,” Ada Okafor said.\n' });
  const one = anArticle({ file: 'zzz.txt', text: 'What keeps her going is “hope,” Ada Okafor said.\n' });
  expect(await verifyQuotes('“hope”', await testRooms([...hope, said, one]))).toMatchObject([{ finding: 'exact' }]);
});
