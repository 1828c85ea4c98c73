import type { Archive } from '#index/archive/archive.ts';
import { buildMemoryIndex } from '#index/engine/memory-index.ts';
import type { Suggestions } from '#index/finder/suggestions.ts';
import { type Article, byFile } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { DocumentReader, DocumentRecord } from '#src/ingest/document-record.ts';
import type { Document } from '#src/ingest/parse-document.ts';
import { createReaderForOnce } from '#src/ingest/reader-for-once.ts';
import { createReadingPool } from '#src/ingest/reading-pool.ts';
import type { Log } from '#src/log.ts';
import { type Measures, unmeasured } from '#src/measures.ts';
import { type Readiness, UNWATCHED } from '#src/readiness.ts';
import { type Audience, isVisible } from '#src/rights/visibility.ts';
import type { NewChange } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import type { FileRemarks } from './catalogue.ts';
import { openHoldings } from './holdings.ts';
import { createKeptArchive } from './kept-archive.ts';
import type { KeptBack } from './kept-back.ts';
import { createKeptRecords } from './kept-records.ts';
import { createPatience } from './patience.ts';
import { recallShown } from './recall.ts';
import { createFileCache } from './record-cache.ts';
import { createRecordedEngine } from './recorded-engine.ts';
import { createRecorder, type Listener } from './recorder.ts';
import { createShelf } from './shelf.ts';
import { createStoredRecords } from './stored-records.ts';
import { createSuggesting } from './suggesting.ts';
import { keepUpToDate } from './upkeep.ts';

/** The newsroom's articles as they are now. */
export type Library = {
  /** The archive of what this audience may be shown now. To be asked for anew with every question. */
  archiveFor(audience: Audience): Archive;
  /** Whether anything in it is to be kept from guests and other organisations. */
  hasInternal(): boolean;
  /** What may be suggested to editors: also what is held back, which they must find to take it back. */
  suggestionsForEditors(): Suggestions;
  /** Says who is quoted in an article, once that has been read: then it is found by their names too. */
  addVoices(found: IndexedArticle): Promise<void>;
  /** What the newsroom should know of its files, those of stories kept back apart; an outsider need not. */
  remarksFor(audience: Audience): Omit<FileRemarks, 'kept'>;
  /** How many files are in the folders that are not read, of each kind (`PDF`); an outsider need not know. */
  passedOver(audience: Audience): ReadonlyMap<string, number>;
  /** The stories that are shown to nobody now, and why: which, for editors alone. */
  keptBack(): readonly KeptBack[];
  /** The same to be looked through: never for anybody but an editor. */
  keptArchive(): Promise<Archive>;
  /** Reads a document as those in the folders are read, and puts it nowhere. */
  reread(document: Document): Promise<DocumentRecord>;
  /** When the folders were last looked through. */
  readAt(): Temporal.Instant;
  /** Calls `listener` with what has just been shown or taken away, once that is noted. Gives back how to end it. */
  onChange(listener: Listener): () => void;
  /** Every article that the newsroom has, whoever may be shown it, by file: for editors alone. */
  newest(): readonly Article[];
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
  measures?: Measures;
  now: () => Temporal.Instant;
  timeZone: string;
  /** Without a store, the file where a snapshot of what was read may be kept. */
  snapshot: string;
  isWatching?: boolean;
  /** Who keeps watch over it, if anybody does. */
  readiness?: Readiness;
  /** Who reads documents: unless another does, threads of their own. */
  reader?: DocumentReader;
  onProgress?: (done: number, total: number) => void;
};

/** Opens the library: reads what changed since the last run, indexes what may be shown, and keeps both up to date. */
export async function openLibrary(needs: LibraryNeeds): Promise<Library> {
  const { folders, store, log, measures = unmeasured, now, timeZone, snapshot } = needs;
  const { isWatching = false, readiness, onProgress } = needs;
  const { reader = isWatching ? createReadingPool() : createReaderForOnce() } = needs;
  const cache = store ? createStoredRecords(store, { log, now }) : createFileCache({ file: snapshot, log });
  const records = createKeptRecords(reader, cache);
  const clock = performance.now.bind(performance);
  const patience = isWatching ? createPatience(clock) : undefined;
  const pulseOf = (does: string, withinMs?: number) => readiness?.pulse('watching', does, withinMs) ?? UNWATCHED;
  const keeping = pulseOf('keeping what was read', Number.POSITIVE_INFINITY);
  const reading = { folders, store, reader, records, patience, pulse: keeping, log, measures, now, timeZone };
  const holdings = await openHoldings(reading, async (done, total) => onProgress?.(done, total));

  const visible = holdings
    .articles()
    .filter((article) => isVisible(article, 'everyone', { now: now(), timeZone }))
    .sort(byFile);
  const index = buildMemoryIndex(await records.all(visible));
  for (const article of visible) records.letGo(article);
  const engine = createRecordedEngine(index, records);
  const suggesting = createSuggesting({ now, timeZone });
  const shelf = createShelf({ engine, suggesting, shown: visible, now, timeZone });
  // Indexing took its time, and an embargo may have lifted since.
  await shelf.arrange(holdings.articles());
  const recorder = createRecorder({
    store,
    pulse: pulseOf('noting what changed', Number.POSITIVE_INFINITY),
    log,
    timeZone,
  });
  await recorder.note(
    changesSince(await recallShown(store), shelf.articlesFor('everyone'), holdings.readAt().epochMilliseconds),
  );
  const pulse = pulseOf('looking through the folders');
  const upkeep = await keepUpToDate({ holdings, shelf, recorder, folders, isWatching, now, clock, pulse, log });

  return {
    archiveFor(audience) {
      upkeep.catchUp();
      return shelf.archiveFor(audience);
    },
    hasInternal: shelf.hasInternal,
    suggestionsForEditors() {
      upkeep.catchUp();
      return suggesting.suggestionsFor('editors');
    },
    addVoices: suggesting.addVoices,
    remarksFor(audience) {
      const { refused, warnings } = holdings.remarks();
      return audience === 'outside' ? { refused: [], warnings: [] } : { refused, warnings };
    },
    passedOver: (audience) => (audience === 'outside' ? new Map() : holdings.passedOver()),
    keptBack: holdings.keptBack,
    keptArchive: createKeptArchive(holdings.keptBack, records),
    reread: reader.read,
    readAt: holdings.readAt,
    newest: () => holdings.articles().sort(byFile),
    withdrawn: () => holdings.takenBack().sort(byFile),
    heedWithdrawals: upkeep.heedWithdrawals,
    onChange: recorder.onChange,
    refresh: upkeep.look,
    async close() {
      await Promise.all([upkeep.close(), reader.close()]);
      await cache.close();
    },
  };
}

/** What readers can see now and could not when the last change was noted, and what they no longer can. */
function changesSince(before: ReadonlyMap<string, string>, visible: readonly Article[], atMs: number): NewChange[] {
  const ids = new Set(visible.map(({ id }) => id));
  const gone = [...before].filter(([id]) => !ids.has(id));
  const shown = visible.filter(({ id, version }) => before.get(id) !== version);
  return [
    ...gone.map(([articleId, version]) => ({ articleId, version, kind: 'gone' as const, atMs })),
    ...shown.map(({ id: articleId, version }) => ({ articleId, version, kind: 'shown' as const, atMs })),
  ];
}
