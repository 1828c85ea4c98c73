// A bot that posts what is due until it is killed: the store, the outbox and the poster as they are.
import { flushCompileCache } from 'node:module';
import { createPoster } from '#handlers/slack/poster.ts';
import { createDigestPlanner } from '#src/digest/plan-digests.ts';
import { createLog } from '#src/log.ts';
import { createOutbox } from '#src/outbox/outbox.ts';
import { openStore } from '#src/store/open-store.ts';
import { BotSettings } from './bot-settings.ts';
import { write } from './load.ts';

const LOOK_MS = 200;
const NEVER = Number.POSITIVE_INFINITY;

const { storeUrl, apiUrl, dieAt } = BotSettings.parse(JSON.parse(process.argv[2] ?? ''));
const log = createLog('silent');
const now = Temporal.Now.instant;

const store = await openStore(storeUrl);
let isPlanned = false;
const outbox = createOutbox({
  ...{ store, log, now },
  poster: createPoster({ botToken: 'xoxb-1', apiUrl, log, now, answerMs: 300 }),
  planners: [createDigestPlanner(store)],
  write: async (plannedPost) => write(plannedPost),
  patience: {
    stale: { digest: NEVER, alert: NEVER, correction: NEVER, notice: NEVER },
    ...{ start: 200, doubt: 2_000, apart: 1, again: 100, finish: 1_000 },
  },
  onStep(step) {
    isPlanned ||= step === 'planned';
    if (step === dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
outbox.start();
// Node would do so at the end of a life that most bots do not live to see.
flushCompileCache();

/** Tells that there is nothing left to do: all is planned, nothing is due, and nothing in doubt. */
async function tellWhenIdle(): Promise<void> {
  const { plannedPosts } = store;
  const left = [...(await plannedPosts.due(now().epochMilliseconds)), ...(await plannedPosts.inState('sending'))];
  if (isPlanned && left.length === 0) process.send?.('idle');
}

setInterval(() => void tellWhenIdle().catch(() => undefined), LOOK_MS);
process.on('disconnect', () => process.exit());
