import { describe, expect, test } from 'vitest';
import { whatBecameOf } from '#src/wording/what-became-of.ts';
import { anArticle } from '../../an-article.ts';

const FIRST = 'The harbor council voted on Tuesday to dredge the old channel before the spring floods.';
const QUOTE = '“We have waited eleven years for this vote,” said Ada Okafor, who runs the ferry landing.';
const FIGURES = 'Opponents said the dredging would cost 1,360 jobs and $40 million over the next ten years.';
const BEFORE = [FIRST, QUOTE, FIGURES];

describe('a posted passage is still printed', () => {
  test.each<[string, string, string[]]>([
    [
      'though other passages changed',
      QUOTE,
      ['The council voted.', QUOTE, 'Opponents disagreed with all of it on Monday.'],
    ],
    ['though it moved', QUOTE, [FIGURES, FIRST, QUOTE]],
    ['with other quotation marks and commas', QUOTE, [FIRST, QUOTE.replace('“', '"').replace(',”', '",'), FIGURES]],
    [
      'parted into two paragraphs',
      FIGURES,
      [FIRST, QUOTE, 'Opponents said the dredging would cost', '1,360 jobs and $40 million over the next ten years.'],
    ],
  ])('%s', async (_, passage, after) => {
    expect(await became(passage, after)).toMatchObject({ as: 'printed' });
  });

  test('and where', async () => {
    expect(await became(QUOTE, [FIGURES, QUOTE, FIRST])).toEqual({ as: 'printed', words: QUOTE });
  });
});

describe('a posted passage has changed', () => {
  test.each<[string, string, string]>([
    ['a figure', FIGURES, FIGURES.replace('1,360', '1,380')],
    ['a currency', FIGURES, FIGURES.replace('$', '€')],
    ['a word', QUOTE, QUOTE.replace('eleven', 'twelve')],
    ['a speaker', QUOTE, QUOTE.replace('Ada Okafor', 'Ada Okonjo')],
    ['a quotation that was none', QUOTE, QUOTE.replace('“', '').replace('”', '')],
    ['a longer sentence', FIRST, FIRST.replace('Tuesday', 'Tuesday, after a night of shouting,')],
  ])('in %s', async (_, passage, now) => {
    const after = BEFORE.map((one) => (one === passage ? now : one));
    expect(await became(passage, after)).toEqual({ as: 'changed', words: now });
  });
});

describe('a posted passage is gone', () => {
  test('when nothing like it is printed', async () => {
    expect(await became(QUOTE, [FIRST, FIGURES])).toEqual({ as: 'gone' });
  });

  test('when only the correction still prints it', async () => {
    const correction = `Correction: An earlier version of this story said, wrongly: ${QUOTE}`;
    expect(await became(QUOTE, [FIRST, FIGURES, correction])).toEqual({ as: 'gone' });
  });
});

async function became(passage: string, paragraphs: readonly string[]) {
  const before = anArticle({ text: `${BEFORE.join('\n\n')}\n` });
  const after = anArticle({ text: `${paragraphs.join('\n\n')}\n` });
  const start = before.text.indexOf(passage);
  const fate = await whatBecameOf({ start, end: start + passage.length }, before, after);
  return fate.as === 'gone' ? fate : { as: fate.as, words: after.text.slice(fate.at.start, fate.at.end) };
}
