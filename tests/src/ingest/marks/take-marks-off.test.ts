import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeMarksOff } from '#src/ingest/marks/take-marks-off.ts';
import { readingText } from '#src/ingest/reading-text.ts';
import { sourcesOf, trace } from '#src/ingest/source/traced-text.ts';

/** The blocks of what a reader reads, each with the sign that its marks give it. */
function read(document: string, file = 'story.txt'): string[] {
  const { traced, signs } = readingText(trace(document), file);
  const lines = [...traced.text.matchAll(/[^\n]+/g)];
  return lines.map(({ 0: line, index }) => (signs.has(index) ? `${signs.get(index)}: ${line}` : line));
}

describe('entities are read as what they stand for', () => {
  test.each([
    ['GULL COVE &mdash; It rained', 'GULL COVE — It rained'],
    ['&ldquo;We&#39;ll see,&rdquo; she said', "“We'll see,” she said"],
    ['a fish &#x2013; and &amp;mdash; a chip', 'a fish – and — a chip'],
    ['salt &amp; vinegar, salt &amp;amp; pepper', 'salt & vinegar, salt & pepper'],
    ['$3.1&nbsp;million', '$3.1 million'],
    ['caf&eacute; and cafe&#769;', 'café and café'],
    ['5 &lt; 6', '5 < 6'],
    ['dread&shy;nought', 'dreadnought'],
    ['in&#8203;visible &#8238;words', 'invisible words'],
  ])('%s', (written, expected) => {
    expect(read(written)).toEqual([expected]);
  });

  test.each(['AT&T; R&D', 'a & b', '&nosuchname; stays', 'a nought: &#0;', 'https://gull.example/?a=1&copy=2'])(
    'but not where there is none: %s',
    (written) => {
      expect(read(written)).toEqual([written]);
    },
  );
});

describe('HTML is read as a page shows it', () => {
  test('its paragraphs, headings, captions, lists and tables', () => {
    const html = `<h1>Gulls take over the pier</h1>
<p>By <a href="/bo">Bo Lund</a></p>
<p>GULL COVE — The gulls
have the <strong>pier</strong>,<br>and the <em>caf&eacute;</em> too.</p>
<figure><img src="g.jpg" alt="gulls"><figcaption>A gull. Photo: Ida Moe</figcaption></figure>
<h2>What they eat</h2>
<ul><li>Chips</li>
<li>Bait <ol><li>worms</li><li>squid</li></ol></li></ul>
<blockquote><p>They never ask, <q>may I?</q></p></blockquote>
<table><tr><th>Year</th><th>Gulls</th></tr><tr><td>2024</td><td>310</td></tr></table>
<script>track("<p>x</p>")</script><!-- an ad -->`;
    expect(read(html)).toEqual([
      'title: Gulls take over the pier',
      'By Bo Lund',
      'GULL COVE — The gulls have the pier,',
      'and the café too.',
      'caption: A gull. Photo: Ida Moe',
      'heading: What they eat',
      '• Chips',
      '• Bait',
      '1. worms',
      '2. squid',
      'They never ask, “may I?”',
      'row: Year\tGulls',
      'row: 2024\t310',
    ]);
  });

  test('also where somebody left out end tags, or escaped it as a whole', () => {
    expect(read('<p>One gull.\n<p>Two\ngulls.\n<p>Three gulls.')).toEqual(['One gull.', 'Two gulls.', 'Three gulls.']);
    expect(read('&lt;p&gt;One gull.&lt;/p&gt;&lt;p&gt;Two &amp;amp; more.&lt;/p&gt;')).toEqual([
      'One gull.',
      'Two & more.',
    ]);
  });

  test('a paragraph of spaces is none, and a space that does not break is one', () => {
    expect(read('<p>One&nbsp;gull.</p>\n<p>&nbsp;</p>\n<p>\u00a0Two gulls.</p>')).toEqual(['One gull.', 'Two gulls.']);
    expect(readingText(trace('<p>One.</p><p>&nbsp;</p><p>Two.</p>'), 'a.txt').traced.text).toBe('One.\n\nTwo.');
  });

  test('without footnote marks, with raised letters', () => {
    const html = '<p>The 10<sup>th</sup> gull<sup><a href="#n1">1</a></sup> was seen.<sup>[2]</sup></p>';
    expect(read(html)).toEqual(['The 10th gull was seen.']);
  });

  test('a caption of several paragraphs, and one by its class', () => {
    const html = `<figure><figcaption><p>A gull.</p><p>Photo: Ida Moe</p></figcaption></figure><p>It flew off.</p>
<p class="wp-caption-text">Another gull</p><p>It came back.</p>`;
    expect(read(html)).toEqual([
      'caption: A gull.',
      'caption: Photo: Ida Moe',
      'It flew off.',
      'caption: Another gull',
      'It came back.',
    ]);
  });

  test('what hides words is followed to its end, and hides nothing without one', () => {
    expect(read('<p>One.</p><style>p { x: y }</style><p>Two.</p>')).toEqual(['One.', 'Two.']);
    expect(read('<p>One.</p><button><p>Two gulls.</p>').join(' ')).toContain('Two gulls.');
    expect(read('<p>One.</p><script><p>Two gulls.</p>').join(' ')).toContain('Two gulls.');
    expect(read('<p>One.</p><p>Two <b gulls flew').join(' ')).toContain('Two <b gulls flew');
  });
});

describe('a tag amid plain text', () => {
  test('that nobody closed holds nothing, so that lines stay lines', () => {
    const text = 'You may use: <blockquote cite=""> <b> </b>\nFirst line of a list\nSecond line of a list';
    expect(read(text)).toEqual(['You may use:', 'First line of a list', 'Second line of a list']);
  });

  test('that a scraper left goes, and its lines are joined as those of any plain text', () => {
    const text = `The gulls of Gull Cove came back on Monday, to the surprise
of the <b>baker</b>, who had thought that they were gone for good
and had taken down his <a href="/nets">nets</a> only a week ago.

<img src="gull.jpg" />

He put them up again on Tuesday, and nobody has seen a gull since.`;
    expect(read(text)).toEqual([
      'The gulls of Gull Cove came back on Monday, to the surprise of the baker, who had thought that they were gone for good and had taken down his nets only a week ago.',
      'He put them up again on Tuesday, and nobody has seen a gull since.',
    ]);
  });
});

describe('what WordPress stores is read as it is shown', () => {
  test('its comments, shortcodes and paragraphs without tags', () => {
    const post = `<!-- wp:paragraph -->
<p>GULL COVE — The gulls have the pier.</p>
<!-- /wp:paragraph -->

[caption id="attachment_3" width="300"]<img src="g.jpg" /> A gull in 2019[/caption]

Nobody saw the <em>first</em> one come.

[gallery ids="1,2"]

<!--more-->

[su_box title="Gulls"]They eat what there is.[/su_box]

[embed]https://video.example/1[/embed]`;
    expect(read(post)).toEqual([
      'GULL COVE — The gulls have the pier.',
      'caption: A gull in 2019',
      'Nobody saw the first one come.',
      'They eat what there is.',
    ]);
  });

  test('what an editor puts in brackets is no shortcode', () => {
    const text = 'The mayor [Ada Okafor] said “it [the pier] is ours [sic]” [laughs].';
    expect(read(text)).toEqual([text]);
  });
});

describe('Markdown is read as a page shows it', () => {
  test('its headings, links, quotes, tables, lists, rules, notes and pictures', () => {
    const markdown = `# Gulls take over the *pier*

_By Bo Lund_
January 3, 2026

![A gull](g.jpg "Photo: Ida Moe")

The gulls have the **pier**, and the [café](https://cafe.example/a_b) too. It cost \\$3.1 million to
build, and __nobody__ asked \`them\`.[^1]

> They never ask,
> a [waiter][w] said &mdash; ever.

## What they eat ##

| Food | Weight |
| :--- | ---: |
| Chips | 3 |

* Chips
* Bait, as far as
  there is any
  1. worms

Last<br>line, and the mayor [Ada Okafor] agreed.

---

[^1]: Pier archive, box 3.
[w]: https://cafe.example/waiter

<div class="ad">Advertisement</div>
`;
    expect(read(markdown)).toEqual([
      'title: Gulls take over the pier',
      'By Bo Lund',
      'January 3, 2026',
      'The gulls have the pier, and the café too. It cost $3.1 million to build, and nobody asked them.',
      'They never ask, a waiter said — ever.',
      'heading: What they eat',
      'row: Food\tWeight',
      'row: Chips\t3',
      '• Chips',
      '• Bait, as far as there is any',
      '1. worms',
      'Last',
      'line, and the mayor [Ada Okafor] agreed.',
      'note: Pier archive, box 3.',
      'Advertisement',
    ]);
  });

  test('by its name, or by marks that nobody sets who means none', () => {
    expect(read('Two *gulls* sat\non the pier for an hour.', 'a.md')).toEqual([
      'Two gulls sat on the pier for an hour.',
    ]);
    expect(read('## Gulls\n\nTwo of them sat on the pier, and the *third* flew off.')).toEqual([
      'heading: Gulls',
      'Two of them sat on the pier, and the third flew off.',
    ]);
  });

  test('a turn of “[Mayor]: Yes” is no link', () => {
    expect(read('# Gulls\n\n[Mayor]: Yes\n\n[Baker]: No')).toEqual(['title: Gulls', '[Mayor]: Yes', '[Baker]: No']);
  });

  test('without blank lines, paragraphs of several sentences are still paragraphs', () => {
    const one = `The gulls came on Monday and stayed for the week, to the surprise of the baker. Nobody had called them here.`;
    expect(read(`# Gulls\n${one}\n${one}\n${one}`, 'a.md')).toEqual(['title: Gulls', one, one, one]);
  });
});

describe('in plain text nothing is taken off but what is certain', () => {
  test.each([
    ['The **pier** is [theirs](https://gull.example).', 'The pier is theirs.'],
    ['*By Bo Lund, Gull Cove*', 'By Bo Lund, Gull Cove'],
    ['The gull is 40 years old, a lab said.[1]', 'The gull is 40 years old, a lab said.'],
    ['The gull[2] is “old.”³', 'The gull is “old.”'],
    ['The gull <b>is</b> <a href="https://gull.example">old</a>.', 'The gull is old.'],
  ])('%s', (written, expected) => {
    expect(read(written)).toEqual([expected]);
  });

  test.each([
    '5 < 6 and 7 > 3, a * b * c',
    '* Attendance is an estimate.',
    'It is #1 in town.',
    'The module __init__ and its author __tommy__',
    'Watch now [VIDEO], and [video below] too',
    '# # #',
    'The file some_snake_case and another_one_here',
    'Write to Bo Lund <bo@gull.example> or <https://gull.example/a>.',
    'Nearly all of them read "*test* please ignore".',
    'That f**king gull and that s**t of a pier',
    'He typed <p> into the box.',
    'Ada Okafor [the mayor] said so [sic] in [2019].',
    '“I know **no one,” she said, “nor ** anyone else.”',
    '_________________',
    'C:\\temp\\new, \\$5',
    'The flow was 3 m³ a second.',
  ])('%s', (written) => {
    expect(read(written)).toEqual([written]);
  });
});

const WORDS = fc.array(fc.constantFrom('gull', 'pier', 'Ida', 'of', 'the', 'seventeen', 'café', '«oui»', 'it’s', '5'), {
  minLength: 6,
  maxLength: 60,
});
const PARAGRAPHS = fc.array(
  WORDS.map((words) => `The ${words.join(' ')}.`),
  { minLength: 2, maxLength: 8 },
);

/** Each word with a chance of marks around it that no page shows. */
function dressed(paragraph: string, marks: readonly [before: string, after: string][]): string {
  return paragraph
    .split(' ')
    .map((word, at) => {
      const [before, after] = marks[at % marks.length] ?? ['', ''];
      return /^\p{L}+$/u.test(word) ? `${before}${word}${after}` : word;
    })
    .join(' ');
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

describe('whatever the paragraphs, the reading text holds exactly these, and each leads back to its source:', () => {
  const inMarkdown: [string, string][] = [
    ['**', '**'],
    ['', ''],
    ['_', '_'],
    ['[', '](https://gull.example/a)'],
    ['', ''],
  ];
  const inHtml: [string, string][] = [
    ['<b>', '</b>'],
    ['', ''],
    ['<a href="/a?b=1&amp;c">', '</a>'],
    ['<span class="x">', '</span>'],
    ['', '<!-- x -->'],
  ];
  const holders: [string, string][] = [
    ['<p>', '</p>'],
    ['<div class="body">', '</div>'],
    ['<p style="a">\n\n  ', '\n</p>'],
    ['<blockquote><p>', '</p></blockquote>'],
  ];

  test('in Markdown', () => {
    fc.assert(
      fc.property(PARAGRAPHS, fc.integer({ min: 40, max: 200 }), fc.boolean(), (paragraphs, width, isQuoted) => {
        const blocks = paragraphs.map((paragraph) => wrapped(dressed(paragraph, inMarkdown), width));
        const quoted = blocks.map((block) => (isQuoted ? block.replace(/^/gm, '> ') : block));
        expectToHold(`# On gulls\n\n${quoted.join('\n\n')}\n`, ['On gulls', ...paragraphs]);
      }),
      { numRuns: 150 },
    );
  });

  test('in HTML', () => {
    const pieces = fc.tuple(PARAGRAPHS, fc.integer({ min: 20, max: 200 }), fc.nat(3));
    fc.assert(
      fc.property(pieces, ([paragraphs, width, nth]) => {
        const [before, after] = holders[nth] ?? ['<p>', '</p>'];
        const isLoose = before.startsWith('<div');
        const blocks = paragraphs.map((paragraph) => {
          const words = dressed(paragraph, inHtml);
          return `${before}${isLoose ? words : wrapped(words, width)}${after}`;
        });
        expectToHold(`<h1>On gulls</h1>${blocks.join('\n')}`, ['On gulls', ...paragraphs]);
      }),
      { numRuns: 150 },
    );
  });

  function expectToHold(document: string, paragraphs: readonly string[]): void {
    const { traced } = readingText(trace(document), 'story.txt');
    expect(traced.text).toBe(paragraphs.join('\n\n'));
    let at = 0;
    for (const paragraph of paragraphs) {
      const sources = sourcesOf(traced, { start: at, end: at + paragraph.length });
      const source = sources.map(({ start, end }) => document.slice(start, end)).join('');
      for (const word of paragraph.match(/\p{L}+/gu) ?? []) expect(source).toContain(word);
      at += paragraph.length + 2;
    }
  }
});

describe('a megabyte of marks takes no longer than one of words would, by far:', () => {
  const MEGABYTE = 1_000_000;
  const IN_MARKDOWN = ['[a](', '*a **b ', 'a <!-- ', '> ', '- ', '`a', '![a', '<a b="', 'a@'];

  test.each([
    '<',
    '[',
    '*',
    '&',
    '>',
    '_',
    '`',
    '\\',
    '<p>',
    '<ul><li>',
    '<a href="',
    '<!--',
    '<script>',
    '<sup><a ',
    '[caption ',
  ])(
    '%s',
    (mark) => {
      expect(() => takeMarksOff(trace(mark.repeat(MEGABYTE / mark.length)), 'story.md')).not.toThrow();
    },
    20_000,
  );

  test.each(IN_MARKDOWN)(
    'in Markdown: %s',
    (mark) => {
      const text = mark.repeat(MEGABYTE / mark.length);
      const inParagraphs = `${mark.repeat(90)}\n\n`.repeat(MEGABYTE / (90 * mark.length));
      for (const marks of [text, inParagraphs]) takeMarksOff(trace(`# On gulls\n\n${marks}`), 'story.md');
    },
    60_000,
  );
});
