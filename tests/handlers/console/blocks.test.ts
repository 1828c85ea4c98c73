import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { drawBlocks, VISITOR } from '#handlers/console/blocks.ts';
import { literal, marked } from '#handlers/views/rich-text.ts';

const ATTACKS = [
  '<',
  '>',
  '&',
  '*',
  '_',
  '~',
  '`',
  ':',
  '!',
  '@',
  '#',
  '|',
  '\\',
  '"',
  "'",
  '\n',
  '  ',
  'a',
  '5',
  'é',
  '☃',
];
const LURES = [
  '&lt;',
  '&amp;lt;',
  '<!channel>',
  '<@U1>',
  '<https://a.example|b>',
  ':fire:',
  '*b*',
  'https://a.example',
];
const hostile = fc
  .array(fc.constantFrom(...ATTACKS, ...LURES), { minLength: 1, maxLength: 30 })
  .map((all) => all.join(''));

function htmlOf(blocks: Parameters<typeof drawBlocks>[0]): string {
  return renderToStaticMarkup(createElement('div', null, drawBlocks(blocks)));
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'" };

/** What a reader sees: everything that is not a tag. */
function wordsOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (_, name) => ENTITIES[name] ?? '?');
}

function tagsOf(html: string): string[] {
  return [...new Set(html.match(/(?<=<)\w+/g))];
}

test('a quote is drawn word for word, whatever stands in it and wherever the hits lie', () => {
  fc.assert(
    fc.property(hostile, fc.nat(), fc.nat(), (text, from, to) => {
      const [start = 0, end = 0] = [from % text.length, to % text.length].sort((a, b) => a - b);
      const elements = marked({ text, start: 0, hits: start < end ? [{ start, end }] : [] });
      const html = htmlOf([{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }]);
      expect(wordsOf(html)).toBe(text);
      expect(tagsOf(html)).toEqual(['div', 'blockquote', 'p', 'span']);
    }),
    { numRuns: 2000 },
  );
});

test('plain text is drawn word for word, in a title, a remark, a paragraph and on a button', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const plain = { type: 'plain_text', text } as const;
      const html = htmlOf([
        { type: 'header', text: plain },
        { type: 'context', elements: [plain] },
        { type: 'section', text: plain },
        { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain }] },
      ]);
      expect(wordsOf(html)).toBe(text.repeat(4));
      expect(tagsOf(html)).toEqual(['div', 'h3', 'p', 'form', 'button']);
    }),
    { numRuns: 500 },
  );
});

test('a button keeps its value and says which action it presses', () => {
  const html = htmlOf([
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'a&b', value: '{"q":"<i>"}', text: { type: 'plain_text', text: 'Go' } }],
    },
  ]);
  expect(html).toContain('formAction="/press?action=a%26b"');
  expect(html).toContain('value="{&quot;q&quot;:&quot;&lt;i&gt;&quot;}"');
});

test('the visitor is called by name', () => {
  const elements = [{ type: 'user' as const, user_id: VISITOR.id }, literal(' shared a quote:')];
  const html = htmlOf([{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]);
  expect(wordsOf(html)).toBe('@You shared a quote:');
});

test('an address that would run a script leads nowhere', () => {
  const elements = [{ type: 'link' as const, url: 'javascript:alert(1)', text: 'click' }];
  const html = htmlOf([{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]);
  expect(html).not.toContain('alert');
});
