import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Caller } from '#handlers/ask.ts';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { type House, roomsFor } from '#handlers/rooms.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import type { Article } from '#index/text/article.ts';
import { createShelf } from '#src/library/shelf.ts';
import { createSuggesting } from '#src/library/suggesting.ts';
import { type Audience, isVisible } from '#src/rights/visibility.ts';
import { anArticle } from './an-article.ts';
import { testRooms } from './test-rooms.ts';

const CHICAGO = 'America/Chicago';
const RUNS = 150;

// Each story has a word of its own, in its headline, its text and a caption, which no other story prints: what must not
// be shown is shown when its word is.
const OWN_WORDS = [
  'zanzibar',
  'quixotic',
  'marmalade',
  'periscope',
  'labyrinth',
  'tambourine',
  'whirlpool',
  'xylophone',
];

test('whatever is asked, by whomever and whenever, nothing of a story that may not be shown is in the answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...OWN_WORDS.map(() => aTerm())),
      fc.array(anInstant(), { minLength: 1, maxLength: 3 }),
      fc.constantFrom<Audience>('everyone', 'outside'),
      async (terms, instants, audience) => {
        const articles = OWN_WORDS.map((word, at) => storyOf(word, terms[at] ?? ''));
        let now = Temporal.Instant.from('2026-01-01T00:00Z');
        const { house, arrange } = await roomsOver(articles, () => now);
        for (const next of instants) {
          now = next;
          await arrange();
          await expectNothingHidden({ house, articles, audience });
        }
      },
    ),
    { numRuns: RUNS, seed: 20261122 },
  );
});

test('what may be shown is found, suggested and counted: the test above is of something', async () => {
  const articles = OWN_WORDS.map((word) => storyOf(word, 'outlet: The Tidewater Post'));
  const { house, arrange } = await roomsOver(articles, () => Temporal.Instant.from('2026-01-27T12:00Z'));
  await arrange();
  const replies = await Promise.all(
    ['zanzibaz', 'zanz*', 'status'].map((text) => ask(text, { house, audience: 'everyone' })),
  );
  expect(replies.map(wordsIn)).toEqual([
    expect.stringContaining('“zanzibar”'),
    expect.stringContaining('zanzibar'),
    expect.stringContaining('8 stories'),
  ]);
});

type Asker = { house: House; audience: Audience };

async function expectNothingHidden({
  house,
  articles,
  audience,
}: Asker & { articles: readonly Article[] }): Promise<void> {
  const moment = { now: house.now(), timeZone: house.timeZone };
  const shown = articles.filter((article) => isVisible(article, audience, moment));
  const hidden = OWN_WORDS.filter((_, at) => !shown.some((article) => article === articles[at]));
  const { archive } = roomsFor(audience, house);
  const { stories, printing } = await archive.wordCounts(hidden, 'word');
  const pages = (await Array.fromAsync(archive.pages())).flat();
  const counts = [await archive.size(), (await archive.summary()).stories, stories, pages.length];
  expect(counts).toEqual(counts.map(() => shown.length));

  const typed = [
    'council',
    'help',
    'status',
    'photo',
    ...hidden.flatMap((word) => [misspelt(word), `${word.slice(0, 4)}*`]),
  ];
  const replies = await Promise.all(typed.map((text) => ask(text, { house, audience })));
  const pressed = await Promise.all(
    replies.flatMap(buttonsOf).map(([name, value]) => press(name, { ...ASK, ...outside(audience), value }, house)),
  );
  const said = [...replies, ...pressed].map(wordsIn).join('\n');
  for (const word of hidden) {
    expect(said).not.toContain(word);
    expect(wordsIn(await ask(word, { house, audience }))).toContain('nothing to quote');
    expect(printing.get(word)).toBe(0);
    expect(JSON.stringify(await archive.suggestions.stories(word, 5))).not.toContain(word);
    expect(JSON.stringify(await archive.suggestions.stories(misspelt(word), 5))).not.toContain(word);
  }
}

const ASK = { userId: 'U1', channelId: 'C1' };

function ask(text: string, { house, audience }: Asker): Promise<Reply> {
  return answer({ ...ASK, text, ...outside(audience) }, house);
}

/** As an ask says it: inside goes without saying. */
function outside(audience: Audience): Pick<Caller, 'audience'> {
  return audience === 'outside' ? { audience } : {};
}

function misspelt(word: string): string {
  return `${word.slice(0, -1)}z`;
}

function wordsIn(reply: Reply): string {
  return `${reply.text} ${JSON.stringify(reply.blocks)}`.toLowerCase();
}

function buttonsOf({ blocks }: Reply): [string, string][] {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.flatMap((element) =>
    element.type === 'button' ? [[element.action_id ?? '', element.value ?? ''] satisfies [string, string]] : [],
  );
}

function storyOf(word: string, terms: string): Article {
  const text = `---
headline: Harbor council hears of the ${word}
${terms}
---
The harbor council heard on Tuesday of a ${word} in the old channel, and put the matter off until spring.

Photo by the ${word} museum

“Nobody has seen a ${word} here in eleven years,” said Ada Okafor, who runs the ferry landing.
`;
  return anArticle({ file: `${word}.txt`, text });
}

async function roomsOver(articles: readonly Article[], now: () => Temporal.Instant) {
  const suggesting = createSuggesting({ now, timeZone: CHICAGO });
  const shelf = createShelf({ engine: createMemoryIndex(), suggesting, shown: [], now, timeZone: CHICAGO });
  const still = await testRooms();
  const library = { ...still.library, archiveFor: shelf.archiveFor };
  const house: House = { ...still, library, now, timeZone: CHICAGO };
  return { house, arrange: () => shelf.arrange(articles) };
}

function anInstant(): fc.Arbitrary<Temporal.Instant> {
  return fc.integer({ min: 0, max: 30 * 24 }).map((hours) => Temporal.Instant.from('2026-01-01T00:00Z').add({ hours }));
}

/** A line of front matter: a term that hides the story always, sometimes, from some, or never. */
function aTerm(): fc.Arbitrary<string> {
  const day = anInstant().map((at) => `${at.toZonedDateTimeISO(CHICAGO).toPlainDate()}`);
  return fc.oneof(
    fc.constantFrom(
      'outlet: The Tidewater Post',
      'status: withdrawn',
      'status: draft',
      'embargo: soon',
      'audience: internal',
    ),
    anInstant().map((at) => `embargo: ${at}`),
    day.map((at) => `embargo: ${at}`),
    day.map((at) => `rights-until: ${at}`),
  );
}
