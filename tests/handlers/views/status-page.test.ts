import { expect, test } from 'vitest';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { passedOverLines, statusPage } from '#handlers/views/status-page.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text };

test('a file of which several things could not be read is named and counted once', () => {
  const refused = [
    { file: 'a.txt', reason: 'Sidecar: “embargo” cannot be read.' },
    { file: 'b.txt', reason: 'The file is empty.' },
    { file: 'a.txt', reason: 'Sidecar: “published” is not a date.' },
  ];
  const readAt = Temporal.ZonedDateTime.from('2026-01-27T12:00[UTC]');
  const said = printReply(
    statusPage(
      { stories: 0, outlets: 0, undated: 0 },
      { refused, readAt, warnings: [], passedOver: new Map(), kept: { count: 0 } },
    ),
    plain,
  );
  expect(said).toContain('2 files could not be read:');
  expect(said).toContain('• a.txt: Sidecar: “embargo” cannot be read. Sidecar: “published” is not a date.');
  expect(said.match(/a\.txt/g)).toHaveLength(1);
});

test.each([
  [{}, undefined],
  [{ PDF: 1 }, '1 other file is not read: 1 PDF.'],
  [{ PDF: 2, JPEG: 3, DOCX: 2 }, '7 other files are not read: 3 JPEG, 2 DOCX and 2 PDF.'],
  [
    { A: 9, B: 8, C: 7, D: 6, E: 5, F: 4, G: 1200, H: 1 },
    '1,240 other files are not read: 1,200 G, 9 A, 8 B, 7 C, 6 D, 5 E and 5 of other kinds.',
  ],
])('what is not read is counted by kind: %j', (kinds, line) => {
  expect(passedOverLines(new Map(Object.entries(kinds)))).toEqual(line === undefined ? [] : [line]);
});
