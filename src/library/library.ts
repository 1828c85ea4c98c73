import { setTimeout } from 'node:timers/promises';
import type { Archive } from '#index/archive/archive.ts';
import { type Article, byFile } from '#index/text/article.ts';
import type { Reading } from '#src/ingest/read-folder.ts';
import type { Log } from '#src/log.ts';
import { type Audience, judgeVisibility } from '#src/rights/visibility.ts';
import { findWithdrawals, withWithdrawal } from '#src/rights/withdrawals.ts';
import type { NewChange } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { createCatalogue } from './catalogue.ts';
import { openIndex } from './index-cache.ts';
import { createLookout } from './look.ts';
import { createPatience } from './patience.ts';
import { createReader } from './read-changes.ts';
import { recall, recallShown } from './recall.ts';
import { createRecorder, type Listener } from './recorder.ts';
import { createRemarks } from './remarks.ts';
import { createRounds } from './rounds.ts';
import { createShelf } from './shelf.ts';
import { createTouched } from './touched.ts';
import { watchFolders } from './watch-folders.ts';

/** The newsroom's articles as they are now. */
export type Library = {
  /** The archive of what this audience may be shown now. To be asked for anew with every question. */
  archiveFor(audience: Audience): Archive;
  /** Whether anything in it is to be kept from guests and other organisations. */
  hasInternal(): boolean;
  /** What this audience may be shown now, by file, and what the newsroom should know of its files. */
  readingFor(audience: Audience): Reading;
  /** When the folders were last looked through. */
  readonly readAt: Temporal.Instant;
  /** Calls `listener` with what has just been shown or taken away, once that is noted. Gives back how to end it. */
  onChange(listener: Listener): () => void;
  /** The articles that editors have taken back, by file. */
  withdrawn(): readonly Article[];
  /** Looks again at what editors have taken back or given out, at once. */
  heedWithdrawals(): Promise<void>;
  /** Looks through the folders now, and resolves when what has come to rest there can be found. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Where the articles are, and what a library may not reach for itself. Without a `store` it knows only the folders.
 * `isWatching`: whether it follows what happens in them, as a program that answers once need not.
 */
export type LibraryNeeds = {
  folders: readonly string[];
  store?: Store;
  log: Log;
  now: () => Temporal.Instant;
  timeZone: string;
  /** The file where a snapshot of the index may be kept. */
  snapshot: string;
  isWatching?: boolean;
  onProgress?: (done: number, total: number) => void;
};

// A start waits so long, and at most so often, for what is being written just then.
const AGAIN_MS = 200;
const MOST_TRIES = 10;

/** Opens the library: reads what changed since the last run, indexes what may be shown, and keeps both up to date. */
export async function openLibrary(needs: LibraryNeeds): Promise<Library> {
  const { folders, store, log, now, timeZone, snapshot, isWatching = false, onProgress } = needs;
  const clock = performance.now.bind(performance);
  const catalogue = createCatalogue(await recall(store));
  const patience = isWatching ? createPatience(clock) : undefined;
  const read = createReader({ look: createLookout(folders), catalogue, store, patience, now, log });
  let withdrawn = await findWithdrawals(store);
  const articles = () => [...catalogue.articles.values()].map((article) => withWithdrawal(article, withdrawn));
  const barrierOf = (article: Article) => judgeVisibility(article, 'everyone', { now: now(), timeZone }).barrier;

  let { look, isSettled } = await read(async (done, total) => onProgress?.(done, total));
  for (let tries = 0; !isSettled && tries < MOST_TRIES; tries += 1) {
    await setTimeout(AGAIN_MS);
    ({ look, isSettled } = await read(async () => {}));
  }
  let readAt = now();
  const isHeld = (article: Article) => barrierOf(article) === 'held' || article.rightsWords === 0;
  const remarks = createRemarks(catalogue, isHeld, log);
  remarks.update(look);

  const visible = articles()
    .filter((article) => barrierOf(article) === undefined)
    .sort(byFile);
  const engine = await openIndex(visible, { file: snapshot, log });
  const shelf = createShelf({ engine, shown: visible, now, timeZone });
  // Indexing took its time, and an embargo may have lifted since.
  await shelf.arrange(articles());
  const recorder = createRecorder(store, log);
  await recorder.note(changesSince(await recallShown(store), shelf.articlesFor('everyone'), readAt));

  const touched = createTouched();
  const arrange = async () => recorder.note(await shelf.arrange(articles()));
  const rounds = createRounds({
    look: async () => {
      const where = touched.take();
      const progress = await read(arrange, where);
      if (!progress.isSettled) for (const path of where ?? [undefined]) touched.note(path);
      readAt = now();
      remarks.update(progress.look);
      withdrawn = await findWithdrawals(store);
      await arrange();
      return progress.isSettled;
    },
    arrange,
    nextChange: () => shelf.nextChange,
    now,
    clock,
  });
  const onTouched = (path?: string) => {
    touched.note(path);
    rounds.lookSoon();
  };
  const watcher = isWatching ? await watchFolders(folders, { onChange: onTouched, log }) : undefined;
  // What happened before the watching began.
  if (isWatching) onTouched();

  return {
    archiveFor(audience) {
      rounds.catchUp();
      return shelf.archiveFor(audience);
    },
    hasInternal: shelf.hasInternal,
    readingFor(audience) {
      const articles = shelf.articlesFor(audience);
      if (audience === 'outside') return { articles, refused: [], warnings: [] };
      return { articles, ...remarks.all() };
    },
    get readAt() {
      return readAt;
    },
    withdrawn: () =>
      articles()
        .filter(({ id }) => withdrawn.has(id))
        .sort(byFile),
    async heedWithdrawals() {
      withdrawn = await findWithdrawals(store);
      await arrange();
    },
    onChange: recorder.onChange,
    refresh: rounds.look,
    async close() {
      await watcher?.close();
      await rounds.close();
    },
  };
}

/** What readers can see now and could not when the last change was noted, and what they no longer can. */
function changesSince(
  before: ReadonlyMap<string, string>,
  visible: readonly Article[],
  now: Temporal.Instant,
): NewChange[] {
  const atMs = now.epochMilliseconds;
  const ids = new Set(visible.map(({ id }) => id));
  const gone = [...before].filter(([id]) => !ids.has(id));
  const shown = visible.filter(({ id, version }) => before.get(id) !== version);
  return [
    ...gone.map(([articleId, version]) => ({ articleId, version, kind: 'gone' as const, atMs })),
    ...shown.map(({ id: articleId, version }) => ({ articleId, version, kind: 'shown' as const, atMs })),
  ];
}
