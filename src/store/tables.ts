import type { Kysely } from 'kysely';
import type {
  AuditLine,
  Change,
  Digest,
  Follow,
  KeptRecord,
  KnownFile,
  NewPlannedPost,
  Overrun,
  PlannedPost,
  Post,
  PostedQuote,
  Thread,
} from './records.ts';

/** The tables as queries see them. In the database every name is in snake_case, and what a record may lack is NULL. */
export type Tables = {
  /** Each article once: which version is its newest, and when its file went. */
  articles: { id: string; version: string; retiredMs: number | null };
  versions: KeptRow;
  /** What was read of versions. `article` is JSON, `seal` the CRC-32 of that after the one of `bytes`. */
  records: Row<Omit<KeptRecord, 'article'>> & { article: string | null; seal: number };
  overruns: Overrun;
  files: Row<Omit<KnownFile, 'remarks'>> & { remarks: string };
  changes: Change;
  cursors: { name: string; seq: number };
  follows: Row<Follow>;
  digests: Row<Digest>;
  occurrences: PlannedRow;
  posts: Row<Omit<Post, 'quotes'>>;
  quotes: Row<PostedQuote> & { channelId: string; ts: string; number: number };
  settings: { owner: string; name: string; value: string };
  events: { id: string; atMs: number };
  threads: Omit<Thread, 'steps'> & { steps: string };
  secrets: { name: string; value: string };
  carried: { key: string; text: string; atMs: number };
  audit: AuditLine & { seq: number };
  counters: { name: CounterName; value: number };
  migrations: { number: number; name: string };
};

/** A version of an article. `article` is all of it as JSON, `seal` the digest of that, `digest` the one of `bytes`. */
type KeptRow = {
  articleId: string;
  version: string;
  number: number;
  readMs: number;
  article: string;
  seal: string;
  bytes: Uint8Array;
  digest: string;
  sidecar: Uint8Array | null;
};

/** A planned post. `about` is JSON, as its kind knows to read it; the last four columns say what became of it. */
type PlannedRow = Row<Omit<NewPlannedPost, 'about'>> & {
  about: string;
  state: PlannedPost['state'];
  attempts: number;
  attemptMs: number | null;
  ts: string | null;
  reason: string | null;
};

/** A record with NULL for what it lacks. */
type Row<Fields> = {
  [Name in keyof Fields]-?: undefined extends Fields[Name] ? Exclude<Fields[Name], undefined> | null : Fields[Name];
};

/** What is numbered in the order in which it was written; and how often writing was tried. */
export type CounterName = 'audit' | 'changes' | 'trials';

export type Database = Kysely<Tables>;

/** Where in a PostgreSQL database our tables are, apart from whatever else is in it. */
export const SCHEMA = 'pullquote';
