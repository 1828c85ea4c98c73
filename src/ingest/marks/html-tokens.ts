import { Tokenizer } from 'htmlparser2';
import type { Range } from '#index/text/article.ts';

/** A stretch of a text with HTML in it: words, a tag with its name in small letters, or what no page shows. */
export type HtmlToken = Range & ({ kind: 'words' | 'hidden' } | { kind: 'open' | 'close'; name: string });

/** What begins a paragraph of its own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table caption tbody td tfoot th
  thead tr ul`.split(/\s+/),
);
/** What a page does not show as words: programs, styles, pictures, players, controls. */
export const UNSEEN: ReadonlySet<string> = new Set(
  `script style template noscript noembed noframes iframe title textarea head svg math object video audio canvas map select
  button`.split(/\s+/),
);
const INLINE: ReadonlySet<string> = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby s samp small
  span strike strong sub sup time tt u var`.split(/\s+/),
);
/** What has no end tag. */
const VOID: ReadonlySet<string> = new Set('br hr img wbr'.split(' '));
// What has none either, and says nothing without attributes.
const EMPTY: ReadonlySet<string> = new Set('area col embed input link meta param source track'.split(' '));
// What a tokenizer takes for text up to its end tag, whatever stands within.
const RAW: readonly string[] = 'script style title textarea iframe noembed noframes xmp plaintext'.split(' ');

const OPENING = /<(?<close>\/?)(?<name>[a-z][a-z\d]{0,20}(?:[-:][a-z\d]{1,20}){0,4})(?<inner>[\s/][^<>]{0,2000})?>/giu;
// As long as a tag ever is, with a picture in its attributes' data aside.
const LONGEST_TAG = 5_000;

/**
 * The tokens of a text, or undefined where it has no HTML. What is no tag beyond doubt is words: `5 < 6`, `<ann@ferry.example>`,
 * a `<p>` that somebody only speaks of.
 */
export function htmlTokens(text: string): HtmlToken[] | undefined {
  const certain = certainTags(text);
  const comment = text.indexOf('<!--');
  const hasComment = comment >= 0 && comment < text.lastIndexOf('-->');
  return certain.size === 0 && !hasComment ? undefined : tokenize(text, masked(text, certain));
}

/** Where the tags are that are tags beyond doubt: known ones with an end tag, without need of one, or with attributes. */
function certainTags(text: string): ReadonlySet<number> {
  if (!text.includes('<')) return new Set();
  const found = [...text.matchAll(OPENING)].map(({ index, groups = {} }) => ({
    index,
    name: (groups.name ?? '').toLowerCase(),
    isClose: groups.close === '/',
    hasAttributes: /=/.test(groups.inner ?? ''),
  }));
  const known = found.filter(({ name }) => isKnown(name));
  const opened = firstOf(known.filter(({ isClose }) => !isClose));
  const closed = lastOf(known.filter(({ isClose }) => isClose));
  const counts = Map.groupBy(known, ({ name }) => name);

  const isCertain = ({ name, index, isClose, hasAttributes }: (typeof known)[number]) => {
    const isPaired = (opened.get(name) ?? Number.POSITIVE_INFINITY) < (closed.get(name) ?? -1);
    // A tag whose end is missing hides nothing.
    if ((RAW.includes(name) || UNSEEN.has(name)) && !isClose) return index < (closed.get(name) ?? -1);
    return isPaired || VOID.has(name) || hasAttributes || (BLOCKS.has(name) && (counts.get(name)?.length ?? 0) > 2);
  };
  return new Set(known.filter(isCertain).map(({ index }) => index));
}

function isKnown(name: string): boolean {
  return [BLOCKS, UNSEEN, INLINE, VOID, EMPTY].some((names) => names.has(name)) || /[-:]/.test(name);
}

function firstOf(tags: readonly { name: string; index: number }[]): ReadonlyMap<string, number> {
  return lastOf(tags.toReversed());
}

function lastOf(tags: readonly { name: string; index: number }[]): ReadonlyMap<string, number> {
  return new Map(tags.map(({ name, index }) => [name, index]));
}

/** The text with every `<` that begins no tag as another character, so that a tokenizer does not take it for one. */
function masked(text: string, certain: ReadonlySet<number>): string {
  const lastComment = text.lastIndexOf('-->');
  return text.replace(/</g, (sign, at: number) => {
    const isComment = at < lastComment && text.startsWith('<!--', at);
    return certain.has(at) || isComment ? sign : '\ufffd';
  });
}

function tokenize(text: string, readable: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  let name = '';
  const words = (end: number) => {
    if (end > at) tokens.push({ kind: 'words', start: at, end });
    at = Math.max(at, end);
  };
  const tag = (kind: 'open' | 'close', start: number, end: number) => {
    words(start);
    if (end - start > LONGEST_TAG) words(end);
    else tokens.push({ kind, name, start, end });
    at = end;
  };
  let opening = 0;
  const open = (end: number) => tag('open', opening, end + 1);
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname: (start, end) => {
        opening = start - 1;
        name = text.slice(start, end).toLowerCase();
      },
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag: (start, end) => {
        name = text.slice(start, end).toLowerCase();
        tag('close', start - 2, endOfTag(text, end));
      },
      oncomment: (start, end) => {
        words(start - 4);
        tokens.push({ kind: 'hidden', start: start - 4, end: end + 1 });
        at = end + 1;
      },
      ontext: ignore,
      ontextentity: ignore,
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(readable);
  tokenizer.end();
  words(text.length);
  return tokens;
}

function endOfTag(text: string, from: number): number {
  const end = text.indexOf('>', from);
  return end < 0 ? text.length : end + 1;
}
