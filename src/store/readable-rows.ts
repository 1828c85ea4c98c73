import { z } from 'zod';
import { Article } from '#index/text/article.ts';
import type { KEYS } from './copy-tables.ts';
import { JsonText } from './json-text.ts';
import {
  AuditLine,
  Change,
  Cursor,
  Digest,
  Follow,
  Instant,
  KeptArticle,
  KeptRecord,
  KnownFile,
  Overrun,
  PlannedPost,
  Post,
  PostedQuote,
  Setting,
  Thread,
} from './records.ts';
import { recordSeal, sealOf } from './seal.ts';

/** A table whose rows we write and read: all but the one of migrations. */
export type TableName = keyof typeof KEYS;

/**
 * A version of an article: its JSON must be what was kept, and be of the article and version that the row names. What it was
 * read from is bytes, of which any can be read.
 */
const Version = z
  .object({ articleId: z.string(), version: z.string(), article: z.string(), seal: z.string() })
  .refine(({ article, seal }) => sealOf(article) === seal, {
    path: ['article'],
    message: 'is not what was kept',
    abort: true,
  })
  .transform(({ articleId, version, article }) => ({ articleId, version, article }))
  .pipe(z.object({ articleId: z.string().min(1), version: z.string().min(1), article: JsonText.pipe(KeptArticle) }))
  .refine(({ articleId, version, article }) => article.id === articleId && article.version === version, {
    path: ['article'],
    message: 'is another one',
  });

/** What was read of a version: all of it must be what was kept. */
const Read = z
  .strictObject({ ...KeptRecord.shape, article: z.string().optional(), seal: z.int() })
  .refine(({ bytes, article, seal }) => recordSeal(bytes, article ?? null) === seal, {
    path: ['bytes'],
    message: 'are not what was kept',
    abort: true,
  })
  .transform(({ seal: _, article, ...record }) => ({ ...record, article }))
  .pipe(z.object({ ...KeptRecord.shape, article: JsonText.pipe(Article).or(z.undefined()) }));

const SCHEMAS = {
  articles: z.strictObject({ id: z.string().min(1), version: z.string().min(1), retiredMs: Instant.optional() }),
  versions: Version,
  records: Read,
  overruns: Overrun,
  files: KnownFile.extend({ remarks: JsonText.pipe(KnownFile.shape.remarks) }),
  changes: Change,
  cursors: Cursor,
  follows: Follow,
  digests: Digest,
  occurrences: PlannedPost,
  posts: Post.omit({ quotes: true }),
  quotes: PostedQuote.extend({
    channelId: Post.shape.channelId,
    ts: Post.shape.ts,
    number: z.int().nonnegative(),
  }),
  settings: Setting,
  events: z.strictObject({ id: z.string().min(1), atMs: Instant }),
  threads: Thread.extend({ steps: JsonText.pipe(Thread.shape.steps) }),
  secrets: z.strictObject({ name: z.string().min(1), value: z.string().min(1) }),
  carried: z.strictObject({ key: z.string().min(1), text: z.string(), atMs: Instant }),
  audit: AuditLine.extend({ seq: z.int().positive() }),
  counters: z.strictObject({ name: z.string().min(1), value: z.int().nonnegative() }),
} satisfies Record<TableName, z.ZodType>;

/** A row of a table as it is read. */
export type Readable<Name extends TableName> = z.output<(typeof SCHEMAS)[Name]>;

/** What a row of each table must be to be read, and so to be written: columns that are NULL are not there. */
export const READABLE: { [Name in TableName]: z.ZodType<Readable<Name>> } = SCHEMAS;
