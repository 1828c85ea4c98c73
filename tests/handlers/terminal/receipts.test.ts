import { expect, test } from 'vitest';
import { printReceipts } from '#handlers/terminal/receipts.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';

const text = `Harbor council votes to dredge the old channel
READ MORE: Ferry to run all night
MILLTOWN — The harbor council voted on Tuesday to dredge the old channel before the spring floods arrive in the bay.`;

test('an editor sees every fact and every paragraph with the rule that decided it', () => {
  const lines = receipts(text);
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

test.each([
  ['status: withdrawn', ['status  withdrawn  ← Given in the front matter.', '× Shown to nobody: it is withdrawn.']],
  ['status: corrected\ncorrected: 2026-01-20', ['corrected on  2026-01-20  ← Given in the front matter.']],
  ['embargo: 2026-02-01', ['embargo  2026-02-01  ←', '× Shown to nobody yet: its embargo has not passed.']],
  [
    'embargo: the spring',
    [
      'embargo  cannot be read  ←',
      '× Shown to nobody: one of its terms cannot be read.',
      '! Front matter: “embargo” cannot be read',
    ],
  ],
  [
    'embargoes: none',
    ['status  held  ←', '× Shown to nobody: it is held back.', '! Front matter: “embargoes” is not a field'],
  ],
  [
    'rights-until: 2026-01-01',
    ['rights until  2026-01-01  ←', '× Shown to nobody: the rights to quote it have expired.'],
  ],
  ['rights-words: 0', ['rights words  0  ←', '× Shown to nobody: no word of it may be quoted.']],
  ['rights-words: 50', ['rights words  50  ← Given in the front matter.']],
  ['audience: internal', ['audience  internal  ←', '× Kept from guests and from channels shared']],
])('an editor sees what %s does', (matter, told) => {
  const said = receipts(`---\n${matter}\n---\n${text}`).map((line) => line.replace(/ {2,}/gu, '  ').trim());
  for (const words of told) expect(said).toContainEqual(expect.stringContaining(words));
  expect(said.some((line) => /^× (?:Shown|Kept)/u.test(line))).toBe(told.some((words) => words.startsWith('×')));
});

function receipts(document: string): string[] {
  const parsed = parseDocument({ file: 'articles/harbor.txt', bytes: Buffer.from(document) });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return printReceipts(parsed, { now: Temporal.Instant.from('2026-01-27T12:00Z'), timeZone: 'UTC' }).split('\n');
}
