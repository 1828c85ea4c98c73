import { describe, expect, test } from 'vitest';
import { decodeText } from '#src/ingest/decode.ts';
import { undoMisreading } from '#src/ingest/encodings/undo-misreading.ts';
import { mapToBytes, openSourceMap } from '#src/ingest/source/source-map.ts';
import { trace } from '#src/ingest/source/traced-text.ts';

const TEXT = '“Don’t wait,” said Zoë Müller — “it’s à la carte…”\n\nThe café closed, he said.';
const RUSSIAN = 'Паром «Заря» не придёт, — сказала Юлия.';

describe('what was UTF-8 and taken for something else is set right:', () => {
  test.each([
    ['Windows-1252', TEXT, ['windows-1252']],
    ['Windows-1252, twice', TEXT, ['windows-1252', 'windows-1252']],
    ['Windows-1252, three times', TEXT, ['windows-1252', 'windows-1252', 'windows-1252']],
    ['Mac Roman', TEXT, ['macintosh']],
    ['Windows-1251', RUSSIAN, ['windows-1251']],
    ['Windows-1250', 'Łódź i Gdańsk są daleko.', ['windows-1250']],
    ['Windows-1252, in Chinese', '港口委员会星期二决定。', ['windows-1252']],
  ])('%s', (_, text, encodings) => {
    expect(undone(encodings.reduce(misread, text))).toBe(text);
  });

  test('Latin-1, with the control characters it leaves', () => {
    expect(undone(Buffer.from(TEXT).toString('latin1'))).toBe(TEXT);
  });

  test('what closes a quotation, where its last byte went astray', () => {
    expect(undone('â€œWait,â€\ufffd she said. â€œNoâ€ was all.')).toBe('“Wait,” she said. “No” was all.');
  });

  test('a no-break space that became a plain one', () => {
    expect(undone('AbaraÂ was there, and MÃ¼ller; voilÃ  the cafÃ©.')).toBe(
      'Abara\u00a0was there, and Müller; voilà the café.',
    );
  });

  test('the mark alone', () => {
    expect(undone('ï»¿Plain text.')).toBe('\ufeffPlain text.');
  });
});

describe('what only looks like it is left as it is:', () => {
  test.each([
    TEXT,
    RUSSIAN,
    'The name came out as “JosÃ©” in print.',
    'It printed `Ã©` for one and (â€™) for the other, and "donâ€™t" too.',
    'JosÃ© is how the name came out.',
    'He stood before the “CAFÉ” and the “NÉ”, and said “Å”.',
    'AMANHÃ É DIA DE IRMÃ MARIA, E DE MANHÃ ELA VEM',
    'GRÅ’ ER DET: PÅ… OG SÅ…',
  ])('%s', (text) => {
    expect(undone(text)).toBe(text);
  });
});

test.each([
  'â€œWe said no,â€\ufffd she said of the cafÃ\ufffd and of MÃ¼ller.',
  'The cafÃ© of MÃ¼ller and of JosÃ© is in Łodz.',
])('garbled and not to be set right is refused: %s', (text) => {
  expect(undoMisreading(trace(text))).toBe('lost');
  expect(decodeText(Buffer.from(text))).toEqual({ reason: expect.stringMatching(/garbled.*save it again/) });
});

test('each character is traced to all the bytes that it was', () => {
  const bytes = Buffer.from(misread(TEXT, 'windows-1252'));
  const read = decodeText(bytes);
  if ('reason' in read) throw new Error(read.reason);
  const { text } = read.decoded;
  const ways = openSourceMap(mapToBytes(read.decoded, { ...read, bytes }), bytes);
  const start = text.indexOf('Zoë Müller');
  const [from] = ways.sourcesOf({ start, end: start + 'Zoë Müller'.length });
  expect(bytes.subarray(from?.start, from?.end).toString()).toBe(misread('Zoë Müller', 'windows-1252'));
});

function misread(text: string, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(Buffer.from(text));
}

function undone(text: string): string {
  const read = undoMisreading(trace(text));
  return read === 'lost' ? read : read.text;
}
