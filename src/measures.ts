/** What is counted and timed of the bot's work. No name in it is a channel's, a person's, or of what somebody asked. */
export type Measures = {
  /** A handler answered an ask, or failed at it. `verb`: by the name it has in our own tables. */
  answered(ask: { asked: AskedBy; verb: string; isFailed: boolean }, seconds: number): void;
  /** Slack was told that what it sent has arrived. */
  acknowledged(seconds: number): void;
  /** Slack was not told in time, or only just. */
  acknowledgedLate(): void;
  /** Somebody was told that we are busy. */
  saidBusy(): void;
  searched(outcome: SearchOutcome, seconds: number): void;
  /** Files were read, together: so many of them became stories, so many could not be read. */
  readFiles(files: { read: number; refused: number }, seconds: number): void;
  /** What became of an attempt at a planned post. */
  posted(kind: string, outcome: PostOutcome): void;
  /** The store was asked for something or told something. */
  queried(query: { kind: QueryKind; isFailed: boolean }, seconds: number): void;
};

/** How an ask came in. */
export type AskedBy = 'typed' | 'pressed' | 'filled in' | 'chosen';

/** `not understood`: what was typed is no search, and the answer says why. */
type SearchOutcome = 'found' | 'nothing' | 'not understood';

/**
 * `changed`: a post of ours was brought up to date. `refused`: Slack does not have it, and may be asked again.
 * `unconfirmed`: nobody can tell yet; `unknown`: nobody ever will. `skipped`: it is not to be posted any more.
 */
type PostOutcome = 'sent' | 'changed' | 'refused' | 'unconfirmed' | 'unknown' | 'skipped';

export const QUERY_KINDS = ['connect', 'begin', 'read', 'write', 'commit', 'other'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** For a program that nobody watches over. */
export const unmeasured: Measures = {
  answered() {},
  acknowledged() {},
  acknowledgedLate() {},
  saidBusy() {},
  searched() {},
  readFiles() {},
  posted() {},
  queried() {},
};

/** How many seconds it is since this was called. */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => (performance.now() - started) / 1_000;
}
