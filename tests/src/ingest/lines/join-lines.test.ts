import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCompounds, wordsOf } from '#index/text/text.ts';
import { joinLines } from '#src/ingest/lines/join-lines.ts';
import { sourcesOf, trace } from '#src/ingest/source/traced-text.ts';

const TITLE = 'Ossory Vale keeps its night ferry for another winter';
const FIRST =
  'OSSORY VALE — The valley council voted 6-3 on Monday to keep the night ferry for another winter, though the harbourmaster had asked it to wait until the spring tides were over.';
const SECOND =
  '“We looked at what the boat costs and at what the road costs,” said Dorota Quill, who chairs the council. She added that nobody had asked the millers.';
const THIRD = 'The fare stays at two crowns. Ned Pascoe, who sells nets, expects to cross each week.';
const STORY = [TITLE, FIRST, SECOND, THIRD];

describe('a paragraph comes back whole', () => {
  test.each([28, 35, 44, 60, 66, 72, 80, 100, 120])('from a column of %i characters', (width) => {
    expect(paragraphsOf(STORY.map((one) => wrap(one, width)).join('\n\n'))).toEqual(STORY);
  });

  test('from lines that a blank line parts, each like any other', () => {
    expect(paragraphsOf(wrap(FIRST, 64).replaceAll('\n', '\n\n'))).toEqual([FIRST]);
    const lines = STORY.map((one) => wrap(one, 64)).join('\n');
    expect(paragraphsOf(lines.replaceAll('\n', '\n\n'))).toEqual(STORY);
    expect(paragraphsOf(lines.replaceAll('\n', '\r\n\r\n'))).toEqual(STORY);
  });

  test('from lines that a blank line parts, with more between paragraphs', () => {
    const text = STORY.map((one) => wrap(one, 66).replaceAll('\n', '\n\n')).join('\n\n\n\n');
    expect(paragraphsOf(text)).toEqual(STORY);
  });

  test.each([1, 3, 5])('from an indent of %i spaces and no blank line', (indent) => {
    const paragraphs = [FIRST, SECOND, THIRD].map((one) => wrap(' '.repeat(indent) + one, 66));
    expect(paragraphsOf(`${TITLE}\n\n${paragraphs.join('\n')}`)).toEqual(STORY);
  });

  test('from a margin that all lines have', () => {
    const text = STORY.map((one) => wrap(one, 60)).join('\n\n');
    expect(paragraphsOf(text.replace(/^(?=.)/gm, '        '))).toEqual(STORY);
  });

  test('from lines as wide in print as each other, however many letters they have', () => {
    const text = `${TITLE}
OSSORY VALE — The valley council voted 6-3 on Monday to keep the night ferry for
another winter, though the harbourmaster had asked it to wait until the spring tides were
over.
“We looked at what the boat costs and at what the road costs,” said Dorota Quill, who
chairs the council. She added that nobody had asked the millers.
${THIRD}`;
    expect(paragraphsOf(text)).toEqual(STORY);
  });

  test('from lines that were spread to one width', () => {
    const text = STORY.map((one) => spread(wrap(one, 60), 60)).join('\n\n');
    expect(text).toContain('  ');
    expect(paragraphsOf(text)).toEqual(STORY);
  });

  test.each(['> ', '>', '>> ', '> > '])('from a mail that quotes each line with “%s”', (mark) => {
    const text = STORY.map((one) => wrap(one, 64)).join('\n\n');
    expect(paragraphsOf(text.replace(/^/gm, mark))).toEqual(STORY);
  });

  test('from a wire that is all in capitals', () => {
    const story = [FIRST, SECOND, THIRD].map((one) => one.toUpperCase());
    const text = `BC-FERRY 1STLD\nURGENT\n\n${story.map((one) => wrap(`   ${one}`, 69)).join('\n')}\n(MORE)`;
    expect(paragraphsOf(text)).toEqual(['BC-FERRY 1STLD', 'URGENT', ...story, '(MORE)']);
  });

  test('from languages that write without spaces', () => {
    const text =
      '谷委员会周一以六比三投票决定\n再保留夜间渡轮一个冬天，尽管\n港务长要求等到春潮过后再作决\n定，磨坊主们也没有被询问过。';
    expect(paragraphsOf(text)).toEqual([text.replaceAll('\n', '')]);
  });

  test('from one brief paragraph', () => {
    expect(paragraphsOf(wrap(THIRD, 60))).toEqual([THIRD]);
  });
});

describe('a line stays a line', () => {
  test.each([
    [
      'of a list',
      'Prizes went to:\n- Best crew - The Ferrymen\n- Best boat - Night Heron\n- Best newcomer - Lee Oyelaran',
    ],
    ['of a list without bullets', 'You will need\nflour\nsugar\ntwo eggs\na pinch of salt'],
    [
      'of verse',
      'Ten past four, and ten past four,\nand never five again;\nwe asked the clock for nothing more,\nand nothing came. Amen.',
    ],
    [
      'of a table',
      'MILL HOLDINGS      12.40   -0.35   -2.7%\nROPE & TWINE CO      8.15   +0.10   +1.2%\nQUAY ESTATES   101.00    0.00    0.0%',
    ],
    ['of scores', 'Harlow or Marden v Quay United\nBramley v Northport or Eastport\nTilford City v Ashby'],
    [
      'of questions and answers',
      'Q. Is the ferry safe?\nA. It was built in 1962 and has never sunk.\nQ. Will it run at night?\nA. It will.',
    ],
    [
      'that is a sentence',
      'The marsh has come back, and with it the cranes.\nFarmers say the birds eat barley.\nNobody counts them.',
    ],
    [
      'above another',
      'Harbour council\nMinutes\nPresent: six members\nAbsent: nobody at all\nThe channel\nThe ferry runs late',
    ],
    [
      'of left-over code',
      '.bio { float:left;\nwidth:100%;\npadding-top:20px;\nheight:120px;\nborder-top:1px solid #ccc; }',
    ],
  ])('%s', (_, text) => {
    expect(paragraphsOf(text)).toEqual(text.split('\n').map((line) => line.trim()));
    expect(paragraphsOf(text.replaceAll('\n', '\n\n'))).toEqual(text.split('\n').map((line) => line.trim()));
  });

  test('of a list or a table in a document that is wrapped', () => {
    const text = `${wrap(FIRST, 56)}

- Lorries take Mill Lane.
- Buses are to turn around at the old customs house by
  the river.
- Boats wait

Harlow 3 6 2
Marden 4 4 1

MILL HOLDINGS      12.40   -0.35   -2.7%
ROPE & TWINE CO      8.15   +0.10   +1.2%`;
    expect(paragraphsOf(text)).toEqual([
      FIRST,
      '- Lorries take Mill Lane.',
      '- Buses are to turn around at the old customs house by the river.',
      '- Boats wait',
      'Harlow 3 6 2',
      'Marden 4 4 1',
      'MILL HOLDINGS      12.40   -0.35   -2.7%',
      'ROPE & TWINE CO      8.15   +0.10   +1.2%',
    ]);
  });

  test('under a headline, where it begins with a name that is written small', () => {
    const text =
      'Phones are the new harbour lights\n\niPhone owners in Ossory Vale have been asked to point theirs at the sea.';
    expect(paragraphsOf(text)).toHaveLength(2);
    expect(paragraphsOf(`News\n\n${text}`)).toHaveLength(3);
  });
});

describe('linked words on lines of their own', () => {
  test('are part of their sentence', () => {
    const text = `${TITLE}

The valley council voted on Monday to keep the
night ferry
for another winter, though it had been warned by
Dorota Quill
, who chairs it, and by
Pascoe Nets Ltd
in the spring.

${THIRD}`;
    expect(paragraphsOf(text)).toEqual([
      TITLE,
      'The valley council voted on Monday to keep the night ferry for another winter, though it had been warned by Dorota Quill, who chairs it, and by Pascoe Nets Ltd in the spring.',
      THIRD,
    ]);
  });

  test('are so with blank lines about them too, and the title above is no part of it', () => {
    const text = `Quill to skip the spring session

Twice elected chairwoman

Dorota Quill

has decided to skip the spring session because of a sore heel, her clerk said on Friday.

${THIRD}`;
    expect(paragraphsOf(text)).toEqual([
      'Quill to skip the spring session',
      'Twice elected chairwoman Dorota Quill has decided to skip the spring session because of a sore heel, her clerk said on Friday.',
      THIRD,
    ]);
  });

  test('are no sentence where none comes to an end', () => {
    const tags = 'Unsettled Points\ngavel scales bench court law volume judge desk attorney oak justice law';
    expect(paragraphsOf(tags)).toHaveLength(2);
  });
});

describe('a word that a line’s end has broken', () => {
  const broken = (end: string, next: string, elsewhere = '') =>
    paragraphsOf(`The valley council has looked again at how it pays for ${end}\n${next} this winter and the one after that, its chairwoman said on a
day that was otherwise quiet in the whole of the upper
valley.\n\n${elsewhere}`)[0]?.slice(55, 76);

  test('is one where the document shows it so', () => {
    expect(broken('trans-', 'port and mills', 'Transport is dear.')).toBe('transport and mills t');
  });

  test('keeps its hyphen where the document shows it so, or does not show it', () => {
    expect(broken('trans-', 'port and mills', 'Trans-port, as it says.')).toBe('trans-port and mills ');
    expect(broken('trans-', 'port and mills')).toBe('trans-port and mills ');
    expect(broken('anti-', 'ICE patrols in')).toBe('anti-ICE patrols in t');
  });

  test('is found in either spelling', () => {
    const text = broken('trans-', 'port and mills') ?? '';
    expect(findCompounds(text, wordsOf(text)).map(({ form }) => form)).toContain('transport');
  });

  test('loses a soft hyphen, which is for that alone', () => {
    expect(broken('trans\u00ad', 'port and mills')).toBe('transport and mills t');
  });

  test('is none where the hyphen waits for another word, or a dash parts two', () => {
    expect(broken('two-', 'and three-year terms')).toBe('two- and three-year t');
    expect(broken('boats –', 'large and small –')).toBe('boats – large and sma');
    expect(broken('boats—', 'large and small—')).toBe('boats—large and small');
  });
});

describe('what stands in a document because it has pages', () => {
  const [top = '', ...rest] = wrap(FIRST, 62).split('\n');
  const cut = (between: string) =>
    joinLines(trace(`${TITLE}\n\n${top}\n${between}\n${rest.join('\n')}\n\n${wrap(SECOND, 62)}`));

  test.each([
    ['a number', '\n- 2 -\n', ['- 2 -']],
    ['a bare number', '\n2\n', ['2']],
    ['a number in words', '\nPage 2 of 4\n', ['Page 2 of 4']],
    ['a number and a form feed', '\n2\n\f', ['2']],
    ['a form feed alone', '\f', []],
    [
      'a number and a running head',
      '\nPage 2\n\fVALE INDEPENDENT          4 May 2031\n',
      ['Page 2', 'VALE INDEPENDENT          4 May 2031'],
    ],
    ['a running head in small letters', '\n2\n\nVale Independent / Council\n', ['2', 'Vale Independent / Council']],
  ])('comes after the sentence that it cuts: %s', (_, between, furniture) => {
    const joined = cut(between);
    expect(linesIn(joined.text)).toEqual([TITLE, FIRST, ...furniture, SECOND]);
    expect(joined.furniture.map(({ start, end }) => joined.text.slice(start, end))).toEqual(furniture);
  });

  test('is known by counting up, page after page', () => {
    const page = (number: number) =>
      `${STORY.map((one) => wrap(one, 50)).join('\n\n')}\n\nVale Independent, 4 May 2031     ${number}\n`;
    const { furniture } = joinLines(trace([1, 2, 3].map(page).join('\n')));
    expect(furniture).toHaveLength(3);
  });

  test('is nothing that a story counts or lists', () => {
    const list = 'Numbers of the year\n\n7\n\nferries were mended in the vale.\n\n12\n\nmills stood still for a month.';
    expect(joinLines(trace('The score was\n\n3\n\nThe crowd went home.')).furniture).toEqual([]);
    expect(linesIn(joinLines(trace(list)).text)[0]).toBe('Numbers of the year');
    expect(joinLines(trace(`${TITLE}\n\nVOTES\n\n${FIRST}\n\nVOTES\n\n${SECOND}`)).furniture).toEqual([]);
  });
});

test('every paragraph is traced to all the lines that it was taken from', () => {
  const source = `${wrap(FIRST, 62)}\n\n${wrap(SECOND, 62)}`;
  const joined = joinLines(trace(source));
  const end = joined.text.indexOf('\n');
  expect(sourcesOf(joined, { start: 0, end })).toEqual([{ start: 0, end: source.indexOf('\n\n') }]);
});

test('whatever the lines, nothing is lost but hyphens, quote marks and space', () => {
  const line = fc.constantFrom(
    ...['', '> ', '\f', '- 2 -', '3', 'Page 2 of 3', '- item', 'Mira Orrin', ', who said', 'has gone to the', 'U.S.'],
    ...[
      FIRST,
      TITLE,
      THIRD,
      ...wrap(FIRST, 40).split('\n'),
      ...wrap(SECOND, 40).split('\n'),
      'A  1  2',
      '   Set in here.',
    ],
  );
  const letters = (text: string) => [...text.replace(/[\s>\u00ad-]/gu, '')].sort().join('');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
      const source = lines.join(end);
      const joined = joinLines(trace(source));
      expect(letters(joined.text)).toBe(letters(source));
      expect(joined.text).not.toMatch(/\n{3}|^\n|\n$|[\r\f]/);
      for (const { start, end } of joined.furniture) expect(joined.text.slice(start, end)).toMatch(/^\S.*\S$|^\S$/u);
    }),
    { numRuns: 500 },
  );
});

function paragraphsOf(text: string): string[] {
  return linesIn(joinLines(trace(text)).text);
}

function linesIn(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** As many words on each line as fit; an indent stays. */
function wrap(paragraph: string, width: number): string {
  const [indent = ''] = /^ */.exec(paragraph) ?? [];
  const lines: string[] = [];
  let line = indent;
  for (const word of paragraph.trim().split(' ')) {
    const longer = line.trim() === '' ? `${line}${word}` : `${line} ${word}`;
    if (line.trim() !== '' && longer.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].join('\n');
}

function spread(wrapped: string, width: number): string {
  const lines = wrapped.split('\n');
  return lines
    .map((line, at) => {
      let spaces = width - line.length;
      return at === lines.length - 1 ? line : line.replace(/ /g, () => (spaces-- > 0 ? '  ' : ' '));
    })
    .join('\n');
}
