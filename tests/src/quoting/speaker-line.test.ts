import { expect, test } from 'vitest';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { speakerLine } from '#src/quoting/speaker-line.ts';
import { anArticle } from '../../an-article.ts';

const TEXT = `The harbor council voted on Tuesday to dredge the old channel before the spring floods arrive.

“We have waited eleven years,” said Mayor Ada Okafor. “My boats draw six feet.”

“Nobody asked us about it,” read a banner on the quay.

“The money is there,” Okafor said, and council member Lew Hart added: “It always was there.”

Some call it the “old” channel, which nobody has sailed in years.
`;
const article = anArticle({ text: TEXT });
const archive = createMemoryIndex();
await archive.add([article]);
const found = await archive.find(article.id);

test.each([
  ['“We have waited eleven years,” said Mayor Ada Okafor. “My boats draw six feet.”', '— Ada Okafor, Mayor'],
  ['eleven years', '— Ada Okafor, Mayor'],
  [
    '“The money is there,” Okafor said, and council member Lew Hart added: “It always was there.”',
    '— Ada Okafor, Mayor; Lew Hart, council member',
  ],
  ['The harbor council voted on Tuesday to dredge the old channel', undefined],
  ['Some call it the “old” channel, which nobody has sailed in years.', undefined],
])('%s is followed by %s', (quote, line) => {
  const start = TEXT.indexOf(quote);
  expect(found && speakerLine(found, { start, end: start + quote.length })).toBe(line);
});

test('a quotation whose speaker is unclear makes the quote’s speaker not certain', () => {
  const start = TEXT.indexOf('“We have');
  const end = TEXT.indexOf('Some call');
  const unclear = found?.attributions().some(({ speaker }) => speaker === 'unclear');
  expect(unclear).toBe(true);
  expect(found && speakerLine(found, { start, end })).toBe('speaker not certain');
});
