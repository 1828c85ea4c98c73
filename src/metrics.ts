import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { inTime } from './in-time.ts';
import { type Measures, QUERY_KINDS } from './measures.ts';
import type { ReadinessReport } from './readiness.ts';

/** The bot's work as Prometheus reads it. */
export type Metrics = {
  measures: Measures;
  contentType: string;
  /** All that was measured, with how things stand at this moment. Never rejects for what cannot be told just then. */
  print(standings: Standings): Promise<string>;
};

/** How things stand, as the house knows it when it is asked. */
export type Standings = {
  /** What works and what does not. */
  readiness(): Promise<ReadinessReport>;
  /** How many stories can be found. */
  stories(): Promise<number>;
  /** How many files cannot be read. */
  refusedFiles(): number;
  /** When the folders were last looked through, in milliseconds since 1970. */
  lookedAtMs(): number;
  /** The planned posts that are not done with, by state, and for how long the first of those pending has been due. */
  openPosts(): Promise<{ counts: Record<string, number>; overdueMs: number }>;
};

// Most answers take a few milliseconds. Slack gives up after 3 s, and a warning is due after 2.5 s.
const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3, 10];
// A row in SQLite takes a tenth of a millisecond, a commit as long as the disk; after 30 s a query is given up.
const QUERY_SECONDS = [0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30];
// Prometheus waits ten seconds, unless told otherwise.
const STANDING_WITHIN_MS = 2_000;

/** Every metric of ours, as scrapers see it. docs/running.md is held to this. */
const METRICS = {
  answers: {
    name: 'pullquote_answer_seconds',
    help: 'how long answers took to make, by how they were asked for and by verb',
    labelNames: ['asked', 'verb'],
    buckets: ANSWER_SECONDS,
  },
  failures: {
    name: 'pullquote_failures_total',
    help: 'asks at which a handler failed; each is in the log with its reason',
    labelNames: ['asked', 'verb'],
  },
  acknowledgements: {
    name: 'pullquote_acknowledgement_seconds',
    help: 'how long Slack waited to hear that we have what it sent; after 3 s it gives up',
    buckets: ANSWER_SECONDS,
  },
  late: {
    name: 'pullquote_late_acknowledgements_total',
    help: 'acknowledgements that took longer than 2.5 s, or did not come',
  },
  busy: { name: 'pullquote_busy_total', help: 'asks that were answered with “busy”' },
  searches: {
    name: 'pullquote_search_seconds',
    help: 'how long searches took, by what they came to',
    labelNames: ['outcome'],
    buckets: ANSWER_SECONDS,
  },
  files: {
    name: 'pullquote_files_read_total',
    help: 'files read since the start, by what they became',
    labelNames: ['outcome'],
  },
  reading: { name: 'pullquote_reading_seconds_total', help: 'time spent reading files' },
  posts: {
    name: 'pullquote_posts_total',
    help: 'what became of attempts at posts that nobody waits for, by kind',
    labelNames: ['kind', 'outcome'],
  },
  queries: {
    name: 'pullquote_store_seconds',
    help: 'how long the store took for what it was asked',
    labelNames: ['kind'],
    buckets: QUERY_SECONDS,
  },
  storeFailures: {
    name: 'pullquote_store_failures_total',
    help: 'what the store was asked and could not do',
    labelNames: ['kind'],
  },
  ready: { name: 'pullquote_ready', help: '1 where all works, as `/readyz` says, else 0' },
  works: {
    name: 'pullquote_component_works',
    help: 'the same of each component: `slack`, `planning`, `posting`, `watching`, `writing`',
    labelNames: ['component'],
  },
  stories: { name: 'pullquote_stories', help: 'stories that can be found now' },
  refused: {
    name: 'pullquote_files_refused',
    help: 'files that cannot be read now; `/story status` names them',
  },
  lookedAt: {
    name: 'pullquote_last_look_timestamp_seconds',
    help: 'when the folders were last looked through, which is at least once a minute',
  },
  openPosts: {
    name: 'pullquote_open_posts',
    help: 'planned posts that are not done with, by state; replicas on one store all say the same',
    labelNames: ['state'],
  },
  overdue: {
    name: 'pullquote_posts_overdue_seconds',
    help: 'for how long the first of the posts still pending has been due',
  },
};

/** Name and meaning of every metric of ours, and its labels: docs/running.md is held to this. */
export function listMetrics(): { name: string; help: string; labels: readonly string[] }[] {
  return Object.values(METRICS).map(({ name, help, ...rest }) => ({
    name,
    help,
    labels: 'labelNames' in rest ? rest.labelNames : [],
  }));
}

/**
 * Counts and times from now on, for about a microsecond each. What costs something all the time, the watch over the
 * event loop, begins only when somebody asks for the first time.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const gauges = createGauges(registry);
  let isWatching = false;

  return {
    measures: createMeasures(registry),
    contentType: registry.contentType,
    async print(standings) {
      if (!isWatching) watchProcess(registry);
      isWatching = true;
      await setGauges(gauges, standings);
      return registry.metrics();
    },
  };
}

// They say again what the metrics without “total” say, and only a counter may be called so.
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

function watchProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
}

function createMeasures(registry: Registry): Measures {
  const registers = [registry];
  const answers = new Histogram({ ...METRICS.answers, registers });
  const failures = new Counter({ ...METRICS.failures, registers });
  const acknowledgements = new Histogram({ ...METRICS.acknowledgements, registers });
  const late = new Counter({ ...METRICS.late, registers });
  const busy = new Counter({ ...METRICS.busy, registers });
  const searches = new Histogram({ ...METRICS.searches, registers });
  const files = new Counter({ ...METRICS.files, registers });
  const reading = new Counter({ ...METRICS.reading, registers });
  const posts = new Counter({ ...METRICS.posts, registers });
  const queries = new Histogram({ ...METRICS.queries, registers });
  const storeFailures = new Counter({ ...METRICS.storeFailures, registers });
  // A counter that begins with its first failure would not be seen to rise.
  for (const kind of QUERY_KINDS) storeFailures.inc({ kind }, 0);

  return {
    answered({ asked, verb, isFailed }, seconds) {
      answers.observe({ asked, verb }, seconds);
      if (isFailed) failures.inc({ asked, verb });
    },
    acknowledged: (seconds) => acknowledgements.observe(seconds),
    acknowledgedLate: () => late.inc(),
    saidBusy: () => busy.inc(),
    searched: (outcome, seconds) => searches.observe({ outcome }, seconds),
    readFiles({ read, refused }, seconds) {
      files.inc({ outcome: 'read' }, read);
      files.inc({ outcome: 'refused' }, refused);
      reading.inc(seconds);
    },
    posted: (kind, outcome) => posts.inc({ kind, outcome }),
    queried({ kind, isFailed }, seconds) {
      queries.observe({ kind }, seconds);
      if (isFailed) storeFailures.inc({ kind });
    },
  };
}

type Gauges = ReturnType<typeof createGauges>;

function createGauges(registry: Registry) {
  const registers = [registry];
  return {
    ready: new Gauge({ ...METRICS.ready, registers }),
    works: new Gauge({ ...METRICS.works, registers }),
    stories: new Gauge({ ...METRICS.stories, registers }),
    refused: new Gauge({ ...METRICS.refused, registers }),
    lookedAt: new Gauge({ ...METRICS.lookedAt, registers }),
    openPosts: new Gauge({ ...METRICS.openPosts, registers }),
    overdue: new Gauge({ ...METRICS.overdue, registers }),
  };
}

/** What cannot be told just then, as the store does not answer, is left out: no figure is better than an old one. */
async function setGauges(gauges: Gauges, standings: Standings): Promise<void> {
  const { ready, works, stories, refused, lookedAt, openPosts, overdue } = gauges;
  const [report, count, open] = await Promise.all([
    toldInTime(standings.readiness()),
    toldInTime(standings.stories()),
    toldInTime(standings.openPosts()),
  ]);
  set(ready, Number(report?.ready ?? false));
  works.reset();
  for (const [component, state] of Object.entries(report?.components ?? {}))
    works.set({ component }, Number(state.works));
  set(stories, count);
  set(refused, standings.refusedFiles());
  set(lookedAt, standings.lookedAtMs() / 1_000);
  set(overdue, open && open.overdueMs / 1_000);
  openPosts.reset();
  for (const [state, number] of Object.entries(open?.counts ?? {})) openPosts.set({ state }, number);
}

function set(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}

async function toldInTime<Told>(telling: Promise<Told>): Promise<Told | undefined> {
  return inTime(telling, STANDING_WITHIN_MS).catch(() => undefined);
}
