import { expect, test } from 'vitest';
import { wordsOfMessage } from '#handlers/slack/message-words.ts';

const section = (...texts: string[]) => ({
  type: 'rich_text_section',
  elements: texts.map((text) => ({ type: 'text', text })),
});

test.each([
  ['what was typed as text', { text: 'a &amp; <https://a.org|b>' }, 'a & b'],
  [
    'rich text, in which nothing is markup',
    { text: '*no*', blocks: [{ type: 'rich_text', elements: [section('“a ', '*b*”')] }] },
    '“a *b*”',
  ],
  [
    'a quote and a list, a line each',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_quote', elements: [{ type: 'text', text: 'quoted' }] },
            { type: 'rich_text_list', style: 'bullet', elements: [section('one'), section('two')] },
          ],
        },
      ],
    },
    'quoted\none\ntwo',
  ],
  [
    'a link by its words, else by its address',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://a.org' }] }],
        },
      ],
    },
    'https://a.org',
  ],
  ['other blocks, by the text beside them', { text: 'said', blocks: [{ type: 'divider' }] }, 'said'],
])('the words of a message: %s', (_what, message, words) => {
  expect(wordsOfMessage(message)).toBe(words);
});
