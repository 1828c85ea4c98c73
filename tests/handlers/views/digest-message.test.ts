import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTickets } from '#handlers/tickets/open-tickets.ts';
import { withTickets } from '#handlers/tickets/with-tickets.ts';
import { digestMessage, digestReply, quietMessage } from '#handlers/views/digest-message.ts';
import { charactersIn } from '#handlers/views/rich-text.ts';
import type { Edition, Item, Masthead } from '#src/digest/edition.ts';
import { packParts } from '#src/digest/pack-parts.ts';
import { createLog } from '#src/log.ts';
import type { Citation, Quote } from '#src/quoting/citation.ts';
import { ShowableMessage } from '../../slack/block-limits.ts';

const tickets = await openTickets(undefined, { now: Temporal.Now.instant, log: createLog('silent') });

const DUE = Temporal.Instant.from('2026-01-27T08:30Z').epochMilliseconds;
const LATE: Masthead = { typed: 'x'.repeat(512), dueMs: DUE, nowMs: DUE + 3_600_000, timeZone: 'America/Chicago' };

const words = (most: number) => fc.integer({ min: 1, max: most }).map((length) => 'x'.repeat(length));
const citation = fc.record({
  title: words(500),
  outlet: words(80),
  paragraph: fc.nat(999),
  corrected: fc.constant('corrected January 27, 2026'),
  correction: words(600),
}) satisfies fc.Arbitrary<Citation>;
// Few stories, so that the same slice comes twice.
const quote: fc.Arbitrary<Quote> = fc.tuple(words(900), citation, fc.nat(3)).map(([text, citation, id]) => ({
  snippet: { text, start: 0, end: text.length, paragraph: 1, hits: [], cut: { before: true, after: true } },
  citation,
  article: { id: `story${id}`, version: 'v' },
  alsoPrinted: [],
  speakerLine: '— Ada Okafor, who runs the ferry landing',
}));
const claim = fc.record({ printed: words(60), claimant: words(80), quote });
const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({
    kind: fc.constant('story' as const),
    quote,
    isUpdate: fc.boolean(),
    copies: fc.array(citation, { maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('said' as const), person: words(40), quote }),
  fc.record({
    kind: fc.constant('correction' as const),
    what: fc.constantFrom('corrected', 'withdrawn'),
    citation,
    notes: fc.array(words(3000), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('figures' as const), counted: words(60), claims: fc.tuple(claim, claim) }),
  fc.record({ kind: fc.constant('wording' as const), speaker: words(60), quotes: fc.tuple(quote, quote) }),
);

function editionOf(items: readonly Item[]): Edition {
  return { sinceMs: DUE - 86_400_000, untilMs: DUE, stories: 12_345, ...packParts(items) };
}

describe('Slack takes every part of a digest', () => {
  test('whatever its items are, and however many', async () => {
    let longest = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 300, size: 'max' }), async (items) => {
        const edition = editionOf(items);
        for (const [at, part] of edition.parts.entries()) {
          const message = at === 0 ? digestMessage(edition, LATE) : digestReply(part);
          longest = Math.max(longest, charactersIn(message.blocks));
          expect(await withTickets(message, tickets)).toEqual(expect.schemaMatching(ShowableMessage));
        }
      }),
      { numRuns: 200, seed: 20261122 },
    );
    expect(longest).toBeGreaterThan(7000);
  });

  test('of the most blocks, late and with more to come', async () => {
    const snippet = { text: 'x', start: 0, end: 1, paragraph: 1, hits: [], cut: { before: false, after: false } };
    const citation = { title: 'x', paragraph: 1 };
    const bare: Quote = { snippet, citation, article: { id: 'a', version: 'v' }, alsoPrinted: [] };
    const story: Item = { kind: 'story', quote: bare, isUpdate: true, copies: [] };
    const wording: Item = { kind: 'wording', speaker: 'x', quotes: [bare, bare] };
    const claim = { printed: '1', quote: bare };
    const figures: Item = { kind: 'figures', counted: 'x', claims: [claim, claim] };
    const items = [...Array<Item>(10).fill(story), figures, ...Array<Item>(200).fill(wording)];
    const message = digestMessage(editionOf(items), LATE);
    expect(message.blocks.length).toBeGreaterThan(45);
    expect(await withTickets(message, tickets)).toEqual(expect.schemaMatching(ShowableMessage));
  });

  test('on a quiet day', () => {
    expect(quietMessage(editionOf([]), LATE)).toEqual(expect.schemaMatching(ShowableMessage));
  });
});
