import fc from 'fast-check';
import { toHTML } from 'slack-markdown';
import { describe, expect, test } from 'vitest';
import { alertMessage } from '#handlers/views/alert-message.ts';
import { digestMessage, digestReply } from '#handlers/views/digest-message.ts';
import { announcement, fallback } from '#handlers/views/fallback.ts';
import { moreQuotes } from '#handlers/views/more-quotes.ts';
import { sharedQuote } from '#handlers/views/shared-quote.ts';
import type { Item } from '#src/digest/edition.ts';
import type { Quote } from '#src/quoting/citation.ts';

/** What a reader sees of it: the escapes turned back, what has no width left out. */
function seen(text: string): string {
  return text
    .replace(/[\ufeff\u2060]/g, '')
    .replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[String(name)] ?? '');
}

describe('a notification says every character of', () => {
  test.each([
    '“said:walz” · 4 stories, 9 passages.',
    'It was due at 10:30 and came at 10:30:15.',
    'Rents rose by 4.5 percent in the U.S., to $1,360.50.',
    'Read https://tidewater.example/harbor or write to ada@tidewater.example.',
    'detain* w/5 “AT&T” <b> a|b c\\d #rent @channel :skull: /story status',
    'The mayor.The council: 10.0.0.1, tidewater．example',
    '> quoted',
    'outlet:"Tally House" AND (a OR b) -c',
  ])('%s', (text) => {
    expect(seen(fallback(text))).toBe(text);
    expect(toHTML(fallback(text))).not.toMatch(/<(?!br>)/);
  });

  test.each([
    ['*bold* and _it_', '∗bold∗ and ˍitˍ'],
    ['~no~ `code`', '∼no∼ ˋcodeˋ'],
  ])('%s, where marks would format, by their likes', (text, likes) => {
    expect(seen(fallback(text))).toBe(likes);
  });

  test.each(['10:30', '4.5', 'U.S.', 'said:walz', 'w/5', 'detain*', 'a.m.', '$1,360.50'])(
    '%s as it is, with nothing between',
    (text) => {
      expect(fallback(text)).toBe(text);
    },
  );
});

function aQuote(text: string): Quote {
  return {
    snippet: { text, start: 0, end: text.length, paragraph: 3, hits: [], cut: { before: false, after: false } },
    citation: { title: 'Harbor council votes', outlet: 'The Tidewater Post', date: 'January 20, 2026', paragraph: 3 },
    article: { id: 'a', version: 'b' },
    alsoPrinted: [],
  };
}

const ALERT = { of: 'story', isUpdate: false, hasMore: false } as const;
const SOURCE = '— Harbor council votes · The Tidewater Post · January 20, 2026 · ¶ 3';

describe('the first words of its first quote, with their source, are in the notification of', () => {
  const quote = aQuote('The council voted at 10:30.');
  const follow = { id: 'f1', typed: 'said:walz', channelId: 'C1', userId: 'U1', sinceMs: 0 };
  const items: Item[] = [
    { kind: 'correction', what: 'withdrawn', citation: quote.citation, notes: [] },
    { kind: 'story', quote, isUpdate: false, copies: [] },
  ];
  const edition = { sinceMs: 0, untilMs: 1, stories: 2, left: 0, parts: [{ items }] };
  const masthead = { typed: '', dueMs: 0, nowMs: 0, timeZone: 'UTC' };

  test.each([
    ['an alert', 'A new story on “said:walz”', alertMessage({ ...ALERT, follow, quotes: [quote] }, 'UTC')],
    [
      'an alert of a change',
      'A story on “said:walz” has changed. New in it',
      alertMessage({ ...ALERT, follow, quotes: [quote], isUpdate: true }, 'UTC'),
    ],
    ['a digest', 'Daily digest · Thursday, January 1 · 2 stories new or changed', digestMessage(edition, masthead)],
    ['more of a digest', 'More of the digest', digestReply({ items })],
    ['a share', '<@U1> shared a quote', sharedQuote(quote, 'council', 'U1')],
    ['more of a story', '1 more passage from this story', moreQuotes([quote], 'council')],
  ])('%s', (_what, said, { text }) => {
    expect(text).toBe(`${said}: “The council voted at 10:30.” ${SOURCE}`);
  });
});

describe('what quotes is announced with its first words and their source', () => {
  test.each([
    ['The council voted at 10:30.', `A story: “The council voted at 10:30.” ${SOURCE}`],
    ['“We have waited,” she said.', `A story: “We have waited,” she said. ${SOURCE}`],
    [
      `The ${'old channel and '.repeat(20)}bay.`,
      expect.stringMatching(/^A story: “The (old channel and )+old.*” … — /),
    ],
    ['The ferry_landing is *closed* now.', `A story: “The” … ${SOURCE}`],
    ['One line.\nAnother.', `A story: “One line.” … ${SOURCE}`],
    ['*', 'A story.'],
  ])('%j', (text, expected) => {
    expect(seen(announcement('A story', aQuote(text)))).toEqual(expected);
  });

  test('as printed, and whole words of them', () => {
    const parts = fc.constantFrom(
      'word',
      ' ',
      '*',
      '_',
      '&',
      '<',
      '@here',
      'a.example',
      '“',
      '\n',
      '10:30',
      '漢字',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (said) => {
        const text = said.join('');
        const shown = seen(announcement('A story', aQuote(text)));
        if (shown === 'A story.') return;
        const [, words = ''] = /^A story: (.*?)(?: …)? — Harbor council votes/s.exec(shown) ?? [];
        const readings = [words, words.slice(1, -1)];
        expect(words).toMatch(/[\p{L}\p{N}]/u);
        expect(readings.some((reading) => text.trim().startsWith(reading))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
