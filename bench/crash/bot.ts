// A bot that posts what is due and what follows from its articles until it is killed: the store, the library, the planners,
// the outbox, the writer and the poster as they are. It is only less patient, as hundreds of lives are short.
import { readdir } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { openFixtures } from '#handlers/open-fixtures.ts';
import { createPosting } from '#handlers/posts/posting.ts';
import { createPoster } from '#handlers/slack/poster.ts';
import { createWorkspace } from '#handlers/slack/workspace.ts';
import { createSidecarFinder } from '#src/ingest/sidecars.ts';
import { stampOf } from '#src/library/look.ts';
import { createLog } from '#src/log.ts';
import { readEditors } from '#src/rights/editors.ts';
import { openStore } from '#src/store/open-store.ts';
import { type BotSays, BotSettings } from './bot-settings.ts';

const LOOK_MS = 200;
const EVERY = 100_000;
const NEVER = Number.POSITIVE_INFINITY;

const { storeUrl, apiUrl, articles, dieAt } = BotSettings.parse(JSON.parse(process.argv[2] ?? ''));
const log = createLog('silent');
const now = Temporal.Now.instant;

const store = await openStore(storeUrl);
const opening = { articles: [articles], editors: readEditors([]), store, log, now, timeZone: 'UTC', isWatching: true };
const fixtures = await openFixtures(opening);
const settings = { mode: 'http' as const, botToken: 'xoxb-1', signingSecret: '', apiUrl };
const { audienceOf } = createWorkspace(settings, fixtures);
const poster = createPoster({ ...settings, log, now, answerMs: 300 });

let planned = 0;
const posting = createPosting(
  { ...fixtures, store },
  { poster, audienceOf },
  {
    patience: {
      stale: { digest: NEVER, alert: NEVER, correction: NEVER, notice: NEVER },
      ...{ start: 200, doubt: 2_000, apart: 1, again: 100, finish: 1_000 },
    },
    againMs: 1_500,
    onStep(step) {
      if (step === 'planned') planned += 1;
      if (step === dieAt) process.kill(process.pid, 'SIGKILL');
    },
  },
);
posting.start();
// Node would do so at the end of a life that most bots do not live to see.
flushCompileCache();

const CURSORS = ['follows', 'corrections'];
let busyMs = now().epochMilliseconds;

/** Whether something is left to do: to be posted or cleared up, to be planned, or to be read. */
async function isAnythingLeft(): Promise<boolean> {
  const { plannedPosts, changes } = store;
  const left = [...(await plannedPosts.due(now().epochMilliseconds)), ...(await plannedPosts.inState('sending'))];
  if (planned === 0 || left.length > 0) return true;
  const cursors = await Promise.all(CURSORS.map((name) => changes.cursor(name)));
  const unplanned = await changes.after(Math.min(...cursors), 1);
  return unplanned.length > 0 || isAnythingUnread();
}

/** Whether a file is otherwise than it was read, or what it became is not noted. */
async function isAnythingUnread(): Promise<boolean> {
  const known = new Map((await store.articles.knownFiles()).map((file) => [file.path, file]));
  const noted = new Map((await store.changes.after(0, EVERY)).map(({ articleId, version }) => [articleId, version]));
  const findSidecar = createSidecarFinder();
  for (const name of await readdir(articles)) {
    const file = known.get(join(articles, name));
    const stamp = await stampOf(join(articles, name), findSidecar);
    if (!file || file.size !== stamp?.size || file.modifiedMs !== stamp.modifiedMs) return true;
    if (noted.get(file.articleId ?? '') !== file.version) return true;
  }
  return false;
}

async function keepTelling(): Promise<void> {
  const atMs = now().epochMilliseconds;
  const isBusy = await isAnythingLeft().catch(() => true);
  if (isBusy) busyMs = now().epochMilliseconds;
  process.send?.({ atMs, quietMs: Math.max(0, atMs - busyMs) } satisfies BotSays);
  setTimeout(() => void keepTelling(), LOOK_MS);
}

void keepTelling();
process.on('disconnect', () => process.exit());
