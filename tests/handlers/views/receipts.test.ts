import { expect, test } from 'vitest';
import { printReceipts } from '#handlers/views/receipts.ts';
import { anArticle } from '../../an-article.ts';

const text = `Harbor council votes to dredge the old channel
READ MORE: Ferry to run all night
MILLTOWN — The harbor council voted on Tuesday to dredge the old channel before the spring floods arrive in the bay.`;

test('an editor sees every fact and every paragraph with the rule that decided it', () => {
  const lines = printReceipts(anArticle({ file: 'articles/harbor.txt', text })).split('\n');
  expect(lines).toEqual([
    'articles/harbor.txt',
    expect.stringMatching(/^ {2}headline +Harbor council .* channel {2}← ¶ 1: The first line that is a title/),
    expect.stringMatching(/^ {2}outlet +unknown$/),
    expect.stringMatching(/^ {2}byline +unknown$/),
    expect.stringMatching(/^ {2}url +unknown$/),
    expect.stringMatching(/^ {2}published +unknown$/),
    expect.stringMatching(/^ {2}place +MILLTOWN {2}← ¶ 3: its dateline\.$/),
    '',
    '3 paragraphs, 2 of them never quoted',
    expect.stringMatching(/^× ¶ 1 +headline +Harbor council votes .* {2}The first line/),
    expect.stringMatching(/^× ¶ 2 +promo +READ MORE: Ferry .* {2}Points to another story/),
    expect.stringMatching(/^ {2}¶ 3 +body +MILLTOWN — The harbor .*… {2}Reporting\.$/),
    '',
  ]);
});
