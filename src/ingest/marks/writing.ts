import { BLOCKS, type HtmlToken } from './html-tokens.ts';

/** What a document is written in, as far as that says what its paragraphs are. */
export type Writing = 'plain' | 'markdown' | 'html';

// What stands for itself in a text that somebody only typed, and what nobody types who does not mean Markdown.
const SURE: readonly RegExp[] = [
  // A title on top, a heading set apart: `## What happens next`. A lone `# 1` or `# note` further down is neither.
  /^# ["“‘]?\p{Lu}[^\n]*(?:\n[^\S\n]*\n|$)/u,
  /(?:^|\n[^\S\n]*\n)#{2,6} ["“‘]?[\p{Lu}\p{N}][^\n]*(?:\n[^\S\n]*\n|$)/u,
  // The line below a table's head
  /^\|? ?:?-{2,}:? ?(?:\| ?:?-{2,}:? ?)+\|?$/mu,
  // `[^1]: Harbor archive`, `[ferry]: https://ferry.example`
  /^\[[^\]\n]{1,100}\]: <?https?:\/\/\S/mu,
  /^\[\^[^\]\s]{1,40}\]: \S/mu,
  /!\[[^[\]\n]{0,500}\]\([^()\s]{1,2000}/u,
];
// What may be typed in a text that is not Markdown too; in a file of that name it is enough.
const LIKELY: readonly RegExp[] = [
  /^#{1,6} \S/mu,
  /\[[^[\]\n]{1,500}\]\([^()\s]{1,2000}/u,
  /\*\*[^\s*][^*\n]{0,500}\*\*/u,
  /(?<![\p{L}\p{N}_*])[_*][^\s*_][^*_\n]{0,500}[_*](?![\p{L}\p{N}_*])/u,
  /^ {0,3}>/mu,
  /^ {0,3}[-*+] \S/mu,
  /^ {0,3}(?:`{3}|~{3}|-{3}|\*{3}|_{3})/mu,
  /\\[!-/:-@[-`{-~]/u,
  /\[\^[^\]\s]{1,40}\]/u,
  /^(?:=+|-+)$/mu,
];
const MARKDOWN_NAME = /\.(?:md|markdown|mdown|mkd)$/iu;

// No writer sets so many marks in one paragraph, or quotes so deep; and to find out what they mean takes time that grows
// with their square.
const MOST_MARKS = 400;
const LONGEST_BLOCK = 60_000;
const DEEPEST = 12;
const MARK = /[[\]*_`~<>!\\&|(]/g;
const TABLE = /^[^\n]*\n[ \t]*\|? ?:?-{2,}/;

/** Which writing a document is in. In doubt it is plain text, of which nothing is taken but what is certain. */
export function writingOf(text: string, tokens: readonly HtmlToken[] | undefined, file: string): Writing {
  if (tokens && isHtml(text, tokens)) return 'html';
  const signs = MARKDOWN_NAME.test(file) ? [...SURE, ...LIKELY] : SURE;
  const written = text.trimStart();
  return signs.some((sign) => sign.test(written)) && isWritten(text) ? 'markdown' : 'plain';
}

/** Whether HTML says what the paragraphs are: most of the words stand between tags of blocks. */
function isHtml(text: string, tokens: readonly HtmlToken[]): boolean {
  const counted = { within: 0, outside: 0 };
  // One tag alone, without its end, is the example of somebody who speaks of tags.
  const tags = Map.groupBy(tokens, (token) => ('name' in token ? token.name : ''));
  let place: keyof typeof counted = 'outside';
  for (const token of tokens) {
    if (token.kind === 'words') counted[place] += text.slice(token.start, token.end).trim().length;
    else if (parts(token) && (tags.get(token.name)?.length ?? 0) > 1)
      place = token.kind === 'open' ? 'within' : 'outside';
  }
  return counted.within > counted.outside;
}

function parts(token: HtmlToken): token is HtmlToken & { name: string } {
  return 'name' in token && (BLOCKS.has(token.name) || token.name === 'br');
}

function isWritten(text: string): boolean {
  return text
    .split(/\n[^\S\n]*\n/)
    .every((block) => block.length <= LONGEST_BLOCK && leavesOf(block).every(isLeafWritten));
}

/** A block in parts whose marks are read apart: the items of a list, the rows of a table. */
function leavesOf(block: string): string[] {
  return block.length <= MOST_MARKS
    ? [block]
    : block.split(TABLE.test(block) ? /\n(?=[ \t]*\|)/ : /\n(?=[ \t]*[-*+] )/);
}

function isLeafWritten(leaf: string): boolean {
  const marks = leaf.length > MOST_MARKS ? (leaf.match(MARK)?.length ?? 0) : 0;
  return marks <= MOST_MARKS && !isDeep(leaf);
}

function isDeep(block: string): boolean {
  return block.split('\n').some((line) => {
    const marks = /^(?:[\s>*+-]|\d{1,9}[.)])*/u.exec(line)?.[0].match(/[>*+.)-]/gu)?.length ?? 0;
    return marks > DEEPEST && marks < line.replace(/\s/gu, '').length;
  });
}
