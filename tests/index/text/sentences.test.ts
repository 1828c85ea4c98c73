import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';

function sentencesOf(text: string): string[] {
  return findSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

// Each title is the text itself, with | where one sentence ends and the next begins.
describe('A title or an abbreviation does not end a sentence', () => {
  test.each([
    'Gov. Tamsin Okoye met Sen. Lou Reyes and Rep. Ada Quist. | They talked.',
    'The letter went to Dr. Iris Holm, Mr. Vega and Mrs. Prior. | Nobody wrote back.',
    'Lt. Gov. Bo Lund called Maj. Gen. Ruth Amos. | She was out.',
    'ST. PAUL, Minn. — Snow fell for the ninth day. | Schools stayed shut.',
    'DULUTH, Minn. (AP) — Snow fell. | It stayed.',
    'They moved from Main St. to St. Cloud. | Nobody helped.',
    'Acme Inc. Chief Executive Jo Park resigned. | Acme Corp. shares fell.',
    'She left Acme Inc. | The shares fell.',
    'He is Sammy Davis Jr. Park’s keeper. | He likes it.',
    'Item No. 5 passed. | Was No. 6 read? | No. | It was withdrawn.',
    'See p. 12 and Sec. 3 of the bill. | Both are short.',
    'It was Harlan vs. Adair again. | Adair won.',
    'GOV. OKOYE SIGNED THE BILL. | THE SENATE CHEERED.',
    'It is Smith v. Jones all over again. | Jones is tired.',
    'Some fruit, e.g. Bramley apples, keeps well. | Pears do not.',
    'The S.&P. 500 fell. | The Dow rose.',
  ])('%s', expectSplit);
});

describe('Stops inside and initials do not end a sentence, the words that begin one show where it does', () => {
  test.each([
    'The U.S. Senate voted. | The U.S. did not.',
    'They came to the U.S. | The visas came later.',
    'She studied in Washington, D.C. | He did not.',
    'WASHINGTON D.C January 26, 2026 – The mayor spoke. | The crowd left.',
    'J. D. Lark and George W. Finch sang. | Nobody paid.',
    'It was J.R.R. Harrow who wrote it. | Few have read it.',
    'They call him William J. “Billy” Stone. | He likes it.',
    'They chose plan B. | It failed.',
    'Rep. Ola Tran, D-N.Y., left. | Sen. Bo Lund (R-Wis.) stayed.',
    'The U.S.-born nurse stayed. | Her sister left.',
    'She has a Ph.D. in botany. | He has none.',
    'She moved to the U.S. | “I was nine,” she said.',
  ])('%s', expectSplit);
});

describe('Dates, times, numbers and addresses are whole', () => {
  test.each([
    'It opened on Jan. 26 and closed on Sept. 3. | Nobody came.',
    'It closed in Jan. | The owner left.',
    'Doors open at 7 p.m. on Monday. | They close at 9 a.m. Tuesday.',
    'Doors open at 7 p.m. EST. | Doors close at 9 p.m. | Children leave earlier.',
    'It ended at 7 p.m. | On Monday it will not.',
    'Rents rose 3.5 percent to $1.2 million. | Wages rose 0.4.',
    'Ada Quist, 37, of Elm Grove, won by 1,360. | Nobody else ran.',
    'Read it at https://example.org/a.b?c=d!e or write to a.b@example.org. | We answer.',
    'Visit example.com. | It is free.',
    'The plan has parts: 1. Repair the roof. | 2. Sell the hall. | 3. Go home.',
    '1. Repair the roof. | 2. Sell the hall.',
    'A. Smith won. | B. Jones lost.',
    'It began in 2016. | Rents rose.',
    'We need:\n|• nails\n|• planks\n|• time',
    'This line was broken by a mail program. | It\ngoes on here.',
  ])('%s', expectSplit);
});

describe('Somebody’s words stay with the one who says them', () => {
  test.each([
    '“We won.” he said. | “We lost.” | She left.',
    '“We won,” she said. | “Next time we lose.”',
    'He said: “We won.” | The crowd left.',
    '“Why now?” he asked. | Nobody knew.',
    '“Why now?” Okoye asked. | Nobody knew.',
    '“Who knows?” Lund said. | “Not me.”',
    '“Who knows?” Gov. Tamsin Okoye asked reporters. | “Not me.”',
    '“Go home!” City Council President Ada Quist shouted from the steps. | They did.',
    '“Go home!” Park, a retired miner, yelled. | They did.',
    '“Really?” | He answered, “No.”',
    '“Really?” | Lund said that it was.',
    '“Really?” Lund asked on Monday. | “Is that so?”',
    '“We won.” Lund said. | “We won.” | Lund said the race was over.',
    '"Why now?" Okoye asked. | "Go away!" | Nobody did.',
    "'Why now?' she asked. | 'Let it be.' | They did.",
    "''Well, it can't work,'' Mr. Vega said. | ''It won't.'' | He left.",
    '“He told me, ‘Go.’ | So I went.”',
    '‘We won,’ she said. | ‘At last.’',
    'Is that so?” the senator asked. | Nobody knew.',
    'They sang “Oh, Susanna!” as the train left. | Then they cried.',
    'What does that mean? " Lund asked. | Nobody knew.',
    'It will save millions.“ | The mayor agreed.',
    '“Walls fall.” — an old song',
    'The Yahoo! executives left. | Nobody waved.',
    'iPhone sales fell. | iPads rose. | eBay did well.',
  ])('%s', expectSplit);
});

describe('Dots that leave words out do not end a sentence', () => {
  test.each([
    '“These measures ... Customs officers will not be needed,” she said. | He agreed.',
    '“These measures … Customs officers will not be needed,” she said. | He agreed.',
    'We hoped . . . and we prayed. . . . Nobody came. | That was all.',
    'The hope and… photo.example.com/x went on. | It ended.',
    'I wonder… | The end came.',
    'I wonder.... | Nobody knows.',
    'It was late. | ... The hall was dark.',
    'He left [...] Monday’s meeting. | She stayed.',
    'He said it was so ...',
  ])('%s', expectSplit);
});

describe('Brackets in mid-sentence are part of it, a sentence in brackets is its own', () => {
  test.each([
    'Sen. Bo Lund (R-Wis.) Monday met Okoye. | They ate.',
    'The hall (it is old. Very old.) burned. | Nobody was hurt.',
    'The hall burned. | (Nobody was hurt.) | The rest stands.',
    'She left (as she had said.) | The rest stayed.',
    'Rents rose.[3] | Wages did not.[4][5] | Prices fell.',
    'It is a (very long story. | It never ends.',
  ])('%s', expectSplit);
});

describe('A scraped page that lost its spaces is still read', () => {
  test.each([
    'She said, "They died on the street."|Okoye has denied it.',
    'She said, “They died.”|Okoye has denied it.',
    'She said it.|“They died on the street.”',
    'She said it twice.|"They died on the street," she said.',
    'They died.”|“Nobody came.”',
    'The officials left.|The hall was dark.',
    'Was it late?|Nobody knew.',
    'Read the Node.js and U.S.A manuals at Example.Org/Home.|Then rest.',
  ])('%s', expectSplit);
});

describe('Stops of other scripts end sentences too', () => {
  test.each(['क्या हुआ? | वह गया। | सब ठीक है।', 'هل وصلت؟ | نعم.'])('%s', expectSplit);
});

function expectSplit(marked: string): void {
  const text = marked.replaceAll(' | ', ' ').replaceAll('|', '');
  expect(sentencesOf(text)).toEqual(marked.split('|').map((sentence) => sentence.trim()));
}

// Letters, marks, spaces and names, thrown together: nothing a newspaper would print, everything a splitter must survive.
const SHARDS =
  'Gov.|U.S.| |\n|  |\t|\u00a0|“|”|"|\'|.|...|…|?|!|。|(|)|[1]|1|a|é|😀|The|Walz said|said| – |• |J.|No.|p.m.'.split(
    '|',
  );
const someText = fc.oneof(
  fc.array(fc.constantFrom(...SHARDS), { maxLength: 60 }).map((shards) => shards.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

test('Whatever the text, sentences are trimmed, in order, and lose no character but white space', () => {
  fc.assert(
    fc.property(someText, someText, someText, (before, paragraph, after) => {
      const text = before + paragraph + after;
      expectWhole(text, { start: before.length, end: before.length + paragraph.length });
    }),
    { numRuns: 2000 },
  );
});

test('A paragraph has the same sentences wherever it stands', () => {
  fc.assert(
    fc.property(someText, someText, (before, paragraph) => {
      const alone = findSentences(paragraph, { start: 0, end: paragraph.length });
      const within = { start: before.length, end: before.length + paragraph.length };
      const moved = alone.map(({ start, end }) => ({ start: start + before.length, end: end + before.length }));
      expect(findSentences(before + paragraph, within)).toEqual(moved);
    }),
  );
});

test.each(['', ' ', '\n\t'])('White space alone (%j) has no sentence', (text) => {
  expect(sentencesOf(text)).toEqual([]);
});

const ARTICLES = new URL('../../../../shared/eval/polnear/train/text/', import.meta.url);

describe.skipIf(!existsSync(ARTICLES))('In 840 real articles (skipped where ../shared/eval is not there)', () => {
  const paragraphs = existsSync(ARTICLES)
    ? readdirSync(ARTICLES).flatMap((file) => readFileSync(new URL(file, ARTICLES), 'utf8').split('\n'))
    : [];

  test('no character is lost', () => {
    expect(paragraphs.length).toBeGreaterThan(10_000);
    for (const text of paragraphs) expectWhole(text, { start: 0, end: text.length });
  });

  test('sentences are as long as sentences are', () => {
    const lengths = paragraphs.flatMap(sentencesOf).map((sentence) => sentence.split(/\s+/).length);
    const sorted = lengths.toSorted((a, b) => a - b);
    const share = (test: (words: number) => boolean) => lengths.filter(test).length / lengths.length;
    const at = (part: number) => sorted[Math.floor(sorted.length * part)];

    expect({ median: at(0.5), p95: at(0.95) }).toEqual({ median: 19, p95: 42 });
    expect(share((words) => words > 80)).toBeLessThan(0.0005);
    expect(share((words) => words < 3)).toBeLessThan(0.05);
  });
});

function expectWhole(text: string, paragraph: Range): void {
  let from = paragraph.start;
  for (const { start, end } of findSentences(text, paragraph)) {
    const sentence = text.slice(start, end);
    if (sentence === '' || sentence !== sentence.trim() || text.slice(from, start).trim() !== '') {
      expect.unreachable(`not whole at ${start}–${end}: ${JSON.stringify(text)}`);
    }
    from = end;
  }
  expect(text.slice(from, paragraph.end).trim()).toBe('');
}
