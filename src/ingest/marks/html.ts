import type { Range } from '#index/text/article.ts';
import { BLOCKS, type HtmlToken, UNSEEN } from './html-tokens.ts';
import type { Sign, Typesetting } from './typesetting.ts';

// What holds a paragraph and nothing else: the line ends within are those of whoever wrote the code.
const HOLDERS: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th blockquote figcaption caption summary legend address'.split(' '),
);
// What begins a new line amid others that belong together.
const LINES: ReadonlySet<string> = new Set('li dt dd tr thead tbody tfoot'.split(' '));
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);
const SIGNS: ReadonlyMap<string, Sign> = new Map([
  ['h1', 'title'],
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ['figcaption', 'caption'],
  ['caption', 'caption'],
]);
const CAPTION_CLASS = /\bclass\s*=\s*["']?[^"'<>]{0,200}\bcaption\b/iu;
// `<sup>[1]</sup>` and `<sup><a href="#note">1</a></sup>` are footnote marks; `10<sup>th</sup>` and `m<sup>2</sup>` are not.
const NOTE_MARK =
  /^<sup[^<>]{0,200}>\s{0,9}(?:<a\b[^<>]{0,500}>\s{0,9}\[?|\[)[\w*†‡]{1,4}\]?\s{0,9}(?:<\/a>\s{0,9})?<\/sup>/iu;
const LONGEST_NOTE_MARK = 800;
const DEEPEST_LIST = 20;

/** A stretch of a text in tokens, and whether the text is HTML as a whole. */
export type HtmlText = { text: string; tokens: readonly HtmlToken[]; isWhole: boolean };

/** How much of what was read stands within elements that hold a paragraph, and how much outside, in code units. */
export type Held = { held: number; loose: number };

type Tag = Extract<HtmlToken, { name: string }>;

/**
 * Sets a stretch of a text as a page shows it. Outside the elements that hold a paragraph, line ends and blank lines count,
 * as they do where WordPress reads what an editor typed. In a text that is HTML as a whole an element may lack its end tag;
 * amid plain text it then holds nothing.
 */
export function setHtml({ text, tokens, isWhole }: HtmlText, setting: Typesetting): Held {
  const closed = closedHolders(tokens);
  const counted: Held = { held: 0, loose: 0 };
  const lists: { number: number; isOrdered: boolean }[] = [];
  let hidden: string | undefined;
  let captioned: string | undefined;
  let holder: { isClosed: boolean } | undefined;
  let isVerse = false;
  let isNewRow = false;
  let passed = 0;

  function words(range: Range): void {
    const { start, end } = range;
    const isBlank = text.slice(start, end).trim() === '';
    // What stands between two tags of blocks parts nothing that they do not part.
    if (isBlank && !setting.isOpen()) return;
    counted[holder ? 'held' : 'loose'] += text.slice(start, end).trim().length;
    if (isVerse || !holder) setting.lines(start, end);
    else if (holder.isClosed) setting.words(start, end);
    else setApart(range);
  }

  /** What nobody closed ends with a blank line, if it has not ended before. */
  function setApart({ start, end }: Range): void {
    let from = start;
    for (const { 0: found, index } of text.slice(start, end).matchAll(/\n[^\S\n]*\n/g)) {
      setting.words(from, start + index);
      setting.endBlock();
      from = start + index + found.length;
    }
    setting.words(from, end);
  }

  function open(tag: Tag, at: number): void {
    const { name, start, end } = tag;
    if (BLOCKS.has(name)) openBlock(tag, at);
    else if (name === 'br') setting.endLine();
    else if (name === 'q') setting.mark(start, end, '“');
    else if (name === 'sup') passed = noteMarkAt(text, start);
  }

  function openBlock(tag: Tag, at: number): void {
    const { name } = tag;
    if (CELLS.has(name)) openCell(tag);
    else if (isLine(name)) setting.endLine();
    else if (!holder || setting.isOpen()) setting.endBlock();
    signAs(tag);
    const isClosed = closed.has(at);
    holder = HOLDERS.has(name) && (isWhole || isClosed) ? { isClosed } : undefined;
    isVerse ||= name === 'pre';
    isNewRow ||= name === 'tr';
    openList(tag);
  }

  function openList({ name, start, end }: Tag): void {
    if (name === 'li') setting.bullet(start, end, bulletOf(lists.at(-1)));
    if (LISTS.has(name) && lists.length < DEEPEST_LIST) lists.push({ number: 0, isOrdered: name === 'ol' });
  }

  function openCell({ start, end }: Range): void {
    if (!isNewRow) setting.cell(start, end);
    isNewRow = false;
  }

  function isLine(name: string): boolean {
    return LINES.has(name) || (LISTS.has(name) && lists.length > 0);
  }

  /** A caption may have paragraphs of its own; a heading ends with the next block. */
  function signAs({ name, start, end }: Tag): void {
    const sign = CAPTION_CLASS.test(text.slice(start, end)) ? 'caption' : SIGNS.get(name);
    if (sign === 'caption') captioned ??= name;
    else if (sign || name === 'figure') captioned = undefined;
    setting.sign(captioned === undefined ? sign : 'caption');
  }

  function close({ name, start, end }: Tag): void {
    if (name === 'q') setting.mark(start, end, '”');
    if (BLOCKS.has(name) && !CELLS.has(name)) closeBlock(name);
  }

  function closeBlock(name: string): void {
    if (LISTS.has(name)) lists.pop();
    if (name === 'pre') isVerse = false;
    if (isLine(name)) setting.endLine();
    else setting.endBlock();
    if (name === captioned || name === 'figure') captioned = undefined;
    setting.sign(captioned === undefined ? undefined : 'caption');
    holder = undefined;
  }

  /** Follows what is hidden to its first end tag. */
  function hides(token: HtmlToken): boolean {
    if (hidden !== undefined) {
      if (token.kind === 'close' && token.name === hidden) hidden = undefined;
      return true;
    }
    if (token.kind !== 'open' || !UNSEEN.has(token.name) || text.startsWith('/>', token.end - 2)) return false;
    hidden = token.name;
    return true;
  }

  for (const [at, token] of tokens.entries()) {
    if (token.start < passed || hides(token)) continue;
    if (token.kind === 'words') words(token);
    else if (token.kind === 'open') open(token, at);
    else if (token.kind === 'close') close(token);
  }
  return counted;
}

/** The tokens that open a holder whose end tag is the next tag of a block. */
function closedHolders(tokens: readonly HtmlToken[]): ReadonlySet<number> {
  const closed = new Set<number>();
  let last: { at: number; name: string } | undefined;
  for (const [at, token] of tokens.entries()) {
    if (!('name' in token && BLOCKS.has(token.name))) continue;
    if (token.kind === 'open') last = { at, name: token.name };
    else if (last?.name === token.name) closed.add(last.at);
    if (token.kind === 'close') last = undefined;
  }
  return closed;
}

function bulletOf(list: { number: number; isOrdered: boolean } | undefined): string {
  if (!list?.isOrdered) return '• ';
  list.number += 1;
  return `${list.number}. `;
}

/** Where a footnote mark ends that begins here, else where it begins. */
function noteMarkAt(text: string, start: number): number {
  return start + (NOTE_MARK.exec(text.slice(start, start + LONGEST_NOTE_MARK))?.[0].length ?? 0);
}
