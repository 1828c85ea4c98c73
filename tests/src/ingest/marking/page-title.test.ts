import { expect, test } from 'vitest';
import { marked } from '../marked.ts';

const MENU = [
  'Home',
  'Search',
  'Log in',
  'Weather',
  'Gardens',
  'Recipes',
  'Puzzles',
  'Crosswords',
  'Ferries',
  'Clocks',
];
const STORY = `The city council voted on Tuesday to close the old bridge to lorries until the spring.
Engineers found cracks in two of its seven piers last month, and a third is being watched.`;

test.each([
  ['above who wrote it and when', ['Council closes the old bridge', 'By Jane Doe', 'January 26, 2026']],
  [
    'not a story that leads elsewhere',
    ['Breaking', 'Mayor falls off stage at the fair', 'Council closes the old bridge'],
  ],
  [
    'not a longer summary',
    [
      'Council closes the old bridge',
      'Lorries must take Mill Lane to cross the river until the bridge is mended, and that will take until the spring at least',
    ],
  ],
  ['not a breadcrumb', ['Home > News > Council closes the old bridge', 'Council closes the old bridge', 'By Jane Doe']],
  ['not a date', ['Council closes the old bridge', 'Jane Doe | 26. Januar 2026 | Verkehr']],
])('the title of a whole page is %s', (_, head) => {
  const lines = [...MENU, ...head, ...STORY.split('\n'), 'Contact us', 'Privacy policy'];
  const { article } = marked(lines.map((line) => `body | ${line}`).join('\n'));
  expect(article.headline).toBe('Council closes the old bridge');
});
