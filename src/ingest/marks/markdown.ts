import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import type { Range } from '#index/text/article.ts';
import { isShort } from '#src/ingest/marking/wording.ts';
import { FOOTNOTES } from './footnotes.ts';
import { setHtml } from './html.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';
import { lineEnds } from './line-ends.ts';
import type { Sign, Typesetting } from './typesetting.ts';

const NOTE = /^\[\^[^\]\s]{1,40}\]$/u;

// A newsroom that indents a paragraph means no code by it.
const reader = parser.configure([GFM, FOOTNOTES, { remove: ['IndentedCode'] }]);

/** What holds words, and what that says of them. */
const LEAVES: ReadonlyMap<string, Sign | undefined> = new Map([
  ['Paragraph', undefined],
  ['Task', undefined],
  ['Footnote', 'note'],
  ['TableHeader', undefined],
  ['TableRow', undefined],
  ['ATXHeading1', 'title'],
  ['SetextHeading1', 'title'],
  ...['ATXHeading2', 'ATXHeading3', 'ATXHeading4', 'ATXHeading5', 'ATXHeading6', 'SetextHeading2'].map(
    (name) => [name, 'heading'] as const,
  ),
]);
/** What a page shows nothing of, wherever it stands. */
const UNSEEN: ReadonlySet<string> = new Set(
  `HeaderMark QuoteMark EmphasisMark CodeMark CodeInfo LinkTitle LinkLabel StrikethroughMark Comment CommentBlock
  ProcessingInstruction ProcessingInstructionBlock HorizontalRule TaskMarker`.split(/\s+/),
);
// A paragraph above a rule is a heading too, by the letter.
const LONGEST_HEADING = 32;
// “[Moderator]: Yes” defines no link.
const DEFINES_LINK = /^\[[^\]]{1,999}\]:\s*(?:<[^<>\n]{0,2000}>|\S*[/.#@]\S*)/u;

/** Sets a Markdown text as a page shows it. */
export function setMarkdown(text: string, setting: Typesetting): void {
  const tree = reader.parse(text);
  const labels = labelsOf(text, tree);
  const endsLine = lineEnds(text, paragraphsOf(tree));
  const html = htmlTokens(text) ?? [];
  const tags = new Map(html.flatMap((token) => ('name' in token ? [[token.start, token]] : [])));
  let isLeaf = false;
  let at = 0;
  let lists = 0;
  let nextHtml = 0;

  /** The words up to here that have not been set yet. */
  function words(end: number): void {
    if (!isLeaf) return;
    let from = at;
    for (const { index } of text.slice(at, end).matchAll(/\n/g)) {
      const lineEnd = at + index;
      if (!endsLine(lineEnd)) continue;
      setting.words(from, lineEnd);
      setting.endLine();
      from = lineEnd + 1;
    }
    setting.words(from, end);
    at = end;
  }

  function skip({ from, to }: { from: number; to: number }): false {
    words(from);
    at = to;
    return false;
  }

  function part(): void {
    if (lists > 0) setting.endLine();
    else setting.endBlock();
  }

  function begin({ name, from, to }: SyntaxNodeRef): void {
    if (!name.startsWith('Table')) part();
    else setting.endLine();
    const sign = LEAVES.get(name);
    setting.sign(sign === 'note' || isShort(text.slice(from, to), LONGEST_HEADING) ? sign : undefined);
    isLeaf = true;
    at = from;
  }

  function item({ from, to }: SyntaxNodeRef): undefined {
    const mark = text.slice(from, to);
    setting.bullet(from, to, /^[*+]$/u.test(mark) ? '• ' : `${mark} `);
  }

  function link(node: SyntaxNodeRef): false | undefined {
    const written = text.slice(node.from, node.to);
    if (NOTE.test(written)) return skip({ from: node.from, to: node.to + (text[node.to] === ':' ? 1 : 0) });
    return node.name === 'Image' && leads(node.node) ? skip(node) : undefined;
  }

  /** Whether brackets are those of a link, and not an editor's own. */
  function leads(node: SyntaxNode): boolean {
    if (node.getChild('URL')) return true;
    const label = node.getChild('LinkLabel');
    const written = label ? text.slice(label.from, label.to) : text.slice(node.from, node.to).replace(/^!/, '');
    return labels.has(labelled(written === '[]' ? text.slice(node.from, label?.from) : written));
  }

  function address(node: SyntaxNodeRef): false {
    const parent = node.node.parent;
    return parent?.name === 'Link' || parent?.name === 'Image' ? skip(node) : false;
  }

  function linkMark(node: SyntaxNodeRef): false {
    const parent = node.node.parent;
    const isBracket = parent?.name === 'Link' || parent?.name === 'Image';
    return isBracket && !leads(parent) ? false : skip(node);
  }

  function reference({ from, to }: SyntaxNodeRef): false {
    const written = text.slice(from, to);
    if (DEFINES_LINK.test(written)) return false;
    part();
    setting.sign(undefined);
    setting.words(from, to);
    part();
    return false;
  }

  function tag({ from }: SyntaxNodeRef): false {
    const found = tags.get(from);
    if (!found) return false;
    skip({ from, to: found.end });
    if (found.name === 'br') setting.endLine();
    return false;
  }

  function htmlBlock({ from, to }: SyntaxNodeRef): false {
    part();
    const within = html.length > 0 ? htmlWithin(from, to) : [{ kind: 'words' as const, start: from, end: to }];
    setHtml({ text, tokens: within, isWhole: true }, setting);
    part();
    return false;
  }

  function htmlWithin(from: number, to: number): HtmlToken[] {
    while ((html[nextHtml]?.end ?? to) <= from) nextHtml += 1;
    const within: HtmlToken[] = [];
    for (let i = nextHtml; (html[i]?.start ?? to) < to; i += 1) {
      const token = html[i];
      if (token) within.push({ ...token, start: Math.max(from, token.start), end: Math.min(to, token.end) });
    }
    return within;
  }

  const readers = new Map<string, (node: SyntaxNodeRef) => unknown>([
    ['BulletList', beginList],
    ['OrderedList', beginList],
    ['ListItem', () => setting.endLine()],
    ['ListMark', item],
    ['Table', () => setting.endBlock()],
    ['TableDelimiter', delimiter],
    ['Link', link],
    ['Image', link],
    ['LinkMark', linkMark],
    ['URL', address],
    ['LinkReference', reference],
    ['Escape', ({ from }) => skip({ from, to: from + 1 })],
    ['HardBreak', hardBreak],
    ['HTMLTag', tag],
    ['HTMLBlock', htmlBlock],
    ['FencedCode', () => setting.endBlock()],
    ['CodeText', ({ from, to }) => setting.lines(from, to)],
  ]);

  function hardBreak(node: SyntaxNodeRef): false {
    skip(node);
    setting.endLine();
    return false;
  }

  function beginList(): undefined {
    part();
    lists += 1;
  }

  function delimiter(node: SyntaxNodeRef): false {
    skip(node);
    if (isLeaf) setting.cell(node.from, node.to);
    return false;
  }

  tree.iterate({
    enter(node) {
      if (LEAVES.has(node.name)) begin(node);
      if (UNSEEN.has(node.name)) return skip(node);
      return readers.get(node.name)?.(node) === false ? false : undefined;
    },
    leave(node) {
      if (LEAVES.has(node.name)) {
        words(node.to);
        isLeaf = false;
        part();
      } else if (/^(?:Bullet|Ordered)List$/.test(node.name)) {
        lists -= 1;
        part();
      } else if (/^(?:Table|FencedCode|HorizontalRule|Blockquote)$/.test(node.name)) {
        setting.endBlock();
      }
    },
  });
}

function labelsOf(text: string, tree: Tree): ReadonlySet<string> {
  const labels = new Set<string>();
  tree.iterate({
    enter({ name, from, to }) {
      const written = name === 'LinkReference' ? text.slice(from, to) : '';
      if (DEFINES_LINK.test(written)) labels.add(labelled(written.slice(0, written.indexOf(']:') + 1)));
    },
  });
  return labels;
}

/** A label as labels are compared: `[Ferry  Line]` and `[ferry line]` are one. */
function labelled(written: string): string {
  return written.slice(0, 1000).replace(/\s+/g, ' ').toLowerCase();
}

function paragraphsOf(tree: Tree): Range[] {
  const paragraphs: Range[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'Paragraph') paragraphs.push({ start: from, end: to });
    },
  });
  return paragraphs;
}
