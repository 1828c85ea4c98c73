import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { toHTML } from 'slack-markdown';
import { expect, test } from 'vitest';
import type { Reply } from '#handlers/reply.ts';
import { answerPage } from '#handlers/views/answer-page.ts';
import { contextModal } from '#handlers/views/context-modal.ts';
import { helpPage } from '#handlers/views/help-page.ts';
import { hiddenLines } from '#handlers/views/hidden-lines.ts';
import { moreQuotes } from '#handlers/views/more-quotes.ts';
import { nothingFound } from '#handlers/views/nothing-found.ts';
import { notice } from '#handlers/views/notice.ts';
import { sharedQuote } from '#handlers/views/shared-quote.ts';
import { statusPage } from '#handlers/views/status-page.ts';
import type { Quote } from '#src/citation.ts';
import type { Answer } from '#src/find-quotes.ts';

const STRINGS_A_RUN = 12;
const RUNS = 8400;
const PATIENCE_MS = 300_000;

const OUR_URL = 'https://tidewater.example/harbor';
const US = 'U1';

// Whatever Slack could read as more than letters: mentions, links, dates, formatting, emoji, escapes, bidi and tag marks.
const ATTACK = fc
  .array(
    fc.constantFrom(
      ...['<!channel>', '<!here>', '<!everyone>', '<@U2>', '<#C2>', '<!subteam^S1>', '<http://evil.example|click>'],
      ...['<!date^1^{date}|x>', 'http://evil.example', 'www.evil.example', 'evil.example', 'mailto:a@evil.example'],
      ...[
        '*bold*',
        '_it_',
        '~no~',
        '`code`',
        '```pre```',
        '> quote',
        '• a',
        '&lt;!channel&gt;',
        '&amp;',
        '&',
        '<',
        '>',
        '|',
      ],
      ...[
        ':skull:',
        '@channel',
        '@here',
        '#general',
        '\\',
        '\n',
        '\r\n',
        '\u2028',
        ' ',
        '\u202e',
        '\u2066',
        '\u200b',
        '\u{E0041}',
      ],
      ...['word', 'Renée', '“', '”', '"', "'", '1,360', '🙂', '\ud83d', '\0'],
    ),
    { maxLength: 9 },
  )
  .map((parts) => parts.join(''));

test(
  `in ${RUNS * STRINGS_A_RUN} hostile strings through every view, no mention, link or format is not ours`,
  () => {
    let strings = 0;
    fc.assert(
      fc.property(fc.array(ATTACK, { minLength: STRINGS_A_RUN, maxLength: STRINGS_A_RUN }), (hostile) => {
        strings += hostile.length;
        for (const reply of everyView(hostile)) {
          reply.blocks.forEach(expectHarmless);
          expectPlain(reply.text);
        }
      }),
      { numRuns: RUNS, seed: 20261122 },
    );
    process.stdout.write(`injection: ${strings} strings through every view\n`);
    expect(strings).toBeGreaterThan(100_000);
  },
  PATIENCE_MS,
);

test('the outside judge does see what a careless fallback would do', () => {
  expect(toHTML('<!channel> *x*')).toMatch(/s-mention.*<strong>/);
});

test('a quote keeps every character', () => {
  fc.assert(
    fc.property(ATTACK, fc.nat(20), fc.nat(20), (text, a, b) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const hits = start < end ? [{ start, end }] : [];
      const [card] = sharedQuote(quoteOf(text, text, hits), 'x', US).blocks.filter(hasQuote);
      expect(wordsOfQuote(card)).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

function everyView(hostile: readonly string[]): Reply[] {
  const [text = '', headline = '', outlet = '', typed = '', file = '', before = '', lead = '', rest = '', after = ''] =
    hostile;
  const [rule = '', note = '', name = ''] = hostile.slice(9);
  const quote = quoteOf(text, headline, [{ start: 0, end: Math.min(3, text.length) }]);
  const answer: Answer = {
    query: {
      typed,
      clause: {
        kind: 'any',
        of: [
          { kind: 'outlet', name: outlet },
          { kind: 'word', form: note },
        ],
      },
      sort: 'date',
      notes: [note],
    },
    page: [{ quotes: [quote], hasMore: true, mayBeOutside: true }],
    stories: 7,
    passages: 9,
    fit: 'most',
    undated: 1,
    suggestion: name,
    hiddenLines: 2,
    next: { from: 5, order: name },
  };
  return [
    answerPage(answer),
    nothingFound(answer, 20),
    contextModal({ quote, before, lead, rest, after }),
    moreQuotes([quote], typed),
    hiddenLines([{ text, rule, kind: 'promo', citation: quote.citation, article: quote.article }]),
    notice(note, typed),
    sharedQuote(quote, typed, US),
    helpPage({ word: name, phrase: note, outlet }),
    statusPage(
      { stories: 1, outlets: 1, undated: 0, earliest: name, latest: name },
      { refused: [{ file, reason: rule }], readAt: Temporal.ZonedDateTime.from('2026-01-27T12:00[UTC]') },
    ),
  ];
}

function quoteOf(text: string, title: string, hits: Quote['snippet']['hits']): Quote {
  const outlet = title;
  const citation = {
    title,
    outlet,
    byline: outlet,
    date: 'January 2026',
    paragraph: 3,
    url: OUR_URL,
  };
  return {
    snippet: { text, start: 0, end: text.length, paragraph: 3, hits, cut: { before: false, after: true } },
    citation,
    article: { id: 'a', version: 'b' },
    alsoPrinted: [citation],
  };
}

const NEVER_OURS = ['mrkdwn', 'markdown', 'usergroup', 'channel', 'broadcast', 'emoji', 'team', 'date', 'color'];

/** Every object in a block either is plain text, or a link or a mention that we put there. */
function expectHarmless(block: KnownBlock): void {
  walk(block, (value) => {
    const { type, emoji, url, user_id } = value;
    const isOurs =
      !NEVER_OURS.includes(String(type)) &&
      (type !== 'plain_text' || emoji === false) &&
      (type !== 'link' || url === OUR_URL) &&
      (type !== 'user' || user_id === US);
    if (!isOurs) expect.fail(`not ours: ${JSON.stringify(value)}`);
  });
}

function walk(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(Object.fromEntries(Object.entries(value)));
    for (const item of Object.values(value)) walk(item, visit);
  }
}

/** The fallback is read as markup: an outside reader of it must find letters only, and our own mention of the sharer. */
function expectPlain(fallback: string): void {
  const rest = fallback.replace(/^<@U1> /, '');
  if (rest.trim() === '') expect.fail('an empty fallback');
  const html = toHTML(rest);
  if (/<(?!br>)/.test(html)) expect.fail(`${JSON.stringify(fallback)} would be drawn as ${html}`);
  if (/[<>]/.test(rest) || /\S[./]\S/.test(rest)) expect.fail(`linked or marked: ${JSON.stringify(fallback)}`);
}

function hasQuote(block: KnownBlock): boolean {
  return block.type === 'rich_text' && block.elements.some(({ type }) => type === 'rich_text_quote');
}

function wordsOfQuote(block: KnownBlock | undefined): string | undefined {
  if (block?.type !== 'rich_text') return undefined;
  const quote = block.elements.find((element) => element.type === 'rich_text_quote');
  return quote?.elements.map((run) => (run.type === 'text' ? run.text : '')).join('');
}
