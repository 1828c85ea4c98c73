import { describe, expect, test } from 'vitest';
import { answer, choose, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { anArticle } from '../../an-article.ts';
import { typed as ask, chosen, pressed } from '../../asks.ts';
import { buttonsOf, Showable } from '../../slack/block-limits.ts';
import { testRooms } from '../../test-rooms.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text };
const says = (reply: Reply) => printReply(reply, plain);

const KEEPER = `---
headline: Keeper feeds the gulls
---
The keeper of the lighthouse has fed the gulls for twenty winters and will not stop now.

READ MORE: Ferry landing keeps its night boat
`;
const rooms = await testRooms([anArticle(), anArticle({ file: 'keeper.txt', text: KEEPER })]);
const SOURCE = 'The Tidewater Post · January 20, 2026 · ¶ 2';

describe('/story', () => {
  test.each([
    ['verify “My boats draw six feet.”', '✓ Exact. “My boats draw six feet.”'],
    ['verify My boats draw six feet', '✓ Exact. “My boats draw six feet”'],
    ['verify “My boats draw six feet.”', '— Ada Okafor, in Harbor council votes to dredge the old channel'],
    ['verify “My boats draw six feet.”', SOURCE],
    ['verify “My boats draw six feet,” said Ada Okafor.', 'Speaker: Ada Okafor, as printed.'],
    ['verify “My boats draw six feet,” said Lew Smith.', 'the draft names Lew Smith; printed as said by Ada Okafor.'],
    ['verify “My boats draw seven feet.”', '≠ Differs: words.'],
    ['verify “My boats draw seven feet.”', 'My boats draw[- six-]{+ seven+} feet.'],
    ['verify “My boats draw seven feet.”', 'Struck: in print, not in the draft. Bold: in the draft, not in print.'],
    ['verify “my boats draw six feet.”', '≠ Differs: letter case.'],
    ['verify “We have waited … for this vote”', '≠ Differs: an ellipsis or a cut.'],
    ['verify “We have waited, eleven years for this vote”', '≠ Differs: punctuation.'],
    ['verify “My boats draw six feet,” said Ada Okafor', '✓ Exact.'],
    [
      'verify “My boats draw six feet,” said Ada Okafor',
      'Only the mark at its end is another: “,” in the draft, “.” in print.',
    ],
    ['verify “My boats draw six feet,” said Lew Smith.', '≠ Words exact, speaker differs.'],
    ['verify “My boats draw six feet,” the harbor master said.', '? Words exact, speaker not certain.'],
    ['verify “Opponents said the dredging would cost 1,360 jobs”', '≠ Printed, but not as a quotation'],
    ['verify “cost 1360 jobs”', '≠ Differs: punctuation.'],
    ['verify “would cost 1,361 jobs”', '≠ Differs: a figure.'],
    ['verify “We have eleven years for this vote”', '≠ Differs: something dropped.'],
    ['verify “We have waited élèven years for this vote”', '≠ Differs: accents.'],
    ['verify “Harbor council votes to dredge the old channel”', '✗ Not in reporting, only in a headline.'],
    ['verify “waited eleven years for this”', `${SOURCE} · cut from a longer passage`],
    ['verify “Ferry landing keeps its night boat”', '✗ Not in reporting, only in a promo.'],
    ['verify “Ferry landing keeps its night boat”', 'Not quoted: promo.'],
    ['verify “The moon is made of cheese and always was”', '✗ Not found.'],
    ['verify “The moon is made of cheese and always was”', 'That it was never said does not follow.'],
    ['verify “vote”', 'A word or two: that they are printed proves little.'],
    ['verify', 'Paste the quotation to check'],
    [`verify “${'x'.repeat(12_001)}”`, 'That text is longer than 12,000 characters. Check it in parts.'],
  ])('%s', async (typed, expected) => {
    expect(says(await answer(ask(typed), rooms))).toContain(expected);
  });
});

test('each quotation of a text is checked, the count above them', async () => {
  const draft =
    '“We have waited eleven years for this vote,” said Ada Okafor.\n\n“My boats draw nine feet.”\n\n“Fish fly at night.”';
  const shown = says(await answer(ask(`verify ${draft}`), rooms));
  expect(shown).toContain('3 quotations checked: 1 exact, 1 different in print, 1 not found.');
  expect(shown).toMatch(/✓ Exact.*Speaker: Ada Okafor, as printed.*≠ Differs: words.*✗ Not found/s);
});

test.each([
  ['“My boats draw six feet,” said Lew Smith.', '1 quotation checked: 1 with exact words but another speaker.'],
  ['“Opponents said the dredging would cost”', '1 quotation checked: 1 printed, but not as a quotation.'],
])('the notification of %s does not say “exact” alone', async (draft, text) => {
  expect((await answer(ask(`verify ${draft}`), rooms)).text).toBe(text);
});

test('a text that only comes near is called another text', async () => {
  const shown = says(
    await answer(ask('verify “We waited eleven winters and summers for a single vote to pass”'), rooms),
  );
  expect(shown).toMatch(/✗ Not found\..*The nearest in print is another text:.*We have waited eleven years/s);
});

test('the context of what is printed is one press away', async () => {
  const [button] = buttonsOf(await answer(ask('verify “My boats draw six feet.”'), rooms));
  expect(button?.action).toBe('context');
  const context = await press('context', pressed(button?.value ?? ''), rooms);
  expect(JSON.stringify(context.blocks)).toContain(
    '{"type":"text","text":"My boats draw six feet.","style":{"bold":true}}',
  );
});

describe('“Check this quote” in a message’s menu', () => {
  test('shows the same in a window', async () => {
    const text = '“My boats draw seven feet.”';
    const [window, typed] = [await choose('verify', chosen(text), rooms), await answer(ask(`verify ${text}`), rooms)];
    expect(window).toMatchObject({ as: 'modal', title: 'Quotations checked', blocks: typed.blocks });
    expect(window).toEqual(expect.schemaMatching(Showable));
  });

  test.each([
    ['', 'There are no words in that message to check.'],
    ['…', 'There are no words in that message to check.'],
    [`“${'x'.repeat(12_001)}”`, 'longer than 12,000 characters'],
  ])('says so where “%s” cannot be checked', async (text, expected) => {
    expect(says(await choose('verify', chosen(text), rooms))).toContain(expected);
  });
});

describe('Slack takes', () => {
  const sentence = (at: number) =>
    `Boat ${at} was seen ${'by the old ferry landing and '.repeat(30)}by the keeper ${at}.`;
  const sentences = Array.from({ length: 9 }, (_, at) => sentence(at));
  const story = (words: readonly string[]) =>
    anArticle({
      text: `The harbor was quiet on Monday.\n\n${words.map((one) => `“${one}” said Ada Okafor.`).join('\n\n')}`,
    });
  const drafted = (words: readonly string[]) => words.map((one) => `“${one}” said Lew Smith.`).join('\n\n');

  test.each([
    ['nine long quotations, all of them exact', (text: string) => text],
    ['nine long quotations, all of them different', (text: string) => text.replaceAll('old', 'new')],
    ['nine long quotations, none of them printed', (text: string) => text.replace(/\w{4,}/g, 'eel')],
  ])('%s', async (_what, change) => {
    const rooms = await testRooms([story(sentences)]);
    const reply = await answer(ask(`verify ${change(drafted(sentences))}`), rooms);
    expect(reply).toEqual(expect.schemaMatching(Showable));
    expect(says(reply)).toContain('9 quotations checked');
    expect(says(reply)).toContain('check the rest by itself');
  });

  test('more short ones than it has blocks for', async () => {
    const words = Array.from({ length: 30 }, (_, at) => `Boat ${at} came in.`);
    const reply = await answer(
      ask(`verify ${drafted(words).replaceAll('came', 'ran')}`),
      await testRooms([story(words)]),
    );
    expect(reply).toEqual(expect.schemaMatching(Showable));
    expect(says(reply)).toContain('more quotations: check the rest by itself');
  });

  test.each([
    ['✓ Exact', (text: string) => text],
    ['[- keeper-]{+ warden+}', (text: string) => text.replaceAll('keeper', 'warden')],
    ['[- keeper-]{+ warden+}', (text: string) => text.replace(/keeper(?!.*keeper)/, 'warden')],
  ])('one quotation as long as a message, and says %s', async (expected, change) => {
    const speech = Array.from(
      { length: 160 },
      (_, at) => `Boat ${at} is in, by the ferry, with the keeper aboard.`,
    ).join(' ');
    const reply = await answer(ask(`verify “${change(speech)}”`), await testRooms([story([speech])]));
    expect(reply).toEqual(expect.schemaMatching(Showable));
    expect(says(reply)).toContain(expected);
    expect(says(reply)).toContain('harbor.txt');
  });
});
