import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFiles } from '#src/ingest/find-files.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'found-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test('what is passed over is counted by kind, without sidecars, hidden files and what systems leave', async () => {
  const names = [
    ...['a.txt', 'a.json', 'b.md', 'b.JSON', 'alone.json', 'in/c.PDF', 'in/d.pdf', 'in/e.jpg', 'in/f.JPEG'],
    ...['g.docx', 'LICENSE', '.hidden.pdf', '.git/config', 'Thumbs.db', 'in/v1.final draft'],
  ];
  for (const name of names) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), 'x');
  }
  const { files, passedOver } = await findFiles([home]);
  expect(files).toHaveLength(2);
  expect(Object.fromEntries(passedOver)).toEqual({ DOCX: 1, JPEG: 2, JSON: 1, PDF: 2, 'without an ending': 2 });
});
