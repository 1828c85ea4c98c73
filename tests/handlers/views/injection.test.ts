import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { toHTML } from 'slack-markdown';
import { expect, test } from 'vitest';
import { alertMessage } from '#handlers/views/alert-message.ts';
import { answerPage } from '#handlers/views/answer-page.ts';
import { contextModal } from '#handlers/views/context-modal.ts';
import { digestForm } from '#handlers/views/digest-form.ts';
import { digestMessage, digestReply, quietMessage } from '#handlers/views/digest-message.ts';
import { digestSet, digestStopped } from '#handlers/views/digest-set.ts';
import { followedPage, followingPage, refusedPage, stoppedPage } from '#handlers/views/follow-page.ts';
import { endOfThread, nothingToGoOn } from '#handlers/views/go-on-page.ts';
import { helpPage } from '#handlers/views/help-page.ts';
import { hiddenLines } from '#handlers/views/hidden-lines.ts';
import { keptBackPage, printedInKept } from '#handlers/views/kept-back-page.ts';
import { moreQuotes } from '#handlers/views/more-quotes.ts';
import { nothingFound } from '#handlers/views/nothing-found.ts';
import { correctedMessage, leftMessage, unknownBlocks, unknownMessage } from '#handlers/views/notice-message.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import { choosePerson, nothingOn, nothingSaid, saidPage } from '#handlers/views/said-page.ts';
import { sharedQuote } from '#handlers/views/shared-quote.ts';
import { statusPage } from '#handlers/views/status-page.ts';
import { supersededMessage } from '#handlers/views/superseded-message.ts';
import { verifyPage, verifyWindow } from '#handlers/views/verify-page.ts';
import { chooseStory, restored, withdrawalsPage, withdrawn } from '#handlers/views/withdrawal-page.ts';
import type { Amendment } from '#src/corrections/find-amendments.ts';
import type { Edition, Item } from '#src/digest/edition.ts';
import type { KeptBack } from '#src/library/kept-back.ts';
import type { Message } from '#src/outbox/message.ts';
import type { Quote } from '#src/quoting/citation.ts';
import type { Answer } from '#src/quoting/find-quotes.ts';
import type { Said } from '#src/said/find-said.ts';
import type { Digest, Follow, PlannedPost } from '#src/store/records.ts';
import type { Check } from '#src/verify/verify-quotes.ts';
import { anArticle } from '../../an-article.ts';

const STRINGS_A_RUN = 12;
const RUNS = 8400;

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

test(`in ${RUNS * STRINGS_A_RUN} hostile strings through every view, no mention, link or format is not ours`, () => {
  let strings = 0;
  fc.assert(
    fc.property(fc.array(ATTACK, { minLength: STRINGS_A_RUN, maxLength: STRINGS_A_RUN }), (hostile) => {
      strings += hostile.length;
      for (const reply of [...everyView(hostile), ...everyPost(hostile), ...everyForm(hostile)]) {
        reply.blocks.forEach(expectHarmless);
        expectPlain(reply.text);
      }
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  process.stdout.write(`injection: ${strings} strings through every view\n`);
  expect(strings).toBeGreaterThan(100_000);
});

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

/** The answers to a search, and what leads on from them. */
function everyView(hostile: readonly string[]): Message[] {
  const [text = '', headline = '', outlet = '', typed = '', file = '', before = '', lead = '', rest = '', after = ''] =
    hostile;
  const [rule = '', note = '', name = ''] = hostile.slice(9);
  const kept: KeptBack = {
    article: { ...ARTICLE, headline, outlet, file, status: 'held' },
    barrier: 'held',
    isTakenBack: false,
    reasons: [rule],
  };
  const quote = quoteOf(text, headline, [{ start: 0, end: Math.min(3, text.length) }]);
  const answer: Answer = {
    meant: [{ id: 'a1', version: 'v1', file, headline }],
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
    remark(note, typed),
    endOfThread(typed),
    nothingToGoOn({ isInThread: true, word: name }),
    sharedQuote(quote, typed, US),
    helpPage({ word: name, phrase: note, outlet }),
    statusPage(
      { stories: 1, outlets: 1, undated: 0 },
      {
        refused: [{ file, reason: rule }],
        warnings: [{ file, reason: note }],
        passedOver: new Map([['PDF', 2]]),
        readAt: Temporal.ZonedDateTime.from('2026-01-27T12:00[UTC]'),
        kept: { count: 1, hint: 'x' },
      },
    ),
    keptBackPage([kept], { from: 0, timeZone: 'UTC' }),
    { text: 'x', blocks: [printedInKept([{ quotation: text, story: kept }], 'UTC')] },
  ];
}

const NOON = Temporal.Instant.from('2026-01-27T12:00Z');
const NOON_MS = NOON.epochMilliseconds;
const ARTICLE = anArticle();

/** What is posted without anybody waiting for it. */
function everyPost(hostile: readonly string[]): Message[] {
  const [text = '', title = '', typed = '', name = '', note = '', key = '', place = '', removed = '', added = ''] =
    hostile;
  const quote = quoteOf(text, title, []);
  const { citation } = quote;
  const follow: Follow = { id: key, typed, channelId: 'C1', userId: US, sinceMs: 0 };
  const posted = sharedQuote(quote, typed, US);
  const [blockId = ''] = posted.blocks.flatMap(({ block_id }) => block_id ?? []);
  const of = { quote: { articleId: 'a', version: 'b', start: 0, end: 1, blockId }, citation, sinceMs: NOON_MS };
  const amendments: Amendment[] = [
    { ...of, as: 'printed', words: text },
    { ...of, as: 'withdrawn' },
    { ...of, as: 'gone', words: text },
    { ...of, as: 'changed', runs: runsOf({ same: text, removed, added }) },
  ];
  const unknown: PlannedPost = {
    ...{ key, kind: 'notice', subject: name, channelId: place || 'C1', about: { of: 'unknown', key }, dueMs: NOON_MS },
    ...{ state: 'unknown', attempts: 1, reason: note },
  };
  const post = { channelId: place || 'C1', ts: key || '1', message: note, postedMs: NOON_MS, quotes: [] };
  const masthead = { typed, dueMs: 0, nowMs: NOON_MS, timeZone: 'UTC' };
  const edition = editionOf(itemsOf(quote, { name, note }));
  return [
    alertMessage({ follow, of: 'story', quotes: [quote], isUpdate: true, hasMore: true }, 'UTC'),
    alertMessage({ follow: { ...follow, channelId: US }, of: 'more', stories: 2, fromMs: 0, untilMs: 1 }, 'UTC'),
    digestMessage(edition, masthead),
    digestReply({ items: edition.parts[1]?.items ?? [] }),
    quietMessage(edition, masthead),
    ...amendments.map((one) => supersededMessage(posted, [one], 'UTC')),
    unknownMessage(unknown, 'UTC'),
    { text: 'x', blocks: unknownBlocks([unknown], 'UTC') },
    correctedMessage(post, 'UTC'),
    leftMessage({ of: 'left', channelId: place || 'C1', reason: note, searches: [typed, text], hasDigest: true }),
  ];
}

function runsOf({ same, removed, added }: Record<'same' | 'removed' | 'added', string>) {
  return [
    { kind: 'same' as const, text: same },
    { kind: 'removed' as const, text: removed },
    { kind: 'added' as const, text: added },
  ];
}

function itemsOf(quote: Quote, { name, note }: { name: string; note: string }): Item[] {
  const { citation } = quote;
  const claim = { printed: name, claimant: note, quote };
  return [
    { kind: 'correction', what: 'corrected', citation, notes: [note, name] },
    { kind: 'correction', what: 'withdrawn', citation, notes: [] },
    { kind: 'story', quote, isUpdate: true, copies: [citation] },
    { kind: 'said', person: name, quote },
    { kind: 'figures', counted: note, claims: [claim, claim] },
    { kind: 'wording', speaker: name, quotes: [quote, quote] },
  ];
}

function editionOf(items: Item[]): Edition {
  return { sinceMs: 0, untilMs: NOON_MS, stories: 3, left: 1, parts: [{ items }, { items }] };
}

/** What can be followed, set, asked of a person and checked. */
function everyForm(hostile: readonly string[]): Message[] {
  const [text = '', title = '', typed = '', name = '', role = '', time = '', timeZone = '', removed = '', added = ''] =
    hostile;
  const quote = quoteOf(text, title, []);
  const follow: Follow = { id: name, typed, channelId: 'C1', userId: US, sinceMs: 0 };
  const fields = { time, timeZone, days: 5, typed, onQuietDays: 'say' as const };
  const digest: Digest = { ...fields, timeZone: 'UTC', id: name, channelId: 'C1', userId: US, sinceMs: 0 };
  const next = { date: Temporal.PlainDate.from('2026-01-28'), dueMs: NOON_MS };
  const utterance = { ...quote, speaker: name, said: [] };
  const found: Extract<Said, { kind: 'said' }> = {
    ...{
      kind: 'said',
      person: name,
      quoted: [{ first: utterance, others: [utterance], inPart: [utterance] }],
      total: 9,
      next: 5,
    },
    ...{ reported: [utterance], totalReported: 7 },
  };
  const story = { ...ARTICLE, headline: title, outlet: name, file: role };
  const form = digestForm(fields);
  return [
    followedPage(follow, { isNew: true }),
    followedPage(follow, { isNew: false }),
    refusedPage(name, typed),
    refusal(name),
    stoppedPage(follow),
    followingPage([follow], [follow]),
    digestSet(digest, next),
    digestStopped(),
    form,
    ...(form.instead ? [{ text: form.text, blocks: form.instead }] : []),
    saidPage(found, typed),
    choosePerson({ kind: 'choose', person: name, people: [{ name, role, passages: 2 }] }, typed),
    nothingSaid(name, { size: 20, meant: [name, typed] }),
    nothingOn({ person: name, rest: typed }, 20),
    verifyPage(checksOf(quote, { text, name, removed, added })),
    verifyWindow(checksOf(quote, { text, name, removed, added })),
    chooseStory([story]),
    withdrawalsPage([story]),
    withdrawn(story),
    restored(story),
  ];
}

type Drafted = Record<'text' | 'name' | 'removed' | 'added', string>;

function checksOf(quote: Quote, { text, name, removed, added }: Drafted): Check[] {
  const printed = { quote };
  const hidden = { text, rule: name, kind: 'promo' as const, citation: quote.citation, article: quote.article };
  const mouths = { named: [], isSpeech: true };
  const verdicts: Check['verdict'][] = [
    { kind: 'exact', printed: [printed, printed], more: 2, mouths, ending: { drafted: text, printed: name } },
    {
      kind: 'differs',
      printed,
      also: [quote.citation],
      mouths,
      changes: ['words', 'cut'],
      runs: runsOf({ same: text, removed, added }),
    },
    { kind: 'hidden', lines: [hidden] },
    { kind: 'not found', nearest: printed },
    { kind: 'not found' },
  ];
  const speakers = (['agrees', 'differs', 'not certain'] as const).map((verdict) => ({
    drafted: name,
    verdict,
    printed: [name],
  }));
  return verdicts.map((verdict, at) => {
    const speaker = speakers[at];
    return { text, isFragment: true, verdict, finding: verdict.kind, ...(speaker && { speaker }) };
  });
}

function quoteOf(text: string, title: string, hits: Quote['snippet']['hits']): Quote {
  const outlet = title;
  const citation = {
    title,
    outlet,
    byline: outlet,
    date: 'January 2026',
    corrected: outlet,
    correction: outlet,
    paragraph: 3,
    url: OUR_URL,
  };
  return {
    snippet: { text, start: 0, end: text.length, paragraph: 3, hits, cut: { before: false, after: true } },
    citation,
    article: { id: 'a', version: 'b' },
    alsoPrinted: [citation],
    speakerLine: title,
  };
}

const NEVER_OURS = new Set<unknown>([
  'rich_text_input',
  'mrkdwn',
  'markdown',
  'usergroup',
  'broadcast',
  'emoji',
  'team',
  'date',
  'color',
]);

/** Every object in a block either is plain text, or a link or a mention that we put there. */
function expectHarmless(block: KnownBlock): void {
  walk(block, (value) => {
    const { type, emoji, url, user_id, channel_id } = value;
    const isOurs =
      !NEVER_OURS.has(type) &&
      (type !== 'plain_text' || emoji === false) &&
      (type !== 'link' || url === OUR_URL) &&
      (type !== 'user' || user_id === US) &&
      (type !== 'channel' || channel_id === 'C1');
    if (!isOurs) expect.fail(`not ours: ${JSON.stringify(value)}`);
  });
}

function walk(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isObject(value)) {
    visit(value);
    for (const name in value) walk(value[name], visit);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

// What something that makes links, names or emoji of plain text could begin with.
const LINKS = /\S[.\u3002\uff0e\uff61]\p{L}{2}|\d\.\d+\.\d|:\/\/|\/\/\S|mailto:\S|[@#]\S|:[\w+-]+:|^\s*&gt;/mu;

// Where there is none of these, the outside reader draws letters: it is slow, and most texts have none.
const DRAWN = /[<>*_~`\\\n]|:\S*:|https?:/;

// Most of our words are the same in every reply.
const plain = new Set<string>();

/** The fallback is read as markup: an outside reader of it must find letters only, and our own mention of the sharer. */
function expectPlain(fallback: string): void {
  if (plain.has(fallback)) return;
  const rest = fallback.replace(/^<@U1> /, '');
  if (rest.trim() === '') expect.fail('an empty fallback');
  const html = DRAWN.test(rest) ? toHTML(rest) : '';
  if (/<(?!br>)/.test(html)) expect.fail(`${JSON.stringify(fallback)} would be drawn as ${html}`);
  if (/[<>]/.test(rest) || LINKS.test(rest)) expect.fail(`linked or marked: ${JSON.stringify(fallback)}`);
  plain.add(fallback);
}

function hasQuote(block: KnownBlock): boolean {
  return block.type === 'rich_text' && block.elements.some(({ type }) => type === 'rich_text_quote');
}

function wordsOfQuote(block: KnownBlock | undefined): string | undefined {
  if (block?.type !== 'rich_text') return undefined;
  const quote = block.elements.find((element) => element.type === 'rich_text_quote');
  return quote?.elements.map((run) => (run.type === 'text' ? run.text : '')).join('');
}
