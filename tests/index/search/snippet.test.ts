import { describe, expect, test } from 'vitest';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { planQuery } from '#index/match/plan.ts';
import { parseQuery } from '#index/query/query.ts';
import { pickSnippets } from '#index/search/snippet.ts';
import { anArticle } from '../../an-article.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };

/** The passages of a story that answer, best first. */
async function picked(text: string, typed: string) {
  const article = anArticle({ text });
  const archive = createMemoryIndex();
  await archive.add([article]);
  const query = parseQuery(typed);
  const found = await archive.find(article.id);
  if ('problem' in query || !found) throw new Error('cannot search');
  return [...pickSnippets(found, planQuery(query, archive.vocabulary, CALENDAR))];
}

const FILLER = 'The council met for four hours on Tuesday night and heard from many people in the packed hall.';

describe('the best passage is', () => {
  test.each([
    {
      title: 'a whole sentence, not broken at titles, initials, dates or decimals',
      typed: 'detainers',
      text: `${FILLER} Gov. J. D. Marsh of the U.S. Virgin Islands said on Jan. 26 that 3.5 percent of detainers lapse. ${FILLER}`,
      says: 'Gov. J. D. Marsh of the U.S. Virgin Islands said on Jan. 26 that 3.5 percent of detainers lapse.',
    },
    {
      title: 'the sentence with the word itself rather than an inflection of it',
      typed: 'detainers',
      text: `A judge put one detainer on each of the four men who were held. ${FILLER} The county says that it honors all detainers from any agency that sends them.`,
      says: 'The county says that it honors all detainers from any agency that sends them.',
    },
    {
      title: 'the sentence with all the words rather than one of them twice',
      typed: 'bridge tolls',
      text: `The bridge is an old bridge over the river at the edge of town. ${FILLER} Drivers who cross the bridge will pay tolls from next spring.`,
      says: 'Drivers who cross the bridge will pay tolls from next spring.',
    },
    {
      title: 'readable rather than the shortest fragment',
      typed: 'detainees',
      text: `(Forty detainees.) ${FILLER} The prison still holds some forty detainees whom no court has ever tried, the general said.`,
      says: 'The prison still holds some forty detainees whom no court has ever tried, the general said.',
    },
    {
      title: 'with the sentence before when it leans on it',
      typed: 'refund',
      text: 'Ada Okafor bought nine tickets for the ferry. She has asked for a refund of the whole price since May.',
      says: 'Ada Okafor bought nine tickets for the ferry. She has asked for a refund of the whole price since May.',
    },
    {
      title: 'with the rest of a quotation that it opens',
      typed: 'waited',
      text: `${FILLER}\n\n“We have waited eleven years for this vote. My boats draw six feet,” said Ada Okafor, who runs the landing.`,
      says: '“We have waited eleven years for this vote. My boats draw six feet,” said Ada Okafor, who runs the landing.',
    },
    {
      title: 'with the beginning of a quotation that it closes',
      typed: 'boats',
      text: `${FILLER}\n\n“We have waited eleven years for this vote. My boats draw six feet,” said Ada Okafor, who runs the landing.`,
      says: '“We have waited eleven years for this vote. My boats draw six feet,” said Ada Okafor, who runs the landing.',
    },
    {
      title: 'the phrase where it stands, not its words elsewhere',
      typed: '"six feet"',
      text: `The feet of all six horses were sore, the vet found. ${FILLER} The channel will be six feet deep when the work is done.`,
      says: 'The channel will be six feet deep when the work is done.',
    },
    {
      title: 'found across a hyphen in either spelling',
      typed: 'email',
      text: `${FILLER} The clerk sent an e-mail to each of the nine members before noon.`,
      says: 'The clerk sent an e-mail to each of the nine members before noon.',
    },
    {
      title: 'found through a thousands separator',
      typed: '1360',
      text: `${FILLER} Some 1,360+ people were named in the list that the agency sent to the court.`,
      says: 'Some 1,360+ people were named in the list that the agency sent to the court.',
    },
    {
      title: 'never across two paragraphs',
      typed: 'refund',
      text: 'Ada Okafor bought nine tickets for the ferry.\n\nShe has asked for a refund of the whole price since May.',
      says: 'She has asked for a refund of the whole price since May.',
    },
  ])('$title', async ({ typed, text, says }) => {
    const [best] = await picked(text, typed);
    expect(best?.text).toBe(says);
    expect(best?.cut).toEqual({ before: false, after: false });
  });
});

test('the words that matched are marked where they stand', async () => {
  const [best] = await picked('Renée Good and the anti-ICE crowd met near Good Street that day.', 'good anti-ICE');
  const marked = best?.hits.map(({ start, end }) => best.text.slice(start - best.start, end - best.start));
  expect(marked).toEqual(['Good', 'anti-ICE', 'Good']);
});

test('two passages of a story never overlap', async () => {
  const snippets = await picked(
    `The dam holds. It is a dam of clay and stone. ${FILLER} The dam is to be rebuilt, she said.`,
    'dam',
  );
  const ends = snippets.toSorted((a, b) => a.start - b.start).map(({ start, end }) => [start, end]);
  for (const [at, [start = 0]] of ends.slice(1).entries()) expect(start).toBeGreaterThanOrEqual(ends[at]?.[1] ?? 0);
  expect(snippets.length).toBe(2);
});

test('a sentence that leans on one already quoted is quoted without it', async () => {
  const [best, next, ...others] = await picked(
    'Marsh praised the old clay dam and the new stone dam of Tidewater on Tuesday. She inspected every dam in the county.',
    'dam',
  );
  expect(best?.text).toMatch(/^Marsh praised .* Tuesday\.$/);
  expect(next?.text).toBe('She inspected every dam in the county.');
  expect(others).toEqual([]);
});

test('a sentence of up to 2,000 characters is shown whole', async () => {
  const long = `The list names ${'a town, '.repeat(200)}and the dam.`;
  expect(long.length).toBeGreaterThan(600);
  const [best] = await picked(long, 'dam');
  expect(best?.text).toBe(long);
});

test('a longer sentence is cut at a clause, and the cut is told apart from the words', async () => {
  const long = `The list names ${'a town by the sea, '.repeat(200)}the dam; ${'a mill on the hill, '.repeat(60)}and no more.`;
  const [best] = await picked(long, 'dam');
  expect(best?.text.length).toBeLessThanOrEqual(900);
  expect(best?.text).toMatch(/^a town.*dam;.*,$/s);
  expect(best?.cut).toEqual({ before: true, after: true });
});

test('text without clauses or spaces is cut between whole characters', async () => {
  const [best] = await picked(`dam ${'🙂'.repeat(2000)}`, 'dam');
  expect(best?.text.isWellFormed()).toBe(true);
  expect(best?.cut.after).toBe(true);
});
