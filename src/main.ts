import { createChannel } from '#handlers/console/channel.ts';
import { createConsole } from '#handlers/console/console.ts';
import { openHttp } from '#handlers/http.ts';
import { createMetricsListener } from '#handlers/metrics.ts';
import { openFixtures } from '#handlers/open-fixtures.ts';
import { createPosting } from '#handlers/posts/posting.ts';
import type { Fixtures } from '#handlers/rooms.ts';
import { createSlack } from '#handlers/slack/slack.ts';
import { SlackStartError } from '#handlers/slack/start-error.ts';
import { createWorkspace } from '#handlers/slack/workspace.ts';
import { passedOverLines } from '#handlers/views/status-page.ts';
import { type Config, ConfigError, isForSlack, readConfig, type SlackSettings } from './config.ts';
import { readVoices } from './library/read-voices.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { showProgress } from './progress.ts';
import { pickExamples } from './quoting/examples.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';
import { captureStrayOutput } from './stray-output.ts';

type Close = () => Promise<void>;

/** What a house with a memory stands on: all but what posts by itself. */
type Ground = Fixtures & { store: Store; readiness: Readiness };

// A full disk, or a store that is gone, shows within a minute of being so.
const TRY_WRITING_MS = 20_000;

/** The one port, and who may read there how the bot does. */
type Port = { port: number; metrics: Metrics; token: string | undefined };

/** Opens the bot: with Slack when its settings are there, else with the console, on this machine only. */
async function open({ storeUrl, slack, port, metricsToken, ...settings }: Config, log: Log): Promise<Close> {
  const now = Temporal.Now.instant;
  const metrics = createMetrics();
  const { measures } = metrics;
  const store = await openStore(storeUrl, log, measures);
  const readiness = createReadiness(log);
  readiness.probe('writing', () => store.whyNotWriting(), TRY_WRITING_MS);
  const onProgress = showProgress(terminal);
  const given = { ...settings, store, log, measures, now, readiness, onProgress };
  const fixtures = await openFixtures({ ...given, isWatching: true });
  const ground = { ...fixtures, store, readiness };

  const at = { port, metrics, token: metricsToken };
  const close = await (slack ? openForSlack(slack, at, ground) : openForBrowser(at, ground));
  const { library } = ground;
  const closing = new AbortController();
  const voices = readVoices(library, closing.signal);
  return async () => {
    closing.abort();
    await Promise.all([close(), voices]);
    await library.close();
    await store.close();
  };
}

async function openForSlack(settings: SlackSettings, { port, metrics, token }: Port, ground: Ground): Promise<Close> {
  const { readiness, log } = ground;
  const workspace = createWorkspace(settings, ground);
  const posting = createPosting(ground, workspace);
  const slack = createSlack(workspace, { ...ground, memory: 'kept', outbox: posting.outbox });
  const { listener } = slack;

  readiness.probe('slack', () => (slack.isConnected() ? undefined : NOT_JOINED));
  const http = await openHttp({
    port,
    readiness: readiness.report,
    metrics: createMetricsListener(metrics, ground, { token, isFronted: settings.mode === 'http' }),
    ...(listener && { listener }),
  });
  await slack.start();
  posting.start();
  log.info({ mode: settings.mode, url: http.url }, 'slack joined');
  return async () => {
    await Promise.all([slack.stop(), posting.stop()]);
    await http.close();
  };
}

const NOT_JOINED = 'Slack is not joined. I go on trying.';

async function openForBrowser({ port, metrics, token }: Port, ground: Ground): Promise<Close> {
  const channel = createChannel(ground);
  const posting = createPosting(ground, { poster: channel.poster, audienceOf: async () => ({}) });
  const listener = createConsole(channel, { ...ground, memory: 'kept', outbox: posting.outbox });

  const http = await openHttp({
    port,
    host: '127.0.0.1',
    readiness: ground.readiness.report,
    metrics: createMetricsListener(metrics, ground, { token, isFronted: false }),
    listener,
  });
  posting.start();
  process.stdout.write(await welcome(ground, http.url));
  return async () => {
    await http.close();
    await posting.stop();
  };
}

/** For the person who has just typed `npm start` and wants to know where to look. */
async function welcome({ library }: Fixtures, url: string): Promise<string> {
  const archive = library.archiveFor('everyone');
  const [size, { word }] = [await archive.size(), await pickExamples(archive)];
  const { refused } = library.remarksFor('everyone');
  const read =
    size === 0
      ? 'Pullquote found no stories to read. Name folders that hold some in PULLQUOTE_ARTICLES.'
      : `Pullquote has read ${size} ${size === 1 ? 'story' : 'stories'}.`;
  const remark = refused.length === 0 ? '' : ' Not everything could be read: “/story status” says why.';
  const others = passedOverLines(library.passedOver('everyone')).map((line) => ` ${line}`);
  return (
    `\n${read}${remark}${others.join('')} Without Slack settings it answers in your browser:\n\n` +
    `  ${url}\n\nTry “/story ${word ?? 'help'}” there. Ctrl+C stops it.\n\n`
  );
}

// Where a whole group of processes is told to stop, npm is, and hands the same signal on to us: we get it twice.
const SAME_SIGNAL_MS = 1_000;

/** Finishes what is under way when told to stop. A second signal, if it is another one, does not wait. */
function closeOnSignal(close: Close, log: Log): void {
  let since: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (since !== undefined) {
        if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      since = performance.now();
      log.info({ signal }, 'stopping');
      close().then(() => process.exit(0), exitWith(log));
    });
  }
}

/** Where a person may be looking on: as it was before the log became all that we write. */
const terminal = { isTTY: process.stderr.isTTY, write: process.stderr.write.bind(process.stderr) };

/** Under a supervisor the log is all there is to read; somebody who starts the bot by hand wants plain words. */
const isForPeople = terminal.isTTY || !isForSlack(process.env);

/** Ends the process over something only a person can mend: in plain words where we know them. */
function exitWith(log: Log): (err: unknown) => never {
  return (err) => {
    const advice = adviceOn(err);
    if (advice === undefined) log.error({ err }, 'stopped by a failure');
    else if (isForPeople) terminal.write(`${advice}\n`);
    else log.error(advice);
    process.exit(1);
  };
}

function adviceOn(err: unknown): string | undefined {
  if (err instanceof ConfigError || err instanceof SlackStartError || err instanceof StoreError) return err.message;
  if (!(err instanceof Error && 'code' in err)) return undefined;
  if (err.code === 'EADDRINUSE') return `${err.message}. Is Pullquote running already? Else set PORT to a free one.`;
  if (err.code === 'EACCES' && 'port' in err) return `${err.message}. Set PORT to one above 1023.`;
  return undefined;
}

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  if (config.slack) captureStrayOutput(log);
  // A supervisor restarts us; a bot half alive would answer nobody.
  process.on('unhandledRejection', exitWith(log));
  process.on('uncaughtException', exitWith(log));
  closeOnSignal(await open(config, log), log);
} catch (err) {
  exitWith(createLog('info'))(err);
}
