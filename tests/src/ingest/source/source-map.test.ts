import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trimRange } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { openSourceMap } from '#src/ingest/source/source-map.ts';

const STORY = `---
outlet: Dagblad
---
Raad sluit café “Brug”\u200b

De raad heeft dinsdag besloten het cafe\u0301 aan de oude brug
voor elf weken te sluiten, zei de voorzitter — tot verbazing
van wie er woont.
`;

describe('a quote leads back to the bytes that it was read from', () => {
  test.each(['utf8', 'utf16le'] as const)('and these to it, in %s', (encoding) => {
    const bytes = Buffer.from(encoding === 'utf16le' ? `\ufeff${STORY}` : STORY, encoding);
    const { article, map } = read('seeds/brug.txt', bytes);
    const ways = openSourceMap(map, bytes);
    const start = article.text.indexOf('café aan');
    const quote = { start, end: article.text.indexOf(' sluiten') };

    const sources = ways.sourcesOf(quote);
    const printed = sources.map((range) => bytes.subarray(range.start, range.end).toString(encoding)).join('');
    expect(printed).toBe('cafe\u0301 aan de oude brug\nvoor elf weken te');
    expect(sources.flatMap(ways.takenFrom)).toEqual([quote]);
    expect(map.runs.length).toBeLessThan(80);
  });

  test('and no stretch of the bytes that was left out leads to the text', () => {
    const bytes = Buffer.from(STORY);
    const { map } = read('seeds/brug.txt', bytes);
    const given = bytes.indexOf('outlet');
    expect(openSourceMap(map, bytes).takenFrom({ start: given, end: given + 15 })).toEqual([]);
  });
});

const FOLDERS = ['seeds', '../shared/seeds', '../shared/cases/documents'].filter((folder) => existsSync(folder));
const FILES = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).filter((name) =>
  /\.(?:txt|md)$/.test(name),
);

test.each(FILES)('any quote of %s, back and forth', (file) => {
  const bytes = readFileSync(file);
  const parsed = parseDocument({ file, bytes });
  if ('refusal' in parsed) return;
  const { text } = parsed.article;
  const ways = openSourceMap(parsed.map, bytes);
  const decoder = new TextDecoder(parsed.map.encoding);
  fc.assert(
    fc.property(fc.nat(text.length), fc.integer({ min: 1, max: 300 }), (at, length) => {
      // What parts two paragraphs may stand for nothing: of a quote that is set elsewhere, it leads nowhere.
      const quote = trimRange(text, { start: at, end: Math.min(at + length, text.length) });
      if (quote.start === quote.end) return;
      const sources = ways.sourcesOf(quote);
      const back = sources.flatMap(ways.takenFrom);
      // What stands for something else is taken whole: then the way back may lead a little further, never less far.
      expect(Math.min(...back.map(({ start }) => start))).toBeLessThanOrEqual(quote.start);
      expect(Math.max(...back.map(({ end }) => end))).toBeGreaterThanOrEqual(quote.end);
      const words = text.slice(quote.start, quote.end).match(/[\p{L}\p{N}]+/gu) ?? [];
      const printed = sources
        .map(({ start, end }) => decoder.decode(bytes.subarray(start, end)))
        .join(' ')
        .normalize('NFC');
      for (const word of words.slice(1, -1).filter((one) => /^[a-z]+$/i.test(one))) expect(printed).toContain(word);
    }),
    { numRuns: 60 },
  );
});

function read(file: string, bytes: Buffer) {
  const parsed = parseDocument({ file, bytes });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return parsed;
}
