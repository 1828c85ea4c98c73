import { z } from 'zod';

/** A half-open stretch `[start, end)` of a text, in UTF-16 code units. */
export type Range = { start: number; end: number };

/** A range without the white space around its text; where it begins, if nothing else is in it. */
export function trimRange(text: string, { start, end }: Range): Range {
  const slice = text.slice(start, end);
  const from = slice.trim() === '' ? start : start + slice.length - slice.trimStart().length;
  return { start: from, end: from + slice.trim().length };
}

/** What a paragraph is to a reader. Only `body` and `summary` may be quoted. */
export const ParagraphKind = z.enum([
  'headline',
  'summary',
  'subhead',
  'body',
  'embed',
  'caption',
  'promo',
  'boilerplate',
  'sources',
  'correction',
]);
export type ParagraphKind = z.infer<typeof ParagraphKind>;

/**
 * One paragraph: `article.text.slice(start, end)`, without the white space around it.
 * `number` counts every paragraph of the document from 1, so that anyone can find it in the file.
 * `rule` is its receipt: why it has this kind, in words an editor understands.
 */
export const Paragraph = z.strictObject({
  number: z.int().positive(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  kind: ParagraphKind,
  rule: z.string().min(1),
});
export type Paragraph = z.infer<typeof Paragraph>;

/**
 * When a story was published, no more precisely than it says itself:
 * `2026`, `2026-01`, `2026-01-26`, or an instant to the minute such as `2026-01-26T14:05Z`.
 */
export const Published = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('year'), at: z.string().regex(/^\d{4}$/) }),
  z.strictObject({ precision: z.literal('month'), at: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/) }),
  z.strictObject({ precision: z.literal('day'), at: z.iso.date() }),
  z.strictObject({ precision: z.literal('minute'), at: z.iso.datetime({ precision: -1 }) }),
]);
export type Published = z.infer<typeof Published>;

/** What a document can say about itself. Whatever it does not say is left out, never guessed. */
export const Facts = z.strictObject({
  headline: z.string().min(1).optional(),
  outlet: z.string().min(1).optional(),
  byline: z.string().min(1).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  published: Published.optional(),
  place: z.string().min(1).optional(),
});
export type Facts = z.infer<typeof Facts>;
export type FactName = keyof Facts;

/** What stands for a moment that could not be read: as an embargo it never passes, as an expiry it has passed. */
export const UNREADABLE = 'unreadable';

/**
 * A moment as the newsroom wrote it, in ISO 8601: an instant, or a day or time of day on the newsroom's own clock,
 * which is a setting and may change. `src/rights/visibility.ts` says when that is.
 */
const Moment = z.string().regex(/^(?:unreadable|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}\S*)?)$/);

/**
 * On what terms a story may be shown. What is left out does not limit it; what could not be read limits it as far as
 * can be, for a story quoted too early cannot be taken back.
 */
export const Terms = z.strictObject({
  /** `held`: not to be shown for now, or its terms could not be read. */
  status: z.enum(['corrected', 'withdrawn', 'held']).optional(),
  /** When it was corrected: a date as `parsePublished` reads it, or as it is printed where that has no year. */
  correctedOn: z.string().min(1).optional(),
  embargo: Moment.optional(),
  /** The last day, or the moment, until which it may be quoted. */
  rightsUntil: Moment.optional(),
  /** How many words of it one answer may quote; 0: none. */
  rightsWords: z.int().nonnegative().optional(),
  /** Not for channels shared with other organisations, nor for guests. */
  audience: z.literal('internal').optional(),
});
export type Terms = z.infer<typeof Terms>;
export type TermName = keyof Terms;

/**
 * One version of one published story.
 *
 * `text` is the reading text, what a reader of the document would read: in NFC, without bidi and zero-width characters, one
 * paragraph a line, and otherwise as printed; every quote is a slice of it. `id` stays the same from version to version; `version` is a digest of `text`,
 * facts and terms. `file` is the name a reader knows the document by. `receipts` says which rule gave each of them.
 */
export const Article = Facts.extend(Terms.shape).extend({
  id: z.string().min(1),
  version: z.string().min(1),
  file: z.string().min(1),
  text: z.string(),
  paragraphs: z.array(Paragraph),
  receipts: z.partialRecord(z.enum([...Facts.keyof().options, ...Terms.keyof().options]), z.string().min(1)),
});
export type Article = z.infer<typeof Article>;

/** Whether a reader may be shown this paragraph as a quote. */
export function isQuotable({ kind }: Pick<Paragraph, 'kind'>): boolean {
  return kind === 'body' || kind === 'summary';
}

/** By the names of their files, by code units, so that every bot has them in the same order. */
export function byFile(a: Pick<Article, 'file'>, b: Pick<Article, 'file'>): number {
  return a.file < b.file ? -1 : Number(a.file > b.file);
}

/**
 * Where a reading text was taken from: from which part of its document, in which encoding its bytes are, and run by run, as
 * `src/ingest/source/source-map.ts` prints them, which stretch of the text is which of the bytes.
 */
export const SourceMap = z.strictObject({ part: z.string().min(1), encoding: z.string().min(1), runs: z.string() });
export type SourceMap = z.infer<typeof SourceMap>;
