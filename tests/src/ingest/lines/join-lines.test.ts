import { describe, expect, test } from 'vitest';
import { joinLines } from '#src/ingest/lines/join-lines.ts';
import { trace } from '#src/ingest/source/traced-text.ts';

const WRAPPED = `The harbour council voted on Tuesday to dredge the old
channel before the spring floods arrive in the bay, and
the ferry will run all night.

Opponents said that the dredging would cost the village
its shellfish, a claim which the council disputes. A
second vote is due in May.
- Lorries take Mill Lane.
- Buses are to turn around at the old customs house by
the river.`;

describe('lines are', () => {
  test('put together again where lines were wrapped by hand, lists aside', () => {
    const starts = linesOf(WRAPPED)
      .filter(Boolean)
      .map((line) => line.split(' ', 2).join(' '));
    expect(starts).toEqual(['The harbour', 'Opponents said', '- Lorries', '- Buses']);
  });

  test('not put together where short lines only stand in a row', () => {
    const text =
      'Harbour council\nMinutes\nPresent: six members\nAbsent: nobody at all\nThe channel\nThe ferry runs late';
    expect(linesOf(text)).toHaveLength(6);
  });

  test('not put together where each line is a sentence to its end', () => {
    const text = 'The marsh has come back to Sedge County, and with it the cranes.\nFarmers say the birds eat barley.';
    expect(linesOf(text)).toHaveLength(2);
  });

  test('of one paragraph with a space between them, and blocks of lines with a blank line', () => {
    expect(linesOf('  One.\r\n Two.\t\n\n\n \nThree.\n')).toEqual(['One.', 'Two.', '', 'Three.']);
    expect(linesOf(WRAPPED)[0]).toBe(
      'The harbour council voted on Tuesday to dredge the old channel before the spring floods arrive in the bay, and the ferry will run all night.',
    );
  });
});

function linesOf(text: string): string[] {
  return joinLines(trace(text)).text.split('\n');
}
