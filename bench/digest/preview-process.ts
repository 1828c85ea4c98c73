// One digest in a process of its own, so that its memory is its own. Tells its parent what it took.
import { issueMessage } from '#handlers/views/digest-message.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import type { Article } from '#index/text/article.ts';
import type { SendingDesk } from '#src/desk.ts';
import { pickIssue } from '#src/digest/pick-digest-post.ts';
import { readToRecord } from '#src/ingest/document-record.ts';
import { openStore } from '#src/store/open-store.ts';
import { articlesIn, readReuters } from '../collections/documents.ts';
import { watchHolds } from '../instruments/watch-holds.ts';
import type { PreviewFigures } from './preview-figures.ts';

const DAY = '1987-03-02';
const NOON = Temporal.Instant.from(`${DAY}T12:00Z`);
const READ_MS = NOON.subtract({ hours: 1 }).epochMilliseconds;
const OUTLETS = ['The Tidewater Post', 'Hill Courier', 'Tally House', 'Harbor Wire', 'Inland Register'];

/** As many stories, of several outlets, all of one day: then each may have to be compared with any other. */
function storiesOfOneDay(count: number): Article[] {
  return articlesIn(readReuters()?.slice(0, count) ?? []).map((article, at) => ({
    ...article,
    outlet: OUTLETS[at % OUTLETS.length] ?? '',
    published: { precision: 'day', at: DAY },
  }));
}

async function openDesk(articles: readonly Article[]): Promise<SendingDesk> {
  const store = await openStore('sqlite::memory:');
  await store.changes.note(
    articles.map(({ id, version }) => ({ articleId: id, version, kind: 'shown', atMs: READ_MS })),
  );
  const engine = createMemoryIndex();
  await engine.add(articles);
  const desk = { archive: createArchive(engine), store, timeZone: 'UTC', now: () => NOON };
  return { ...desk, reread: async (document) => readToRecord(document), audience: 'everyone' };
}

/** `digest preview` where none is set: what became new in a day, written and drawn. */
async function preview(desk: SendingDesk) {
  const issue = await pickIssue(
    { id: 'C1', channelId: 'C1', typed: '', timeZone: 'UTC' },
    NOON.epochMilliseconds,
    desk,
  );
  if ('problem' in issue) throw new Error(issue.problem);
  return { issue, message: issueMessage(issue) };
}

async function measure(count: number): Promise<PreviewFigures> {
  const desk = await openDesk(storiesOfOneDay(count));
  globalThis.gc?.();
  const residentMB = process.memoryUsage.rss() / 1e6;
  const before = process.cpuUsage();
  const { longestHold, result } = await watchHolds(() => preview(desk));
  const { user, system } = process.cpuUsage(before);
  await desk.store.close();
  const { stories, parts } = result.issue.edition;
  return {
    stories: count,
    told: stories,
    items: parts.flatMap(({ items }) => items).length,
    cpuMs: (user + system) / 1000,
    longestHold,
    residentMB,
    peakMB: process.resourceUsage().maxRSS / 1e3,
  };
}

const figures = await measure(Number(process.argv[2]));
if (!process.send) console.log(figures);
process.send?.(figures);
process.disconnect?.();
