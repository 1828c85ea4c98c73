import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitParagraphs } from '#src/ingest/paragraphs.ts';

describe('paragraphs are', () => {
  test.each([
    ['lines', 'One.\nTwo.\nThree.', ['One.', 'Two.', 'Three.']],
    ['lines, whatever ends them', 'One.\r\nTwo.\rThree.\u2028Four.', ['One.', 'Two.', 'Three.', 'Four.']],
    ['parted by blank lines', 'One.\n\n \t\nTwo.', ['One.', 'Two.']],
    ['without the space around them', '  One. \n\n\u00a0\u3000Two.\t', ['One.', 'Two.']],
    ['none in white space', ' \n\n ', []],
  ])('%s', (_, text, expected) => {
    expect(splitParagraphs(text).map((passage) => passage.text)).toEqual(expected);
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\r\n', '\n\n', '\u2028', ' ', 'word '),
      fc.lorem(),
    ),
  )
  .map((parts) => parts.join(''));

test('whatever the text, its paragraphs stand in order, apart, trimmed, and hold all of it that is not space', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const passages = splitParagraphs(text);
      let end = 0;
      let gaps = '';
      for (const passage of passages) {
        expect(passage.start).toBeGreaterThanOrEqual(end);
        expect(passage.end).toBeGreaterThan(passage.start);
        expect(passage.text).toBe(text.slice(passage.start, passage.end));
        expect(passage.text.trim()).toBe(passage.text);
        gaps += text.slice(end, passage.start);
        end = passage.end;
      }
      expect((gaps + text.slice(end)).trim()).toBe('');
      expect(passages.map(({ number }) => number)).toEqual(passages.map((_, i) => i + 1));
    }),
    { numRuns: 500 },
  );
});
