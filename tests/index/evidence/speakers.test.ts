import { describe, expect, test } from 'vitest';
import { findQuotations } from '#index/evidence/quotations.ts';
import { attribute } from '#index/evidence/speakers.ts';
import { anArticle } from '../../an-article.ts';

const FIRST = 'Ferry owner Ada Okafor met Gov. Tom Reyes, and Susan Bright, a spokeswoman for the port, on Tuesday.';

// Each case: the paragraphs after that first one, and who says each quotation.
function speakers(text: string, first = FIRST): string[] {
  const article = anArticle({ text: `---\nheadline: A headline of its own\n---\n${first}\n\n${text}\n` });
  return attribute(article, findQuotations(article)).map(({ speaker }) =>
    speaker === 'unclear' ? 'unclear' : (speaker.name ?? speaker.printed),
  );
}

describe('A speaker stands', () => {
  test.each([
    ['“We have waited for years,” Okafor said.', ['Ada Okafor']],
    ['“We have waited for years,” said Okafor.', ['Ada Okafor']],
    ['“Why did we wait?” Okafor asked.', ['Ada Okafor']],
    ['“We have waited for years,” Okafor, who runs the ferry, said on Tuesday.', ['Ada Okafor']],
    ['“We have waited for years,” Okafor told reporters.', ['Ada Okafor']],
    ['Okafor said, “We have waited for years.”', ['Ada Okafor']],
    ['Okafor said Tuesday that they “have waited for years.”', ['Ada Okafor']],
    ['Okafor stressed the danger, noting, “We have waited for years.”', ['Ada Okafor']],
    ['“We have waited,” Okafor said, “for eleven years.”', ['Ada Okafor', 'Ada Okafor']],
    ['“We have waited,” Okafor said. “My boats draw six feet.”', ['Ada Okafor', 'Ada Okafor']],
    ['“Waiting for years” and “drawing six feet,” Okafor said, were her lot.', ['Ada Okafor', 'Ada Okafor']],
    ['The channel is “silted up for good,” according to Okafor.', ['Ada Okafor']],
    ['According to Okafor, the channel is “silted up for good.”', ['Ada Okafor']],
    ['OKAFOR: “We have waited for years.”', ['Ada Okafor']],
    ['Okafor answered in a letter to the port:\n\n“We have waited for years.”', ['Ada Okafor']],
    ['“We have waited for years.\n\n“My boats draw six feet,” Okafor said.', ['unclear', 'Ada Okafor']],
    ['Okafor said, “We have waited for years.\n\n“My boats draw six feet.”', ['Ada Okafor', 'Ada Okafor']],
    ['“We have waited,” a spokesman for Okafor said.', ['a spokesman for Okafor']],
    ['Our boats wait. — Lena Ortiz (@lenaortiz) January 20, 2026', ['Lena Ortiz']],
    ['“We have waited for years.” ― Lena Ortiz.', ['Lena Ortiz']],
    ['“We have waited for years,” White House press secretary Lena Ortiz said.', ['Lena Ortiz']],
  ])('%s', (text, expected) => {
    expect(speakers(text)).toEqual(expected);
  });
});

describe('A name is as full as the article prints it', () => {
  test.each([
    ['“We have waited for years,” Mr. Reyes said.', 'Tom Reyes', 'Gov.'],
    ['“We have waited for years,” Governor Reyes said.', 'Tom Reyes', 'Gov.'],
    ['“We have waited for years,” Bright said.', 'Susan Bright', 'spokeswoman for the port'],
    ['“We have waited for years,” said campaign manager Ed Kane.', 'Ed Kane', 'campaign manager'],
  ])('%s', (text, name, role) => {
    const article = anArticle({ text: `${FIRST}\n\n${text}\n` });
    const [attribution] = attribute(article, findQuotations(article));
    expect(attribution?.speaker).toMatchObject({ name, role });
  });
});

describe('A pronoun is somebody only where nobody else can be meant', () => {
  test.each([
    ['Okafor laughed. “We have waited for years,” she said.', ['Ada Okafor']],
    ['Okafor and Bright laughed. “We have waited for years,” she said.', ['unclear']],
    ['Bright laughed. “We have waited for years,” she said.', ['Susan Bright']],
    ['“We wait,” Bright said.\n\n“My boats draw six feet,” she added.', ['Susan Bright', 'Susan Bright']],
    ['“We wait,” Bright said.\n\nMary Lund nodded. “My boats draw six feet,” she added.', ['Susan Bright', 'unclear']],
    ['“We have waited for years,” they said.', ['unclear']],
  ])('%s', (text, expected) => {
    expect(speakers(text, 'Gov. Tom Reyes met Ada Okafor, Susan Bright and the council on Tuesday.')).toEqual(expected);
  });
});

test('two people with one surname stay two, and the surname alone is neither', () => {
  const first = 'Tom Reyes, the governor, and his sister Maria Reyes met the council on Tuesday.';
  const text = `${first}\n\n“We wait,” Tom Reyes said.\n\n“They wait,” Maria Reyes said.\n\n“All of us wait,” Reyes said.`;
  const article = anArticle({ text });
  const named = attribute(article, findQuotations(article)).map(({ speaker }) => speaker);
  expect(named).toMatchObject([{ name: 'Tom Reyes' }, { name: 'Maria Reyes' }, { name: 'Reyes', isShared: true }]);
});

test('a title may tell somebody from the only one of that surname named in full', () => {
  const first = 'President Reyes and his wife, Maria Reyes, met the council on Tuesday.';
  expect(
    speakers('“We wait,” Mr. Reyes said.\n\n“All wait,” she said.\n\n“They wait,” President Reyes said.', first),
  ).toEqual(['Reyes', 'Maria Reyes', 'Reyes']);
});

test('whoever has just spoken and could not be told is not forgotten for somebody further above', () => {
  const text =
    'Okafor left.\n\n“We wait,” she said and Bright said.\n\nLes Bell nodded. “They wait,” they said.\n\nShe added, “All wait.”';
  expect(speakers(text).at(-1)).toBe('unclear');
});

test.each([
  'Okafor was told, “You have waited for years.”',
  'The plan was called “a gift to the dredgers” in the bay.',
  '“We have waited for years.”',
  '“Silted up for good” is how the channel looks.',
])('nobody is guessed: %s', (text) => {
  expect(speakers(text)).toEqual(['unclear']);
});

test('a speaker comes with the words that name them and the words that say they spoke', () => {
  const article = anArticle();
  const [attribution] = attribute(article, findQuotations(article));
  const slice = (range?: { start: number; end: number }) => article.text.slice(range?.start, range?.end);
  expect(slice(attribution?.mention?.mention)).toBe('Ada Okafor');
  expect(slice(attribution?.mention?.cue)).toBe('said');
});
