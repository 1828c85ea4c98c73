import { z } from 'zod';

/** Byte ranges of a file, `12-45`, in reading order; several, `12-45,60-71`, where something stands between. */
const Stretch = z.string().regex(/^\d+-\d+(?:,\d+-\d+)*$/);

/** What a document prints of itself; `isNeeded` where a reader must find it, values where it may say one of several. */
const Printed = z.strictObject({ values: z.array(z.string().min(1)), isNeeded: z.boolean() });

/** Where a document is from, how it was made where it is not as it was found, and how its bytes are to be read. */
export const DocumentSource = z.strictObject({
  file: z.string().min(1),
  shape: z.string().min(1),
  language: z.string().length(2),
  source: z.string().min(1),
  licence: z.string().min(1),
  made: z.string(),
});
export type DocumentSource = z.infer<typeof DocumentSource>;

/**
 * One document as a person read it before any program did. `story`: its paragraphs, each as its sentences. `junk`:
 * pieces that must not be quoted. What is neither may be shown or hidden. `headline` is not judged where it is absent.
 */
export const MarkedDocument = DocumentSource.extend({
  sha256: z.string().length(64),
  charset: z.string().min(1),
  markup: z.enum(['none', 'html', 'markdown']),
  isArticle: z.boolean(),
  headline: z.array(Stretch).optional(),
  byline: Printed,
  published: Printed,
  outlet: Printed,
  story: z.array(z.array(Stretch)),
  junk: z.array(Stretch),
});
export type MarkedDocument = z.infer<typeof MarkedDocument>;
export type Printed = z.infer<typeof Printed>;
export type Stretch = z.infer<typeof Stretch>;
