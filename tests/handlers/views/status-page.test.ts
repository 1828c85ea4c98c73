import { expect, test } from 'vitest';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { statusPage } from '#handlers/views/status-page.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text };

test('a file of which several things could not be read is named and counted once', () => {
  const refused = [
    { file: 'a.txt', reason: 'Sidecar: “embargo” cannot be read.' },
    { file: 'b.txt', reason: 'The file is empty.' },
    { file: 'a.txt', reason: 'Sidecar: “published” is not a date.' },
  ];
  const readAt = Temporal.ZonedDateTime.from('2026-01-27T12:00[UTC]');
  const said = printReply(
    statusPage({ stories: 0, outlets: 0, undated: 0 }, { refused, readAt, warnings: [], kept: { count: 0 } }),
    plain,
  );
  expect(said).toContain('2 files could not be read:');
  expect(said).toContain('• a.txt: Sidecar: “embargo” cannot be read. Sidecar: “published” is not a date.');
  expect(said.match(/a\.txt/g)).toHaveLength(1);
});
