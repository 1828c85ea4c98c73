import { expect, test } from 'vitest';
import { findRows } from '#src/ingest/marking/rows.ts';
import { splitParagraphs } from '#src/ingest/paragraphs.ts';

const rowsOf = (text: string) => [...findRows(splitParagraphs(text))];

test.each([
  ['Milltown v Quay United\nBramley vs. Northport', [1, 2]],
  ['• Best crew - The Rowers\n• Best boat - Night Heron\n• Best newcomer - Jane Doe', [1, 2, 3]],
  ['- milk\n- bread', [1, 2]],
  ['MILL HOLDINGS  12.40  -0.35\nROPE & TWINE  8.15  +0.10', [1, 2]],
  ['Milltown v Quay United', []],
  ['- Mayor Falls Off Stage Again\n- Goose Found After Three Days', []],
  ['Mayor falls off stage\nGoose found after three days', []],
])('rows of %j', (text, expected) => {
  expect(rowsOf(text)).toEqual(expected);
});
