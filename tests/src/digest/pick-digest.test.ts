import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '#index/text/article.ts';
import { type Item, quotesOf } from '#src/digest/edition.ts';
import { pickDigest } from '#src/digest/pick-digest.ts';
import { aKeptVersion } from '../../a-kept-version.ts';
import { anArticle } from '../../an-article.ts';
import { aNewsroom, type Newsroom } from '../follow/a-newsroom.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await aNewsroom();
  newsroom.wait(1000);
});
afterEach(() => newsroom.store.close());

type Told = Partial<Record<'file' | 'headline' | 'outlet' | 'published' | 'status' | 'rights-words', string>>;

function aStory(paragraphs: string[], { file = 'ferry.txt', ...facts }: Told = {}): Article {
  const given = { headline: 'Ferry fares', outlet: 'The Tidewater Post', published: '2026-01-27', ...facts };
  const matter = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
  return anArticle({ file, text: `---\n${matter.join('\n')}\n---\n${paragraphs.join('\n\n')}\n` });
}

async function edition(typed = '', since = 0) {
  const window = { sinceMs: newsroom.at(since), untilMs: newsroom.at(1000) };
  const picked = await pickDigest({ typed, channelId: 'C1' }, window, newsroom);
  if ('problem' in picked) throw new Error(picked.problem);
  return picked;
}

async function items(typed = '', since = 0): Promise<Item[]> {
  return (await edition(typed, since)).parts.flatMap((part) => part.items);
}

function textsOf(item: Item): string[] {
  return quotesOf(item).map(({ snippet }) => snippet.text);
}

async function follow(typed: string): Promise<void> {
  const started = { id: typed, typed, channelId: 'C1', userId: 'U1', sinceMs: 0 };
  await newsroom.store.follows.add(started, { atMs: 0, userId: 'U1', action: 'follow', subject: typed });
}

const LEAD = 'The county will raise ferry fares in March, its board said on Tuesday.';
const SPEECH = '“My boats draw six feet and the channel four,” said Ada Okafor, who runs the ferry landing.';
const COUNT = 'The landing counted 1,360 passengers on its worst day of the winter.';
const TAIL = 'Nobody spoke at the meeting, which was over before the lamps were lit in the harbor street.';

describe('a digest', () => {
  test('of a quiet day has no parts', async () => {
    expect(await edition()).toMatchObject({ stories: 0, left: 0, parts: [] });
  });

  test('says what became new in its window, and nothing of before or after', async () => {
    await newsroom.publish(aStory([LEAD], { file: 'old.txt' }), 10);
    await newsroom.publish(aStory([TAIL], { file: 'new.txt' }), 20);
    await newsroom.publish(aStory([COUNT], { file: 'next.txt' }), 1001);
    expect((await items('', 10)).map(textsOf)).toEqual([[TAIL]]);
  });

  test.each([
    ['the lead', [LEAD, TAIL], LEAD],
    ['somebody’s own words near the top, where they say more', [LEAD, SPEECH, TAIL], SPEECH],
    ['the lead all the same, where it counts something', [COUNT, SPEECH, TAIL], COUNT],
    ['no question, and no sentence that leans on another', ['Who will pay?', 'It was late.', LEAD], LEAD],
  ])('quotes %s', async (_, paragraphs, quoted) => {
    await newsroom.publish(aStory(paragraphs), 10);
    expect((await items()).map(textsOf)).toEqual([[quoted]]);
  });

  test('quotes what answers its search, in the order of the search, and leaves out the rest', async () => {
    await newsroom.publish(aStory([LEAD, SPEECH], { file: 'a.txt' }), 10);
    await newsroom.publish(aStory([TAIL], { file: 'b.txt', headline: 'A meeting' }), 11);
    expect((await items('landing OR passengers')).map(textsOf)).toEqual([[SPEECH]]);
  });

  test('gives back what is wrong with its search', async () => {
    const window = { sinceMs: 0, untilMs: newsroom.at(1) };
    expect(await pickDigest({ typed: '-ferry', channelId: 'C1' }, window, newsroom)).toHaveProperty('problem');
  });

  test('says of a changed story only what is new in it', async () => {
    await newsroom.publish(aStory([LEAD, TAIL]), 10);
    await newsroom.publish(aStory([LEAD, COUNT, TAIL]), 500);
    expect(await items('', 100)).toMatchObject([
      { kind: 'story', isUpdate: true, quote: { snippet: { text: COUNT } } },
    ]);
  });

  test.each([
    ['a word was mended', LEAD.replace('raise', 'put up')],
    ['marks were changed', LEAD.replace('March,', 'March –')],
  ])('does not call a story changed where %s', async (_, mended) => {
    await newsroom.publish(aStory([LEAD, TAIL]), 10);
    await newsroom.publish(aStory([mended, TAIL]), 500);
    expect(await items('', 100)).toEqual([]);
  });

  test('calls a story changed where a figure or a quoted word was', async () => {
    const [count, speech] = [COUNT.replace('1,360', '1,630'), SPEECH.replace('four', 'five')];
    await newsroom.publish(aStory([COUNT], { file: 'a.txt', headline: 'A count' }), 10);
    await newsroom.publish(aStory([SPEECH], { file: 'b.txt', headline: 'A word' }), 10);
    await newsroom.publish(aStory([count], { file: 'a.txt', headline: 'A count' }), 500);
    await newsroom.publish(aStory([speech], { file: 'b.txt', headline: 'A word' }), 500);
    expect((await items('', 100)).flatMap(textsOf).sort()).toEqual([count, speech].sort());
  });

  test('folds the copies of a wire story into one, and names the other outlets', async () => {
    const wire = [LEAD, SPEECH, COUNT, TAIL];
    await newsroom.publish(aStory(wire, { file: 'a.txt', outlet: 'Hill Courier' }), 10);
    await newsroom.publish(aStory(wire.slice(0, 3), { file: 'b.txt', published: '2026-01-26' }), 11);
    const [story, ...others] = await items();
    expect(story).toMatchObject({
      quote: { citation: { outlet: 'The Tidewater Post' } },
      copies: [{ outlet: 'Hill Courier' }],
    });
    expect(others).toEqual([]);
  });

  test('tells of corrections in their own words, and of what was withdrawn without quoting it', async () => {
    const note = 'Correction, Jan. 9: An earlier version of this story gave the number of passengers as 170. It is 70.';
    await newsroom.publish(aStory([LEAD, TAIL], { file: 'a.txt' }), 10);
    await newsroom.publish(aStory([LEAD, TAIL, note], { file: 'a.txt' }), 500);
    const gone = await newsroom.publish(aStory([COUNT], { file: 'b.txt', headline: 'A count' }), 10);
    const withdrawn = aStory([COUNT], { file: 'b.txt', headline: 'A count', status: 'withdrawn' });
    await newsroom.store.articles.keep(aKeptVersion(withdrawn, newsroom.at(500)));
    await newsroom.withdraw(gone, 500);

    expect(await items('', 100)).toMatchObject([
      { kind: 'correction', what: 'withdrawn', citation: { title: 'A count' }, notes: [] },
      { kind: 'correction', what: 'corrected', citation: { title: 'Ferry fares' }, notes: [note] },
    ]);
  });

  test('tells that a story is withdrawn again which had been put back', async () => {
    const [withdrawn, back] = [aStory([LEAD], { status: 'withdrawn' }), aStory([LEAD])];
    for (const [at, article] of [withdrawn, back].entries()) await newsroom.publish(article, at);
    await newsroom.publish(withdrawn, 20);
    await newsroom.withdraw(withdrawn, 20);
    expect(await items('', 10)).toMatchObject([{ kind: 'correction', what: 'withdrawn' }]);
  });

  test('brings what people say whom the channel follows, once, and not what they said before', async () => {
    await follow('said:okafor');
    const older = '“We have waited eleven years for this vote,” said Ada Okafor.';
    await newsroom.publish(aStory([older], { file: 'old.txt' }), 1);
    await newsroom.publish(aStory([COUNT, TAIL, SPEECH, older], { file: 'new.txt', headline: 'A count' }), 20);
    const said = (await items('', 10)).filter(({ kind }) => kind === 'said');
    expect(said).toMatchObject([{ person: 'okafor', quote: { snippet: { text: SPEECH } } }]);
  });

  test.each([
    [31, [[COUNT], [SPEECH]]],
    [20, [[COUNT], ['“My boats draw six feet and the channel']]],
    [12, [[COUNT]]],
    [5, [['The landing counted 1,360 passengers']]],
  ])('quotes no more than the %i words that rights allow of a story in all its items', async (words, quoted) => {
    await follow('said:okafor');
    await newsroom.publish(aStory([COUNT, TAIL, SPEECH], { 'rights-words': `${words}` }), 10);
    expect((await items()).map(textsOf)).toEqual(quoted);
  });

  test.each([
    [60, 1],
    [20, 0],
    [15, 0],
  ])('compares wordings only as whole quotes: with %i words, %i times', async (words, times) => {
    const other = SPEECH.replace('draw six feet', 'draw nine feet');
    await newsroom.publish(aStory([LEAD, SPEECH], { file: 'a.txt', 'rights-words': `${words}` }), 20);
    await newsroom.publish(
      aStory([TAIL, other], { file: 'b.txt', outlet: 'Hill Courier', headline: 'At the landing' }),
      20,
    );
    expect((await items()).filter(({ kind }) => kind === 'wording')).toHaveLength(times);
  });

  test('shows what one person said as two outlets word it', async () => {
    const other = SPEECH.replace('draw six feet', 'draw nine feet');
    await newsroom.publish(aStory([LEAD, SPEECH], { file: 'a.txt' }), 1);
    await newsroom.publish(
      aStory([TAIL, other], { file: 'b.txt', outlet: 'Hill Courier', headline: 'At the landing' }),
      20,
    );
    const [wording, ...others] = (await items('', 10)).filter(({ kind }) => kind === 'wording');
    expect(others).toEqual([]);
    expect(wording && textsOf(wording)).toEqual([other, SPEECH]);
    expect(wording).toMatchObject({ speaker: expect.stringContaining('Ada Okafor') });
  });

  test('shows figures of the same thing that two stories give otherwise, and who claims each', async () => {
    const [ours, theirs] = [
      'The ferry landing at Gull Point turned away 1,360 passengers in the storm, according to the county.',
      'In the storm the ferry landing at Gull Point turned away about 300 passengers, Okafor said.',
    ];
    const gull = 'Boats to Gull Point left late, and Gull Point waited for its bread.';
    await newsroom.publish(aStory([LEAD, ours, gull], { file: 'a.txt' }), 1);
    await newsroom.publish(
      aStory([TAIL, theirs, gull], { file: 'b.txt', outlet: 'Hill Courier', headline: 'Okafor' }),
      20,
    );
    const figures = (await items('', 10)).filter(({ kind }) => kind === 'figures');
    expect(figures).toMatchObject([
      {
        counted: 'passengers',
        claims: [
          { printed: 'about 300', claimant: 'Okafor', quote: { snippet: { text: theirs } } },
          { printed: '1,360', claimant: 'the county', quote: { snippet: { text: ours } } },
        ],
      },
    ]);
  });

  test.each([
    { also: 'nothing else', counted: '300 passengers', found: 1 },
    { also: 'the day', counted: '300 passengers', found: 0, facts: { published: '2026-01-20' } },
    { also: 'how well the day is known', counted: '300 passengers', found: 0, facts: { published: '2026-01' } },
    { also: 'what they count', counted: '300 trucks', found: 0 },
    { also: 'how much of it', counted: '300 of the passengers', found: 0 },
    { also: 'the place', counted: '300 passengers at Marrow Falls', found: 0 },
    { also: 'how sure it is', counted: 'perhaps, if it could, 300 passengers', found: 0 },
    { also: 'rounding alone', counted: 'almost 1,400 passengers', found: 0 },
  ])('finds $found differences of stories that differ in a figure and in $also', async ({ counted, found, facts }) => {
    const gull = 'Boats to Gull Point left late, and Gull Point waited for its bread.';
    const of = (count: string) => `The ferry landing at Gull Point turned away ${count} in the storm.`;
    await newsroom.publish(aStory([LEAD, of('1,360 passengers'), gull], { file: 'a.txt' }), 1);
    await newsroom.publish(aStory([TAIL, of(counted), gull], { file: 'b.txt', outlet: 'Hill Courier', ...facts }), 20);
    expect((await items('', 10)).filter(({ kind }) => kind === 'figures')).toHaveLength(found);
  });

  test('holds ten stories in its message and the rest in the thread, and says how many have no room at all', async () => {
    const count = 130;
    for (let at = 0; at < count; at += 1) {
      const told = `Harbor ${'abcdefghij'.charAt(at % 10)}${at} ${'took in sail and rope and salt '.repeat(12)}on day ${at}.`;
      await newsroom.publish(aStory([told], { file: `${at}.txt`, headline: `Harbor ${at}` }), 10);
    }
    const { parts, stories, left } = await edition();
    expect(stories).toBe(count);
    expect(parts.flatMap((part) => part.items)).toHaveLength(count - left);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      expect(part.items.length).toBeLessThanOrEqual(10);
      expect(part.items.flatMap(textsOf).join('').length).toBeLessThanOrEqual(7000);
    }
    expect(await edition()).toEqual({ ...(await edition()), parts });
  });
});
