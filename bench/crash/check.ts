import { join } from 'node:path';
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { opaqueKey } from '#handlers/slack/poster.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { findAmendments } from '#src/corrections/find-amendments.ts';
import { alertKey } from '#src/follow/alert-key.ts';
import { openLibrary } from '#src/library/library.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import type { PlannedPost, Post } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { articlesIn, DATES_EACH, type Load } from './load.ts';
import type { Taken } from './truthful-slack.ts';

/** What became of everything that was to be posted. */
export type Fate = {
  /** How many planned posts there were, by kind, and how many of all were sent. */
  occurrences: Record<PlannedPost['kind'], number>;
  sent: number;
  skipped: number;
  /** Marked as unknown, for an editor to decide. */
  unknown: number;
  /** Should be in Slack, is not, and nobody is told; or stands there uncorrected. */
  lost: string[];
  /** In Slack more than once, or without a plan. */
  doubled: string[];
  /** Of which we keep another message, or other quotes, than Slack shows: what changes in print is looked for there in vain. */
  differing: string[];
  /** Messages that promise more in their thread, where nothing follows: the cost of a doubt that decision 0012 names. */
  threadless: string[];
};

/** All that is known when the bots are dead: what the store says, what Slack has, and what there was to do. */
type Evidence = { store: Store; load: Load; rows: Map<string, PlannedPost>; taken: readonly Taken[] };
type Where = { storeUrl: string; home: string };

const STATES = ['pending', 'sending', 'sent', 'skipped', 'unknown'] as const;

/** Holds what the store says, and what there was to do, against what Slack has. While no bot runs. */
export async function check(load: Load, taken: readonly Taken[], { storeUrl, home }: Where): Promise<Fate> {
  const store = await openStore(storeUrl);
  const found = (await Promise.all(STATES.map(store.plannedPosts.inState))).flat();
  const rows = new Map(found.map((row) => [row.key, row]));
  const evidence: Evidence = { store, load, rows, taken };
  const countOf = (state: PlannedPost['state']) => found.filter((row) => row.state === state).length;
  const kinds = Map.groupBy(found, ({ kind }) => kind);
  const countKind = (kind: PlannedPost['kind']) => kinds.get(kind)?.length ?? 0;
  const lost = [
    ...findUnposted(evidence),
    ...findUnplannedDigests(evidence),
    ...(await findUnplannedAlerts(evidence, home)),
    ...findUntold(evidence),
    ...(await findUncorrected(evidence, home)),
  ];
  const differing = await findDiffering(evidence);
  await store.close();
  return {
    occurrences: {
      ...{ digest: countKind('digest'), alert: countKind('alert') },
      ...{ correction: countKind('correction'), notice: countKind('notice') },
    },
    ...{ sent: countOf('sent'), skipped: countOf('skipped'), unknown: countOf('unknown') },
    lost,
    doubled: findDoubled(evidence),
    differing,
    threadless: findThreadless(evidence),
  };
}

/** Planned posts whose message Slack does not have, though nobody says so. */
function findUnposted({ rows, taken }: Evidence): string[] {
  const messages = new Map(taken.map((message) => [`${keyIn(message)} ${message.ts}`, message]));
  const isThere = (row: PlannedPost) => {
    if (row.state === 'skipped' || row.state === 'unknown') return true;
    if (row.state !== 'sent') return false;
    return row.kind === 'correction' || messages.has(`${opaqueKey(row.key)} ${row.ts}`);
  };
  return [...rows.values()].filter((row) => !isThere(row)).map(({ key, state }) => `${state}, and not there: ${key}`);
}

/** Messages that stand in Slack more than once, and those that nobody planned. */
function findDoubled({ rows, taken }: Evidence): string[] {
  const planned = new Map([...rows.keys()].map((key) => [opaqueKey(key), key]));
  const times = Map.groupBy(taken, keyIn);
  const doubled = [...times].filter(([, messages]) => messages.length > 1);
  const stray = [...times.keys()].filter((key) => !planned.has(key));
  return [...doubled.map(([key]) => `twice: ${planned.get(key) ?? key}`), ...stray.map((key) => `not planned: ${key}`)];
}

function findUnplannedDigests({ load, rows }: Evidence): string[] {
  const planned = Map.groupBy(
    [...rows.values()].filter(({ kind, threadOf }) => kind === 'digest' && threadOf === undefined),
    ({ subject }) => subject,
  );
  return load.digests.flatMap(({ id }) => {
    const dates = planned.get(id)?.length ?? 0;
    return dates < DATES_EACH ? [`planned for ${dates} of ${DATES_EACH} dates only: ${id}`] : [];
  });
}

/** A message that says the rest is in the thread should have replies there. */
function findThreadless({ rows, taken }: Evidence): string[] {
  const sent = new Map([...rows.values()].map((row) => [opaqueKey(row.key), row.key]));
  const promising = taken.filter(({ blocks }) => blocks.includes('The rest is in the thread.'));
  const keys = promising.map((message) => sent.get(keyIn(message)) ?? '');
  return keys.filter((key) => !rows.has(`${key}|01`)).map((key) => `no reply planned: ${key}`);
}

/** Every follow is told of the last version of each report, and of each version before it that readers saw. */
async function findUnplannedAlerts(evidence: Evidence, home: string): Promise<string[]> {
  const files = new Map((await evidence.store.articles.knownFiles()).map((file) => [file.path, file]));
  const written = evidence.load.writings.filter(({ file }) => file.startsWith('report-'));
  const lost: string[] = [];
  for (const file of new Set(written.map((writing) => writing.file))) {
    const { articleId = '', version = '' } = files.get(join(articlesIn(home), file)) ?? {};
    const noted = (await evidence.store.changes.ofArticle(articleId)).map((change) => change.version);
    if (noted.at(-1) !== version) lost.push(`not noted: ${file}`);
    lost.push(...noted.flatMap((one) => findUnalerted({ articleId, version: one, isLast: one === version }, evidence)));
  }
  return lost;
}

type Shown = { articleId: string; version: string; isLast: boolean };

function findUnalerted({ articleId, version, isLast }: Shown, { load, rows }: Evidence): string[] {
  const isTold = (state: PlannedPost['state'] | undefined) =>
    isLast ? state === 'sent' || state === 'unknown' : state !== undefined;
  const keys = load.follows.map(({ id }) => alertKey(id, articleId, version));
  return keys.filter((key) => !isTold(rows.get(key)?.state)).map((key) => `no alert: ${key}`);
}

/** Whoever asked for a post is told that it was corrected. */
function findUntold({ load, rows }: Evidence): string[] {
  const owners = new Map(load.follows.map(({ channelId, userId }) => [channelId, userId]));
  return [...rows.values()].flatMap((row) => {
    const owner = owners.get(row.channelId);
    if (row.kind !== 'correction' || row.state !== 'sent' || owner === undefined) return [];
    return rows.has(`notice|${owner}|corrected|${row.about.because}`) ? [] : [`nobody told of ${row.key}`];
  });
}

const Blocks = z.array(z.custom<KnownBlock>());
const Kept = z.object({ blocks: Blocks });

/** Posts that still quote what is no longer printed, without a word. */
async function findUncorrected({ store, load, rows, taken }: Evidence, home: string): Promise<string[]> {
  const opening = { store, log: createLog('silent'), now: Temporal.Now.instant, timeZone: 'UTC' };
  const library = await openLibrary({ ...opening, folders: [articlesIn(home)], snapshot: `${home}/unused.snapshot` });
  const desk = { ...opening, archive: library.archiveFor('everyone'), reread: library.reread };
  const noLonger = load.writings.flatMap((writing) => writing.noLonger ?? []);

  // Editors are told of each that nobody can know of, and look at it themselves.
  const unknown = new Set([...rows.values()].flatMap(({ state, key }) => (state === 'unknown' ? opaqueKey(key) : [])));
  const wrong: string[] = [];
  for (const message of taken.filter((one) => !unknown.has(keyIn(one)))) {
    const { channel, ts, blocks } = message;
    const isStale = !blocks.includes('Superseded') && noLonger.some((words) => blocks.includes(words));
    const post = await store.posts.find(channel, ts);
    const isMissed = post && (await findAmendments(post, desk)).news.length > 0;
    if (isStale || isMissed) wrong.push(`not corrected: ${channel} ${ts}`);
  }
  await library.close();
  return wrong;
}

async function findDiffering({ store, taken }: Evidence): Promise<string[]> {
  const differing: string[] = [];
  for (const message of taken) {
    const { channel, ts } = message;
    if (!isKept(message, await store.posts.find(channel, ts))) differing.push(`${channel} ${ts}`);
  }
  return differing;
}

/** Whether we know a message as Slack shows it. One that quotes nothing need not be known. */
function isKept({ blocks }: Taken, post: Post | undefined): boolean {
  const shown = Blocks.parse(blocks === '' ? [] : JSON.parse(blocks));
  if (!post) return quotedIn(shown).length === 0;
  return JSON.stringify(Kept.parse(JSON.parse(post.message)).blocks) === JSON.stringify(shown);
}

/** The key that travelled with a message, as Slack has it. */
function keyIn({ metadata }: Taken): string {
  return String(metadata?.event_payload.key ?? '');
}
