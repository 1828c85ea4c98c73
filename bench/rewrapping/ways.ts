import { FACES, FIXED, type Ruler } from './font-widths.ts';

/** A story wrapped in some way: its paragraphs, the headline first, and a number of its own for what differs from paper to paper. */
type Way = (paragraphs: readonly string[], seed: number) => string;

const BLANK = '\n\n';

/** The ways in which lines end where no paragraph does. */
export const WAYS: Record<string, Way> = {
  'a column of 35': column(35),
  'a column of 60': column(60),
  'a column of 72': column(72),
  'a column of 80': column(80),
  'proportional widths': proportional(BLANK),
  'indents, no blank lines': (paragraphs) =>
    paragraphs.map((one) => wrap(one, 66, { indent: '   ' }).join('\n')).join('\n'),
  'double spacing': (paragraphs) => paragraphs.flatMap((one) => wrap(one, 66)).join(BLANK),
  'quoted in a mail': (paragraphs) =>
    paragraphs
      .map((one) =>
        wrap(one, 70)
          .map((line) => `> ${line}`)
          .join('\n'),
      )
      .join('\n>\n'),
  'hard wraps, no blank lines': (paragraphs) => paragraphs.flatMap((one) => wrap(one, 72)).join('\n'),
  justified: (paragraphs) => paragraphs.map((one) => justified(wrap(one, 68), 68).join('\n')).join(BLANK),
  hyphenated: (paragraphs) => paragraphs.map((one) => wrap(one, 48, { isHyphenated: true }).join('\n')).join(BLANK),
  'pages, with numbers and running heads': paged,
};

/** What no bar is set for: nothing but the width of a line tells that it ends a paragraph, and that is known by half. */
export const HARDER: Record<string, Way> = { 'proportional widths, no blank lines': proportional('\n') };

type Setting = { ruler?: Ruler; indent?: string; isHyphenated?: boolean };

function column(width: number): Way {
  return (paragraphs) => paragraphs.map((one) => wrap(one, width).join('\n')).join(BLANK);
}

/** As a PDF's words come: lines of one width in print, in a face of that story. */
function proportional(between: string): Way {
  return (paragraphs, seed) => {
    const ruler = FACES[seed % FACES.length] ?? FIXED;
    const width = 30_000 + (seed % 7) * 2_000;
    return paragraphs.map((one) => wrap(one, width, { ruler }).join('\n')).join(between);
  };
}

/** As many words on each line as fit. */
function wrap(
  paragraph: string,
  width: number,
  { ruler = FIXED, indent = '', isHyphenated = false }: Setting = {},
): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of paragraph.split(/\s+/u)) {
    const isEmpty = line.trim() === '';
    const longer = isEmpty ? `${line}${word}` : `${line} ${word}`;
    if (isEmpty || ruler(longer) <= width) {
      line = longer;
      continue;
    }
    const [head, tail] = isHyphenated ? parted(word, width - line.length - 1) : ['', word];
    lines.push(head === '' ? line : `${line} ${head}`);
    line = tail;
  }
  return [...lines, line];
}

/** A word in two where a syllable may end, with as many letters as fit before its hyphen; or nothing before. */
function parted(word: string, room: number): [head: string, tail: string] {
  for (let at = Math.min(room - 1, word.length - 3); at >= 3; at -= 1) {
    if (/^\p{L}*[aeiou]$/u.test(word.slice(0, at)) && /^[^\P{L}aeiou][aeiou]\p{Ll}+/u.test(word.slice(at)))
      return [`${word.slice(0, at)}-`, word.slice(at)];
  }
  return ['', word];
}

/** All lines but the last with spaces added from the left until they are full. */
function justified(lines: readonly string[], width: number): string[] {
  return lines.map((line, at) => {
    const words = line.split(' ');
    const missing = width - line.length;
    if (at === lines.length - 1 || words.length < 2 || missing <= 0) return line;
    const [each, more] = [Math.floor(missing / (words.length - 1)), missing % (words.length - 1)];
    return words
      .map((word, nth) => word + (nth < words.length - 1 ? ' '.repeat(1 + each + (nth < more ? 1 : 0)) : ''))
      .join('');
  });
}

const LINES_A_PAGE = 34;
const HEADS = ['THE TIDEWATER POST', 'Harbor Bulletin          14 January 2026', 'Council file 26-114 / Dredging', ''];
const FEET: readonly ((page: number) => string)[] = [
  (page) => `- ${page} -`,
  (page) => `Page ${page} of 9`,
  (page) => String(page),
  (page) => `Tidewater Post, 14 January 2026                         ${page}`,
];

/** As a printout comes: so many lines a page, its foot below, the head of the next one above. */
function paged(paragraphs: readonly string[], seed: number): string {
  const lines = column(72)(paragraphs, seed).split('\n');
  const head = HEADS[seed % HEADS.length] ?? '';
  const foot = FEET[(seed >>> 4) % FEET.length] ?? String;
  const hasFormFeed = (seed >>> 8) % 2 === 0;
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_A_PAGE) {
    const page = lines
      .slice(at, at + LINES_A_PAGE)
      .join('\n')
      .replace(/^\n+|\n+$/g, '');
    const isFirst = at === 0;
    pages.push(`${isFirst || head === '' ? '' : `${head}${BLANK}`}${page}${BLANK}${foot(pages.length + 1)}`);
  }
  return pages.join(hasFormFeed ? '\n\f' : BLANK);
}
