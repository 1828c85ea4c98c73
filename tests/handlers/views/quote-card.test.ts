import { expect, test } from 'vitest';
import { quoteCard } from '#handlers/views/quote-card.ts';
import type { Citation, Quote } from '#src/quoting/citation.ts';

function aQuote(alsoPrinted: Citation[]): Quote {
  return {
    snippet: { start: 0, end: 4, text: 'Word', paragraph: 1, hits: [], cut: { before: false, after: false } },
    citation: { title: 'Ferry fares', outlet: 'The Tidewater Post', date: 'January 27, 2026', paragraph: 1 },
    article: { id: 'a1', version: 'v1' },
    alsoPrinted,
  };
}

function printedBeside(alsoPrinted: Citation[]): string {
  const { elements } = quoteCard(aQuote(alsoPrinted)) as { elements: { elements: { text?: string }[] }[] };
  return (elements.at(-1)?.elements ?? []).map(({ text = '' }) => text).join('');
}

const GAZETTE = { title: 'Fares go up', outlet: 'Harbor Gazette', date: 'January 28, 2026' };

test('a story that prints the same words is named by its outlet', () => {
  expect(printedBeside([GAZETTE, { title: 'Ferries', outlet: 'The Quay' }])).toBe(
    'also printed, same words: Harbor Gazette, The Quay',
  );
});

test('several stories of one outlet are named by their headlines, never by the outlet twice', () => {
  expect(printedBeside([GAZETTE, { title: 'Board votes', outlet: 'Harbor Gazette' }])).toBe(
    'also printed, same words: Fares go up, Board votes',
  );
});

test('another story of the quoted outlet is named by its headline, and by its day where that is the same too', () => {
  const again = { title: 'Ferry fares', outlet: 'The Tidewater Post', date: 'January 28, 2026' };
  const later = { title: 'Fares, a month on', outlet: 'The Tidewater Post', date: 'February 27, 2026' };
  const { date: _, ...undated } = again;
  expect(printedBeside([again, later, undated])).toBe(
    'also printed, same words: Ferry fares, January 28, 2026, Fares, a month on, Ferry fares, undated',
  );
});
