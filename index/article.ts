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

/**
 * One version of one published story.
 *
 * `text` is the document decoded, in NFC, without bidi and zero-width characters, and otherwise untouched:
 * every quote is a slice of it. `id` stays the same from version to version; `version` is a digest of `text`
 * and facts. `file` is the name a reader knows the document by. `receipts` says which rule gave each fact.
 */
export const Article = Facts.extend({
  id: z.string().min(1),
  version: z.string().min(1),
  file: z.string().min(1),
  text: z.string(),
  paragraphs: z.array(Paragraph),
  receipts: z.partialRecord(Facts.keyof(), z.string().min(1)),
});
export type Article = z.infer<typeof Article>;

/** Whether a reader may be shown this paragraph as a quote. */
export function isQuotable({ kind }: Pick<Paragraph, 'kind'>): boolean {
  return kind === 'body' || kind === 'summary';
}
