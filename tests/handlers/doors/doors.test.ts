import type { Button } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { answer, choose, fill, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { anArticle } from '../../an-article.ts';
import { typed as ask, chosen, filled, pressed } from '../../asks.ts';
import { testRooms } from '../../test-rooms.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text };
const rooms = await testRooms([anArticle(), ...Array.from({ length: 11 }, (_, at) => ferryStory(at))]);

function ferryStory(at: number) {
  const body = `Ferry number ${at} was late again on Monday, the harbor master said.\n\nThe ferry has been late for ${at + 2} days.`;
  return anArticle({
    file: `ferry-${at}.txt`,
    text: `---\nheadline: Ferry ${at} is late\npublished: 2026-01-${10 + at}\n---\n${body}\n`,
  });
}

const says = (reply: Reply) => printReply(reply, plain);

function buttons({ blocks }: Reply): Button[] {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.filter((element) => element.type === 'button');
}

async function pressIn(reply: Reply, name: string): Promise<Reply> {
  const button = buttons(reply).find(({ action_id }) => action_id === name);
  return press(name, pressed(button?.value ?? 'no such button'), rooms);
}

describe('/story', () => {
  test.each([
    ['dredge', 'The harbor council voted on Tuesday to dredge the old channel'],
    ['dredge', '· The Tidewater Post · January 20, 2026 · ¶ 1'],
    ['zoning', 'Nothing to quote for “zoning” in 12 stories.'],
    ['"dredge council"', 'Try the words without the quotation marks.'],
    ['council zoning', 'No story has all of these words.'],
    ['council OR zoning', 'Understood as: council OR zoning'],
    ['rent author:ada', "I don't know the filter “author:”"],
    ['', 'What you can type'],
    ['help', 'What you can type'],
    ['HELP', 'What you can type'],
    ['status', '12 stories, naming 1 outlet.'],
    ['status', 'Dated January 10, 2026 to January 20, 2026; 0 without a date of their own.'],
    ['"status"', 'Nothing to quote for “"status"”'],
    ['constructor', 'Nothing to quote'],
    ['headline:ferry before:2026-01-11', '· 1 story, 1 passage\n'],
    ['dredge zebra/crossing', 'No story has all of these words.'],
    ['zebra/crossing', 'Try the words with spaces between them.'],
    ['zebra crossing', 'No story has any of these. Try other words'],
    ['zebra w/5 crossing', 'Try the words alone, without the operator.'],
    ['zebr*', 'Try another word for it.'],
    ['outlet:zebra', 'Try it without what narrows it'],
    ['hlep', 'Did you mean help? That is a command.'],
    ['status dredge', 'The harbor council voted on Tuesday to dredge'],
    ['status quo', 'Did you mean status? That is a command.'],
    ['Following the vote', 'Did you mean following? That is a command.'],
    ['help wanted', 'To search for these words, type: "help" wanted'],
    ['said nothing', 'To search for these words, type: "said" nothing'],
    ['status?', 'Did you mean status? That is a command.'],
    ['Staus', 'Did you mean status? That is a command.'],
    ['verfy “the harbor council”', 'Did you mean verify? That is a command.'],
    ['verfy “the harbor council”', 'The harbor council voted on Tuesday'],
    ['folow: dredge', 'Did you mean follow?'],
    ['help verify', 'verify: whether a quotation is printed, word for word'],
    ['help verify', 'verify “Let cops be cops,” Leavitt said'],
    ['help Digets', 'digest daily 8:30am ET weekdays about detainers'],
    ['help me', 'I know no command “me”. This is what there is:'],
    ['https://tidewater.example/none', 'No story here gives that as its own link.'],
    ['/story dredge', 'to dredge the old channel'],
    ['/story', 'What you can type'],
    ['\u202edredge', 'to dredge the old channel'],
  ])('%s', async (text, expected) => {
    expect(says(await answer(ask(text), rooms))).toContain(expected);
  });
});

test('a first word that the archive prints is a word, however near to a verb', async () => {
  const paid = await testRooms([
    anArticle({ text: 'The harbor master paid for the kelp, and nobody else did that.\n' }),
  ]);
  expect(says(await answer(ask('paid kelp'), paid))).not.toContain('That is a command');
  expect(says(await answer(ask('kelp'), paid))).not.toContain('That is a command');
  expect(says(await answer(ask('raid'), paid))).toContain('Did you mean said?');
});

test('a question for a number is answered by sentences with a number first, in a story and among stories', async () => {
  const lighthouses = await testRooms([
    anArticle({
      file: 'a.txt',
      text: 'Lighthouses, lighthouses and more lighthouses: that is what the keeper sees on May 5.\n',
    }),
    anArticle({
      file: 'b.txt',
      text: 'Lighthouses are kept by lighthouse keepers on this coast.\n\nOf the coast it was said that it kept 14 lighthouses and a mast.\n',
    }),
  ]);
  const first = (reply: Reply) => /┃ (.{20})/.exec(says(reply))?.[1];
  expect(first(await answer(ask('how many lighthouses?'), lighthouses))).toBe('Of the coast it was ');
  expect(first(await answer(ask('lighthouses'), lighthouses))).not.toBe('Of the coast it was ');
});

describe('a pasted link finds the story it is of', () => {
  const own = 'https://tidewater.example/news/harbor?p=12';
  const text = (url: string) =>
    `---\nurl: ${url}\n---\nThe council voted on Tuesday to dredge the old channel of the bay.\n`;

  test.each([
    own,
    '<https://tidewater.example/news/harbor?p=12>',
    'http://www.tidewater.example/news/harbor/?utm_source=mail&p=12#top',
    'tidewater.example/news/harbor?p=12',
    '“https://TIDEWATER.example/news/harbor?p=12”.',
    'https://m.tidewater.example/news/harbor/amp/?p=12',
  ])('%s', async (link) => {
    const linked = await testRooms([anArticle({ file: 'a.txt', text: text(own) }), ferryStory(1)]);
    const reply = await answer(ask(link), linked);
    expect(says(reply)).toMatch(/That is the link of this story.*voted on Tuesday to dredge/s);
    expect(says(reply)).not.toContain('Ferry 1');
    const share = buttons(reply).find(({ action_id }) => action_id === 'context');
    expect(says(await press('context', pressed(share?.value ?? ''), linked))).toContain('to dredge the old channel');
  });

  test.each([
    'https://tidewater.example/news/harbor?p=13',
    'https://tidewater.example/news/harbor',
    'https://tidewater.example/news',
    'https://other.example/news/harbor?p=12',
  ])('%s is not its link', async (link) => {
    const linked = await testRooms([anArticle({ file: 'a.txt', text: text(own) })]);
    expect(says(await answer(ask(link), linked))).toContain('No story here gives that as its own link.');
  });
});

test('five stories a page, the rest behind the button, none twice', async () => {
  const first = await answer(ask('ferry late'), rooms);
  const second = await pressIn(first, 'next');
  const third = await pressIn(second, 'next');
  const sources = [first, second, third].flatMap((reply) => says(reply).match(/Ferry \d+ is late/g) ?? []);

  expect(buttons(first).find(({ action_id }) => action_id === 'next')?.text.text).toBe('Next 5');
  expect(buttons(second).find(({ action_id }) => action_id === 'next')?.text.text).toBe('Next 1');
  expect(buttons(third).some(({ action_id }) => action_id === 'next')).toBe(false);
  expect(sources.length).toBe(11);
  expect(new Set(sources).size).toBe(11);
});

test('the next page goes on where the first ended, though a story has arrived since', async () => {
  const ferries = Array.from({ length: 11 }, (_, at) => ferryStory(at));
  const moving = await testRooms(ferries);
  const first = await answer(ask('ferry late sort:date'), moving);
  await moving.arrange([...ferries, ferryStory(15)]);
  const button = buttons(first).find(({ action_id }) => action_id === 'next');
  const second = says(await press('next', pressed(button?.value ?? ''), moving));
  expect(says(first)).toMatch(/Ferry 10 is late.*Ferry 6 is late/s);
  expect(second).toMatch(/Ferry 5 is late.*Ferry 1 is late/s);
  expect(second).not.toContain('Ferry 15');
});

test('a shared quote is for the channel, under the asker’s name, with its source', async () => {
  const reply = await pressIn(await answer(ask('dredge'), rooms), 'share');
  expect(reply).toMatchObject({
    as: 'post',
    text: expect.stringMatching(/^<@U1> shared a quote: “The harbor council .*” — .* · January 20, 2026 · ¶ 1$/),
  });
  expect(says(reply)).toContain('to dredge the old channel');
  expect(says(reply)).toContain('The Tidewater Post');
});

test('context opens the paragraphs around a quote, the quote marked', async () => {
  const reply = await pressIn(await answer(ask('eleven'), rooms), 'context');
  expect(reply).toMatchObject({ as: 'modal', title: 'In context' });
  expect(says(reply)).toMatch(/The harbor council voted.*“We have waited.*Opponents said/s);
  expect(JSON.stringify(reply.blocks)).toContain('who runs the ferry landing.","style":{"bold":true}');
});

test('more from a story leaves out what was shown', async () => {
  const reply = await pressIn(await answer(ask('ferry late'), rooms), 'more');
  expect(says(reply)).toMatch(/1 more passage from this story\..*Ferry number \d+ was late again/s);
});

test('hidden lines are shown with the reason and the source', async () => {
  const text =
    'Nothing happened in the town on Monday, the clerk said, and nobody minded that.\n\nPhoto by Ada Lens on Unsplash\n\nIt was quiet in the town all day long, she added, and it stayed so.\n';
  const quiet = await testRooms([anArticle({ file: 'quiet.txt', text })]);
  const first = await answer(ask('Unsplash'), quiet);
  expect(says(first)).toContain('Nothing to quote for “Unsplash” in 1 story.');
  const [button] = buttons(first);
  expect(says(await press('hidden', pressed(button?.value ?? ''), quiet))).toMatch(
    /Photo by Ada Lens.*Not quoted: caption.*quiet\.txt · undated · ¶ 2/s,
  );
});

describe('a button that no longer fits is answered civilly', () => {
  test.each(['share', 'more', 'next', 'context', 'hidden', 'unheard-of', 'constructor'])('%s', async (name) => {
    for (const value of ['', '{}', 'null', '{"q":"dredge","id":"gone","v":"x","s":0,"e":9,"from":7}', '{"q":"-x"}']) {
      const reply = await press(name, pressed(value), rooms);
      expect(reply.as).toBe('answer');
      expect(says(reply)).toMatch(/again|no longer|changed/);
    }
  });
});

test('a quote of an older version is not repeated', async () => {
  const first = await answer(ask('dredge'), rooms);
  const changed = await testRooms([anArticle({ text: 'The harbor council voted against dredging the channel.\n' })]);
  const share = buttons(first).find(({ action_id }) => action_id === 'share');
  const { tickets } = rooms;
  expect(says(await press('share', pressed(share?.value ?? ''), { ...changed, tickets }))).toContain(
    'has changed since',
  );
});

test('what fails inside is logged under an id, and the asker is told the id', async () => {
  const logged: unknown[] = [];
  const archive = { ...rooms.archive, search: () => Promise.reject(new Error('the disk is on fire')) };
  const broken = {
    ...rooms,
    library: { ...rooms.library, archiveFor: () => archive },
    log: { ...rooms.log, error: (fields: unknown) => void logged.push(fields) },
  };
  const reply = says(await answer(ask('dredge'), broken));
  const [, id] = /logged as (\w{8})/.exec(reply) ?? [];
  expect(logged).toEqual([expect.objectContaining({ id, err: new Error('the disk is on fire') })]);
  expect(reply).not.toContain('fire');
});

test('what comes in by one door finds nothing behind another', async () => {
  expect(says(await press('digest-save', pressed(''), rooms))).toContain('no longer know that button');
  expect(says(await press('toString', pressed(''), rooms))).toContain('no longer know that button');
  expect(says(await fill('share', filled({}), rooms))).toContain('no longer know that window');
  expect(says(await choose('share', chosen('“Yes.”'), rooms))).toContain('no longer know how to do that');
});

test('the same question gives the same bytes', async () => {
  const twice = await Promise.all([answer(ask('ferry late'), rooms), answer(ask('ferry late'), rooms)]);
  expect(JSON.stringify(twice[0])).toBe(JSON.stringify(twice[1]));
});

test('a message stays within Slack’s limits, cut by whole quotes, each with its source', async () => {
  const long = (at: number) => `The dam ${at} of ${'clay and stone and '.repeat(100)}more. It held.`;
  const many = await testRooms(
    Array.from({ length: 9 }, (_, at) => anArticle({ file: `dam-${at}.txt`, text: `${long(at)}\n` })),
  );
  const shown = new Set<string>();
  let reply: Reply | undefined = await answer(ask('dam'), many);
  while (reply) {
    expect(reply.blocks.length).toBeLessThan(50);
    expect(says(reply).length).toBeLessThan(10_000);
    expect((says(reply).match(/^┃/gm) ?? []).length).toBe((says(reply).match(/¶ \d/g) ?? []).length);
    for (const [file] of says(reply).matchAll(/dam-\d\.txt/g)) shown.add(file);
    const next: Button | undefined = buttons(reply).find(({ action_id }) => action_id === 'next');
    reply = next && (await press('next', pressed(next.value ?? ''), many));
  }
  expect(shown.size).toBe(9);
});
