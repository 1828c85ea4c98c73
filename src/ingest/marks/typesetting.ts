import { arrange, type Stretch, sourcesOf, type TracedText } from '#src/ingest/source/traced-text.ts';

/** What the marks of a document say that a paragraph is, where that is more than a paragraph. */
export type Sign = 'title' | 'heading' | 'caption' | 'row' | 'note';

/** Signs by where their paragraphs begin, in code units. */
export type Signs = ReadonlyMap<number, Sign>;

// On a page, spaces that do not break are there to look like others, or to hold an empty paragraph open.
const SPACES = /(?:[\s\u00a0]|&(?:amp;)?(?:nbsp|ensp|emsp|thinsp|#160|#xa0);)+/giu;

/** A paragraph being set: the stretches it is made of, and whether a blank line stands before it. */
type SetParagraph = { stretches: Stretch[]; isApart: boolean; sign: Sign | undefined };

export type Typesetting = ReturnType<typeof createTypesetting>;

/**
 * Sets a text into paragraphs, from its beginning to its end. White space around and between words is one space, as pages
 * show it. A paragraph begins where words come after `endLine`, and apart from the one before where they come after `endBlock`.
 */
export function createTypesetting(text: string) {
  const paragraphs: SetParagraph[] = [];
  let open: SetParagraph | undefined;
  let isApart = true;
  let sign: Sign | undefined;
  let bullet: Required<Stretch> | undefined;
  let space: Stretch | undefined;

  function add(stretch: Stretch): void {
    if (!open) {
      open = { stretches: bullet ? [bullet] : [], isApart, sign };
      paragraphs.push(open);
      isApart = false;
      bullet = undefined;
    } else if (space) {
      open.stretches.push(space);
    }
    space = undefined;
    open.stretches.push(stretch);
  }

  function addSpace(start: number, end: number): void {
    if (open) space ??= text.slice(start, end) === ' ' ? { start, end } : { start, end, as: ' ' };
  }

  function endLine(): void {
    open = undefined;
    space = undefined;
  }

  return {
    /** Words as they stand. */
    words(start: number, end: number): void {
      let from = start;
      for (const { 0: found, index } of text.slice(start, end).matchAll(SPACES)) {
        const at = start + index;
        if (at > from) add({ start: from, end: at });
        addSpace(at, at + found.length);
        from = at + found.length;
      }
      if (end > from) add({ start: from, end });
    },

    /** Words of lines that stay lines, as in verse; and what stands after a blank line stands apart. */
    lines(start: number, end: number): void {
      let from = start;
      for (const { 0: found, index } of text.slice(start, end).matchAll(/\r\n|[\n\r]/g)) {
        const at = start + index;
        if (from > start && text.slice(from, at).trim() === '') this.endBlock();
        this.words(from, at);
        this.endLine();
        from = at + found.length;
      }
      this.words(from, end);
    },

    /** A stretch that is read as something else, such as a quotation mark for `<q>`. */
    mark(start: number, end: number, as: string): void {
      add({ start, end, as });
    },

    /** What stands before the next words, as the number or bullet of an item does; nothing where none come. */
    bullet(start: number, end: number, as: string): void {
      bullet = { start, end, as };
    },

    /** What stands between two cells of a row. */
    cell(start: number, end: number): void {
      if (!open) return;
      space = { start, end, as: '\t' };
      open.sign = 'row';
    },

    /** What the paragraphs from here on are. */
    sign(now: Sign | undefined): void {
      sign = now;
    },

    isOpen: () => open !== undefined,
    endLine,
    endBlock(): void {
      endLine();
      isApart = true;
      bullet = undefined;
    },

    /** The text as it was set: a paragraph a line, a blank line between those that stand apart. */
    finish(traced: TracedText): { traced: TracedText; signs: Signs } {
      return finish(traced, paragraphs);
    },
  };
}

function finish(traced: TracedText, paragraphs: readonly SetParagraph[]): { traced: TracedText; signs: Signs } {
  const stretches: Stretch[] = [];
  const signed: { at: number; sign: Sign }[] = [];
  let at = 0;
  let before = 0;
  for (const paragraph of paragraphs) {
    const first = paragraph.stretches[0]?.start ?? before;
    if (at > 0) {
      const as = paragraph.isApart ? '\n\n' : '\n';
      stretches.push({ start: Math.min(before, first), end: first, as });
      at += as.length;
    }
    if (paragraph.sign) signed.push({ at, sign: paragraph.sign });
    for (const stretch of paragraph.stretches) {
      stretches.push(stretch);
      at += stretch.as?.length ?? stretch.end - stretch.start;
      before = stretch.end;
    }
  }
  const set = arrange(traced, stretches);
  return { traced: set, signs: new Map(signed.map(({ at: start, sign }) => [beginningOf(set, start), sign])) };
}

/** Where in the source what stands at this place was taken from: where its paragraph is known by, whatever becomes of it. */
export function beginningOf(traced: TracedText, at: number): number {
  return sourcesOf(traced, { start: at, end: at + 1 })[0]?.start ?? 0;
}
