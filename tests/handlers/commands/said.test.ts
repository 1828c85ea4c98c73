import { describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { anArticle } from '../../an-article.ts';
import { typed as ask, pressed } from '../../asks.ts';
import { buttonsOf, Showable } from '../../slack/block-limits.ts';
import { testRooms } from '../../test-rooms.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text };
const says = (reply: Reply) => printReply(reply, plain);

const VOTE = `---
headline: Council votes on channel
outlet: Harbor Weekly
published: 2026-01-22
---
“We have waited eleven years for this vote,” said Ada Okafor, the press secretary.

The night boat will run on Sundays this winter, Okafor told reporters.

“Nobody asked the fishermen about the dredging,” said Lew Smith, a deckhand.

Mayor Renée Nicole Smith called the vote “a good day for the harbor and everyone in it.”
`;

const DAYS = Array.from({ length: 7 }, (_, at) =>
  anArticle({
    file: `day-${at}.txt`,
    text: `---\nheadline: Day ${at}\npublished: 2026-02-0${at + 1}\n---\n“The snow of day ${at} will stay for ${at + 2} weeks,” said Mary Jo van Dyke, a ranger.\n`,
  }),
);
const rooms = await testRooms([anArticle({ file: 'vote.txt', text: VOTE }), ...DAYS]);

async function pressFirst(reply: Reply, name: string): Promise<Reply> {
  const value = buttonsOf(reply).find(({ action }) => action === name)?.value;
  if (value === undefined) throw new Error(`no button ${name} in ${says(reply)}`);
  return press(name, pressed(value), rooms);
}

const OKAFOR = '┃ “We have waited eleven years for this vote,” said Ada Okafor, the press secretary.';
const RANGER = 'Mary Jo van Dyke, ranger · 7 quotations';

describe('/story', () => {
  test.each([
    ['said okafor', OKAFOR],
    ['said Ada Okafor', OKAFOR],
    ['SAID ada okafor vote', OKAFOR],
    ['said okafor about eleven years', OKAFOR],
    ['said “press secretary”', OKAFOR],
    ['said "press secretary" about vote', OKAFOR],
    [
      'said okafor',
      '— Ada Okafor, press secretary, in Council votes on channel · Harbor Weekly · January 22, 2026 · ¶ 1',
    ],
    ['said Mary Jo van Dyke', RANGER],
    ['said van Dyke', RANGER],
    ['said mary jo van dyke about day 3', '“The snow of day 3 will stay for 5 weeks,”'],
    ['said smith', '“smith” may be more than one person. Whose words do you want?'],
    ['said xyzzy', 'Nothing said by “xyzzy” in 8 stories.'],
    ['said Lovelace snow', 'Nothing said by “Lovelace snow” in 8 stories.'],
    ['said Ada Lovelace', 'There are words of “Ada”, but none about “Lovelace” in 8 stories.'],
    ['said ada okafor snow', 'There are words of “ada okafor”, but none about “snow” in 8 stories.'],
    ['said okafor tone:angry', 'tone'],
    ['said', 'Tell me whose words you want'],
  ])('%s', async (typed, expected) => {
    expect(says(await answer(ask(typed), rooms))).toContain(expected);
  });
});

test('what is only reported of somebody stands below, and is not called a quotation', async () => {
  const shown = says(await answer(ask('said okafor'), rooms));
  expect(shown).toMatch(/Ada Okafor, press secretary · 1 quotation · 1 passage reported\n/);
  expect(shown).toMatch(
    /waited eleven years.*Reported, not quoted: these are the reporter’s words\..*The night boat will run/s,
  );
});

test('people of one name are offered with what they are, and each button leads on to one of them', async () => {
  const choice = await answer(ask('said smith about harbor OR fishermen'), rooms);
  const people = buttonsOf(choice).filter(({ action }) => action === 'said');
  const answers = await Promise.all(people.map(async ({ value }) => says(await press('said', pressed(value), rooms))));
  expect(answers.map((shown) => shown.split('\n')[0])).toEqual([
    expect.stringContaining('Smith'),
    expect.stringContaining('Smith'),
  ]);
  expect(answers.filter((shown) => shown.includes('Nobody asked the fishermen'))).toHaveLength(1);
  expect(answers.filter((shown) => shown.includes('a good day for the harbor'))).toHaveLength(1);
});

test('five to a page, newest first, the rest behind the button, none twice', async () => {
  const first = await answer(ask('said van dyke'), rooms);
  const second = await pressFirst(first, 'said');
  const daysIn = (reply: Reply) => [...says(reply).matchAll(/snow of day (\d)/g)].map(([, day]) => day);
  expect([daysIn(first), daysIn(second)]).toEqual([
    ['6', '5', '4', '3', '2'],
    ['1', '0'],
  ]);
  expect(buttonsOf(second).some(({ action }) => action === 'said')).toBe(false);
});

test('what is only reported is counted, and read to the end page by page, none twice', async () => {
  const days = Array.from({ length: 12 }, (_, at) =>
    anArticle({
      file: `report-${at}.txt`,
      text: `---\nheadline: Report ${at}\npublished: 2026-02-${10 + at}\n---\nHarbor master Jo Lind said the ice of day ${at} would hold for ${at + 2} more weeks.\n`,
    }),
  );
  const many = await testRooms(days);
  const shown: string[] = [];
  let reply = await answer(ask('said lind'), many);
  expect(says(reply)).toContain('Jo Lind · 12 passages reported');
  for (let page = 0; page < 3; page += 1) {
    expect(reply).toEqual(expect.schemaMatching(Showable));
    shown.push(...[...says(reply).matchAll(/ice of day (\d+)/g)].map(([, day]) => day ?? ''));
    const next = buttonsOf(reply).find(({ action }) => action === 'said')?.value;
    if (next !== undefined) reply = await press('said', pressed(next), many);
  }
  expect(shown).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '0']);
});

test('who is quoted, but not on that, is offered with all that there is', async () => {
  const nothing = await answer(ask('said ada okafor snow'), rooms);
  expect(says(await pressFirst(nothing, 'said'))).toContain(OKAFOR);
});

describe('a speech that fills a page', () => {
  const speech = (boat: number) =>
    Array.from({ length: 80 }, (_, at) => `Boat ${boat} came in on day ${at * 7} with the keeper aboard.`).join(' ');
  const speeches = Array.from({ length: 6 }, (_, at) =>
    anArticle({ file: `speech-${at}.txt`, text: `---\nheadline: ${at}\n---\n“${speech(at)}” Ada Okafor said.\n` }),
  );

  test('is cut after a whole sentence, and that it goes on is said', async () => {
    const reply = await answer(ask('said okafor'), await testRooms(speeches));
    expect(reply).toEqual(expect.schemaMatching(Showable));
    expect(says(reply)).toMatch(/┃ “Boat \d came in on day 0 .* aboard\.\n.*cut, it goes on/);
  });

  test('is shown from where it speaks of what was asked', async () => {
    const reply = await answer(ask('said okafor about "day 350"'), await testRooms(speeches));
    expect(says(reply)).toMatch(/┃ Boat \d came in on day 350 .*\n.*cut from a longer passage/);
  });
});
