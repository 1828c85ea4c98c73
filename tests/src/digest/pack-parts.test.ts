import { expect, test } from 'vitest';
import { digestMessage, quietMessage } from '#handlers/views/digest-message.ts';
import type { StoryItem } from '#src/digest/edition.ts';
import { packParts } from '#src/digest/pack-parts.ts';
import { Showable } from '../../slack/block-limits.ts';

const MASTHEAD = { typed: '', dueMs: 0, nowMs: 0, timeZone: 'UTC' };

function aStory(text: string, copies = 0): StoryItem {
  const citation = { title: 'A headline of some length', outlet: 'The Tidewater Post', paragraph: 1 };
  const snippet = { text, start: 0, end: text.length, paragraph: 1, hits: [], cut: { before: false, after: false } };
  const quote = { snippet, citation, article: { id: 'a', version: 'v' }, alsoPrinted: [] };
  return { kind: 'story', quote, isUpdate: false, copies: Array.from({ length: copies }, () => citation) };
}

test('a wire story printed by two hundred outlets has room', () => {
  const packed = packParts([aStory('The council voted.', 200)]);
  expect(packed.left).toBe(0);
  const message = digestMessage({ sinceMs: 0, untilMs: 1, stories: 1, ...packed }, MASTHEAD);
  expect({ as: 'answer', ...message }).toEqual(expect.schemaMatching(Showable));
});

test('what is too long for any message is counted, and a day of nothing else is not called quiet', () => {
  const packed = packParts([aStory('a'.repeat(9_000))]);
  expect(packed).toEqual({ parts: [], left: 1 });
  const message = quietMessage({ sinceMs: 0, untilMs: 1, stories: 1, ...packed }, MASTHEAD);
  expect(JSON.stringify(message)).toContain('too long for a message');
});
