import type { Range } from '#index/text/article.ts';

/**
 * A stretch of a text in the shapes that are compared: ligatures apart, characters that were written as entities in
 * their place, soft hyphens gone, and words whole that a hyphen breaks, or a line end. `rangeOf(from, to)` says where in the text
 * a piece of it stands.
 */
export type Shaped = { text: string; rangeOf: (from: number, to: number) => Range };

/**
 * Whether a word that a hyphen breaks is written without it: `offi-⏎cer` is, `anti-⏎ICE` may not be. `isAtEnd` where a line
 * ends there; a text whose lines were joined shows no such end.
 */
export type IsWhole = (word: string, isAtEnd: boolean) => boolean;

const ENTITY = '&(?:#\\d{1,6}|#x[\\da-f]{1,5}|[a-z]{2,6});';
const ENTITIES = new RegExp(ENTITY, 'giu');
const LINE_END = String.raw`[^\S\n]*\n[^\S\n]*`;
/** How a draft whose lines were joined shows where a hyphen ended one. */
export const BROKEN = '‐\u00ad';
// A hyphen breaks a word between two letters; the blank line between paragraphs never stands in a word. Where an article's
// lines were joined nobody can tell a hyphen that broke a word at a line's end from the word's own.
const OTHERWISE = new RegExp(
  String.raw`(?<ligature>[ﬀ-ﬆ])|(?<soft>\u00ad(?:${LINE_END}(?=\p{L}))?)|(?<entity>${ENTITY})|(?<=\p{L})(?:${BROKEN}|[-‐](?:${LINE_END})?)(?=\p{L})`,
  'giu',
);
const WORD_BEFORE = /(?<![\p{L}\p{M}])[\p{L}\p{M}]+$/u;
const WORD_AFTER = /^[\p{L}\p{M}]+/u;
const LONGEST_WORD = 40;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  shy: '',
};

/** A text with its entities as the characters that they stand for: `&rsquo;`, `&#8217;`. What is no entity stays. */
export function withoutEntities(text: string): string {
  return text.replace(ENTITIES, characterOf);
}

/** The stretch of a text as it is compared. */
export function shapeOf(text: string, { start, end }: Range, isWhole: IsWhole): Shaped {
  const slice = text.slice(start, end);
  const parts: { text: string; start: number; end: number }[] = [];
  let at = 0;

  for (const { 0: found, index, groups = {} } of slice.matchAll(OTHERWISE)) {
    parts.push({ text: slice.slice(at, index), start: at, end: index });
    at = index + found.length;
    const around = { start: index, end: at };
    parts.push({ text: shaped(groups, () => isWhole(wordAround(slice, around), found.length > 1)), ...around });
  }
  if (parts.length === 0) return { text: slice, rangeOf: (from, to) => ({ start: start + from, end: start + to }) };
  parts.push({ text: slice.slice(at), start: at, end: slice.length });

  const places = parts.flatMap((part) =>
    Array.from({ length: part.text.length }, (_, i) =>
      part.text.length === part.end - part.start
        ? { start: start + part.start + i, end: start + part.start + i + 1 }
        : { start: start + part.start, end: start + part.end },
    ),
  );
  return {
    text: parts.map((part) => part.text).join(''),
    rangeOf: (from, to) => ({ start: places[from]?.start ?? end, end: places[to - 1]?.end ?? end }),
  };
}

function shaped(
  { ligature, soft, entity }: Readonly<Record<string, string | undefined>>,
  isWhole: () => boolean,
): string {
  if (ligature !== undefined) return ligature.normalize('NFKC');
  if (soft !== undefined) return '';
  if (entity !== undefined) return characterOf(entity);
  return isWhole() ? '' : '-';
}

function wordAround(slice: string, { start, end }: Range): string {
  const before = WORD_BEFORE.exec(slice.slice(Math.max(0, start - LONGEST_WORD), start))?.[0] ?? '';
  return before + (WORD_AFTER.exec(slice.slice(end, end + LONGEST_WORD))?.[0] ?? '');
}

function characterOf(entity: string): string {
  const name = entity.slice(1, -1);
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? entity;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
