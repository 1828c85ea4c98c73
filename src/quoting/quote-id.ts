import type { Range } from '#index/text/article.ts';
import type { KeyedMarks } from '#src/rights/keyed-marks.ts';

/** A slice of one version of an article: `article.text.slice(start, end)`. */
export type Slice = Range & { articleId: string; version: string };

// Written in one way only: a number without a zero before it.
const ID = /^(?<articleId>\w+)-(?<version>\w+)-(?<start>0|[1-9]\d{0,8})-(?<end>0|[1-9]\d{0,8})-(?<mark>[0-9a-f]{24})$/;

/**
 * The one id of a quote, `article-version-start-end-mark`: names a slice that we have shown, and no other, as nobody else
 * can make the mark. At most 78 characters for articles as they are read, whose ids and versions have 16.
 */
export function writeQuoteId(slice: Slice, marks: KeyedMarks): string {
  const { articleId, version, start, end } = slice;
  return `${articleId}-${version}-${start}-${end}-${marks.of(markedText(slice))}`;
}

/** The slice that an id names; undefined when we have not written it, or not so. */
export function readQuoteId(id: string, marks: KeyedMarks): Slice | undefined {
  const { articleId = '', version = '', start, end, mark = '' } = ID.exec(id)?.groups ?? {};
  const slice = { articleId, version, start: Number(start), end: Number(end) };
  return marks.isOf(markedText(slice), mark) ? slice : undefined;
}

/** None of the parts can have a space in it, so no two slices are marked alike. */
function markedText({ articleId, version, start, end }: Slice): string {
  return `quote ${articleId} ${version} ${start} ${end}`;
}
