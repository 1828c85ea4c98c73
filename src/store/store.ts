import type { Article, SourceMap } from '#index/text/article.ts';
import type { About } from './about.ts';
import type { RowFault } from './gate.ts';
import type {
  AuditLine,
  Change,
  Digest,
  Follow,
  KeptRecord,
  KeptVersion,
  KnownFile,
  NewChange,
  NewPlannedPost,
  Overrun,
  Pending,
  PlannedPost,
  PlannedPostIn,
  Post,
  PostedQuote,
  Rereading,
  Sending,
  Source,
  Thread,
} from './records.ts';

/**
 * What the bot must not forget. Every backend passes the same contract test. A promise that has resolved is on disk:
 * it survives a crash and a loss of power. What changes what others see takes its audit line, written together with it.
 *
 * Nothing is written that cannot be read: a single record that is none is refused with an UnreadableRow, and of many those
 * that are none are left out and named in the log. A row that cannot be read, because a newer bot or something else has
 * written it, is passed over by all that reads: it stays as it is, and is named in the log, in the status and by a check.
 */
export type Store = {
  readonly articles: ArticleStore;
  readonly records: RecordStore;
  readonly changes: ChangeStore;
  readonly follows: FollowStore;
  readonly digests: DigestStore;
  readonly plannedPosts: PlannedPostStore;
  readonly posts: PostStore;
  readonly settings: SettingStore;
  readonly events: EventStore;
  readonly threads: ThreadStore;
  readonly secrets: SecretStore;
  readonly carried: CarriedStore;
  readonly audit: { add(line: AuditLine): Promise<void>; newest(count: number): Promise<AuditLine[]> };
  /**
   * Runs `work` while no other bot on this store runs work under the same key; undefined, at once, when one does.
   * Held for as long as `work` takes, even by a process that is paused; given back when the process dies.
   * `signal` is aborted when the hold is lost: what has not been done by then must not be.
   */
  alone<Result>(key: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined>;
  /** Writes, to find out whether that can be done: why not, in words that tell a person what to do. */
  whyNotWriting(): Promise<string | undefined>;
  /** The rows that were met since the store was opened and cannot be read: they are left as they are, and left out. */
  setAside(): Promise<RowFault[]>;
  close(): Promise<void>;
};

export type ArticleStore = {
  /** Keeps a version and makes it its article's newest. Kept once, however often it comes. */
  keep(version: KeptVersion): Promise<void>;
  /** Keeps what some files became, and what is known of the files since, all together. */
  keepAll(read: readonly { file: KnownFile; version?: KeptVersion }[]): Promise<void>;
  /** The newest version of every article whose file is still there, by id. */
  newest(): AsyncIterable<Article>;
  /** The newest version of one article, its file still there or not. After an edit is taken back, not the one kept last. */
  findNewest(id: string): Promise<Article | undefined>;
  find(id: string, version: string): Promise<Article | undefined>;
  /** What a version was read from. */
  source(id: string, version: string): Promise<Source | undefined>;
  /** Where each stretch of a version's text was taken from; undefined for versions kept before that was. */
  sourceMap(id: string, version: string): Promise<SourceMap | undefined>;
  /** Every two versions of one of these articles that were read from the same bytes and sidecar, either way round. */
  rereadings(ids: readonly string[]): Promise<Rereading[]>;
  /** Every version kept of an article, oldest first. */
  versions(id: string): Promise<{ version: string; readMs: number }[]>;
  /** The file has gone: no longer among the newest. Its versions stay. */
  retire(ids: readonly string[], atMs: number): Promise<void>;
  /** An article that has gone and whose newest version had bytes of this SHA-256, in hex: a file that was moved. */
  findRetired(digest: string): Promise<string | undefined>;
  knownFiles(): Promise<KnownFile[]>;
  rememberFile(file: KnownFile): Promise<void>;
  forgetFiles(paths: readonly string[]): Promise<void>;
};

/**
 * What was read of articles, under the name of the reader: a cache. What is not there, or cannot be read, can be read again of
 * the kept bytes, and a loss of power may take back the last moments.
 */
export type RecordStore = {
  /** In the place of what the same reader had read of the same version. */
  keep(records: readonly KeptRecord[]): Promise<void>;
  /** What a reader has read of the newest version of every article whose file is still there, by id. */
  newest(reader: string): AsyncIterable<KeptRecord>;
  /** What a reader has read of a version; notes that it was asked for. */
  find(key: Pick<KeptRecord, 'articleId' | 'version' | 'reader'>, atMs: number): Promise<KeptRecord | undefined>;
  /**
   * Forgets what other readers have read, and what is of no newest version of an article whose file is still there and was
   * not asked for since `beforeMs`: a little at a time.
   */
  forget(reader: string, beforeMs: number): Promise<void>;
  giveUp(overrun: Overrun): Promise<void>;
  /** Why documents were given up by a reader, by their digests. */
  givenUp(reader: string): Promise<Map<string, string>>;
};

/**
 * What became of articles, in the order in which it did, so that nobody who acts on it misses one after a crash.
 * Noted when readers can see it, not when we read it: an article under embargo changes nothing yet.
 */
export type ChangeStore = {
  /**
   * Notes each once, however often and by however many bots it comes: what was last said of its article is no news, and
   * what takes that back is. The number of new ones.
   */
  note(changes: readonly NewChange[]): Promise<number>;
  /** Those after the one numbered `seq` (0: from the first), oldest first. */
  after(seq: number, limit: number): Promise<Change[]>;
  /** All that became of one article, oldest first. */
  ofArticle(articleId: string): Promise<Change[]>;
  /** The last version of each of these articles that readers could see up to an instant; none where they saw none. */
  shownBy(articleIds: readonly string[], ms: number): Promise<Map<string, string>>;
  /** Those noted after `sinceMs` and not after `untilMs`, oldest first. */
  between(sinceMs: number, untilMs: number): Promise<Change[]>;
  /** The last change that a reader of this name has dealt with; 0 before the first. */
  cursor(name: string): Promise<number>;
  moveCursor(name: string, seq: number): Promise<void>;
};

export type FollowStore = {
  add(follow: Follow, audit: AuditLine): Promise<void>;
  /** False when it had been stopped, or never was. */
  stop(id: string, audit: AuditLine): Promise<boolean>;
  find(id: string): Promise<Follow | undefined>;
  /** Those not stopped, oldest first. */
  active(): Promise<Follow[]>;
  activeIn(channelId: string): Promise<Follow[]>;
};

export type DigestStore = {
  /** Sets a channel's digest, in the place of the one it had. */
  set(digest: Digest, audit: AuditLine): Promise<void>;
  stop(channelId: string, audit: AuditLine): Promise<boolean>;
  find(id: string): Promise<Digest | undefined>;
  activeIn(channelId: string): Promise<Digest | undefined>;
  active(): Promise<Digest[]>;
};

/** What became of a planned post. `pending` puts it back for another attempt; when it was planned for stays as it is. */
export type Settlement =
  | { state: 'sent'; ts: string }
  | { state: 'skipped'; reason: string }
  | { state: 'unknown'; reason: string }
  | { state: 'pending'; reason: string };

/** A planned post whose outcome is not known, as somebody last saw it: every attempt, and every outcome, makes it another. */
export type Unsettled = Pick<PlannedPostIn<'pending' | 'sending' | 'unknown'>, 'key' | 'state' | 'attempts'>;

/** The states in which a planned post is not done with. */
export type OpenState = 'pending' | 'sending' | 'unknown';

export type PlannedPostStore = {
  /** Plans those whose key is new; the others stay as they are. The number of new ones. */
  plan(plannedPosts: readonly NewPlannedPost[]): Promise<number>;
  find(key: string): Promise<PlannedPost | undefined>;
  /** Those pending whose time has come, oldest first. */
  due(nowMs: number): Promise<Pending[]>;
  /** Those in a given state, oldest first. */
  inState<Name extends PlannedPost['state']>(state: Name): Promise<PlannedPostIn<Name>[]>;
  /** The newest of a subject that was planned for before `dueMs` and sent. */
  lastSent(subject: string, dueMs: number): Promise<PlannedPostIn<'sent'> | undefined>;
  /** What was planned of this subject for the latest time, not later than `untilMs`. */
  lastPlanned(subject: string, untilMs?: number): Promise<PlannedPost | undefined>;
  /** Those of a kind that were skipped, though their time is yet to come, are pending again. The number of them. */
  reopen(kind: PlannedPost['kind'], nowMs: number): Promise<number>;
  /**
   * Gives what was settled before its time another key, and what it left to its thread too, so that it can be planned anew.
   * False, and nothing is written, when it is no longer as it was seen.
   */
  freeKey(seen: PlannedPost): Promise<boolean>;
  /** What was skipped of a channel's, and due after `sinceMs`, oldest first. */
  skippedIn(channelId: string, sinceMs: number): Promise<PlannedPostIn<'skipped'>[]>;
  /** How many of a subject were sent since then. */
  countSent(subject: string, sinceMs: number): Promise<number>;
  /** How many are not done with, by state, and when the first of those pending fell or falls due. */
  countOpen(): Promise<{ counts: Record<OpenState, number>; dueMs: number | undefined }>;
  /**
   * Records the intent: from `pending` to `sending`, one attempt more, with what it is `about` from then on, if that is told.
   * What it is then; undefined when it was not pending.
   */
  begin(key: string, atMs: number, about?: About): Promise<Sending | undefined>;
  /**
   * Records the outcome of an attempt, together with the thread replies that follow from it and the post it became.
   * False, and nothing is written, when it is no longer as it was `seen`: a process that was paused for long may come
   * back with the outcome of an attempt that others have meanwhile cleared up.
   */
  settle(
    seen: Unsettled,
    outcome: Settlement,
    also?: { replies?: readonly NewPlannedPost[]; post?: Post },
  ): Promise<boolean>;
};

export type PostStore = {
  add(post: Post): Promise<void>;
  find(channelId: string, ts: string): Promise<Post | undefined>;
  /** The ids of the articles that posts quote. */
  quotedArticles(): Promise<ReadonlySet<string>>;
  /** The posts that quote this article, amended or not. */
  quoting(articleId: string): Promise<Post[]>;
  /** Keeps the message as it is now, beside what was sent at first, and what it was amended to because of these quotes. */
  amend(post: Pick<Post, 'channelId' | 'ts' | 'message'>, quotes: readonly PostedQuote[], atMs: number): Promise<void>;
};

export type SettingStore = {
  /** Of a person, a channel (`U…`, `C…`) or an article. */
  get(owner: string, name: string): Promise<string | undefined>;
  /** Everybody's value of that name, by owner. */
  all(name: string): Promise<Map<string, string>>;
  set(setting: { owner: string; name: string; value: string }, audit: AuditLine): Promise<void>;
};

export type EventStore = {
  /**
   * Whether this event has not been seen before by any bot on this store, and remembers it for an hour. One of any number
   * that ask at once is told that it is new. This alone need not survive a loss of power.
   */
  isNew(id: string, atMs: number): Promise<boolean>;
  /** As if it had never been seen: what was begun with it came to nothing. */
  forget(id: string): Promise<void>;
};

export type ThreadStore = {
  /** In the place of what was remembered of that thread. Those older than `forgetBeforeMs` are forgotten. */
  remember(thread: Thread, forgetBeforeMs: number): Promise<void>;
  find(channelId: string, thread: string): Promise<Thread | undefined>;
};

export type SecretStore = {
  /** The secret of this name: `fresh` where there was none, the same to every bot however many ask at once. */
  keep(name: string, fresh: string): Promise<string>;
};

/** Texts that are too long for what refers to them, each under a key that depends on nothing but the text. */
export type CarriedStore = {
  /** Keeps a text, or notes that it is still needed. Those not needed since `forgetBeforeMs` are forgotten. */
  keep(carried: { key: string; text: string; atMs: number }, forgetBeforeMs: number): Promise<void>;
  find(key: string): Promise<string | undefined>;
};
