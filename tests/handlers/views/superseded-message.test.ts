import { expect, test } from 'vitest';
import { moreQuotes } from '#handlers/views/more-quotes.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { supersededMessage } from '#handlers/views/superseded-message.ts';
import type { Amendment } from '#src/corrections/find-amendments.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { ShowableMessage } from '../../slack/block-limits.ts';

const sinceMs = Temporal.Instant.from('2026-01-28T12:00Z').epochMilliseconds;
const SOURCE = { title: 'Harbor council votes to dredge', paragraph: 2 };

/** A message of this many quotes, all of which are printed otherwise since. */
function changed(count: number, length: number) {
  const posted = moreQuotes(
    Array.from({ length: count }, (_, at) => quoteOf(`old${at} ${'x'.repeat(length)}`, at)),
    'harbor',
  );
  const amendments = quotedIn(posted.blocks).map((quote, at): Amendment => {
    const removed = { kind: 'removed' as const, text: `old${at} ` };
    const same = { kind: 'same' as const, text: 'x'.repeat(length) };
    const added = { kind: 'added' as const, text: ` new${at} ${'y'.repeat(length)}` };
    return { quote, citation: SOURCE, sinceMs, as: 'changed', runs: [removed, same, added] };
  });
  return supersededMessage(posted, amendments, 'UTC');
}

function quoteOf(text: string, at: number): Quote {
  const snippet = { text, start: 0, end: text.length, paragraph: 2, hits: [], cut: { before: false, after: false } };
  return { snippet, citation: SOURCE, article: { id: `a${at}`, version: 'v' }, alsoPrinted: [] };
}

test('what was posted and is printed no more is struck, what is printed now is bold', () => {
  const message = changed(2, 10);
  expect(message).toEqual(expect.schemaMatching(ShowableMessage));
  expect(JSON.stringify(message.blocks)).toContain('"text":"old1 ","style":{"strike":true}');
  expect(JSON.stringify(message.blocks)).toContain('"text":" new1 yyyyyyyyyy","style":{"bold":true');
  expect(JSON.stringify(message.blocks)).toContain('Superseded January 28, 2026.');
  expect(quotedIn(message.blocks)).toEqual([]);
});

test('where all that changed would not fit, what is no longer printed is marked all the same', () => {
  const message = changed(9, 700);
  expect(message).toEqual(expect.schemaMatching(ShowableMessage));
  for (let at = 0; at < 9; at += 1)
    expect(JSON.stringify(message.blocks)).toContain(`"text":"old${at} ${'x'.repeat(700)}","style":{"strike":true}`);
});
