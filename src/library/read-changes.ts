import { type DocumentReader, type DocumentRecord, ReaderClosedError } from '#src/ingest/document-record.ts';
import { isWithin } from '#src/ingest/find-files.ts';
import { type Document, READER } from '#src/ingest/parse-document.ts';
import { fileDigest, inTurn, readFound } from '#src/ingest/read-folder.ts';
import { createSidecarFinder } from '#src/ingest/sidecars.ts';
import type { Log } from '#src/log.ts';
import { type Measures, stopwatch } from '#src/measures.ts';
import type { Pulse } from '#src/readiness.ts';
import type { KeptVersion, KnownFile } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import type { Catalogue, IsGone, Taken } from './catalogue.ts';
import type { KeptRecords } from './kept-records.ts';
import { type Look, type Lookout, type SeenFile, type Stamp, stampOf } from './look.ts';
import type { Settling } from './patience.ts';

/** How a reading of what changed went: whether some of it is still being written, and what stands in its way. */
export type Progress = { isSettled: boolean; look: Look };

/** What reading needs. Without a store nothing is kept beyond this run; without patience files are taken as they are. */
export type ReaderNeeds = {
  look: Lookout;
  catalogue: Catalogue;
  /** Why documents were given up by earlier runs, by the digest of their bytes and sidecars. */
  overruns: ReadonlyMap<string, string>;
  store: Store | undefined;
  reader: Pick<DocumentReader, 'read'>;
  records: Pick<KeptRecords, 'keep'>;
  patience: Settling | undefined;
  /** Told how keeping does. */
  pulse: Pulse;
  now: () => Temporal.Instant;
  log: Log;
  measures: Measures;
};

/** Told how far a reading is, portion by portion: what is in the catalogue by then can be shown. */
export type OnPortion = (done: number, total: number) => Promise<void>;

/** Files that have come to rest, and the folders that they are in. */
type Settled = { files: readonly SeenFile[]; roots: Look['roots'] };

type Kept = { file: KnownFile; version?: KeptVersion };

// So many files are read before what they became is shown: readers need not wait for thousands copied in at once.
const PORTION = 200;
// What was last written so long ago is not being written now.
const LONG_AGO_MS = 5000;

/** Reads what changed in the folders since the last time into the catalogue, and keeps it. */
export function createReader(needs: ReaderNeeds) {
  const { look, catalogue, store, reader, records, patience, pulse, now, log, measures } = needs;
  const unkept: (() => Promise<void>)[] = [];

  /** The articles that earlier runs knew by these bytes and whose files have gone. */
  const retired = new Map<string, string>();
  const overruns = new Map(needs.overruns);

  async function read(onPortion: OnPortion, touched?: ReadonlySet<string>): Promise<Progress> {
    if (unkept.length > 0) await keep();
    const seen = await look(touched);
    const missing = [...catalogue.entries.keys()].filter((path) => isMissing(path, seen));
    const gone = new Set(missing.filter((path) => patience?.hasSettled(path, 'gone') ?? true));
    const isGone = (path: string) => gone.has(path);
    const news = [...seen.files.values()].filter((file) => catalogue.isNews(file.path, file, isGone));
    const settled = news.filter(isAtRest);

    const taken = await takeAll({ files: settled, roots: seen.roots }, isGone, onPortion).catch(noneIfClosed);
    const isWaiting = taken < news.length;
    // A file that is gone and one of its size that is still arriving may be one file on its way.
    const sizes = new Set(isWaiting ? news.map(({ size }) => size) : []);
    const left = [...gone].filter((path) => !sizes.has(catalogue.entries.get(path)?.size ?? -1));
    if (left.length > 0) await drop(left);
    return { isSettled: !isWaiting && left.length === missing.length, look: seen };
  }

  /** Takes in all that some files became; how many. */
  async function takeAll(settled: Settled, isGone: IsGone, onPortion: OnPortion): Promise<number> {
    const { files } = settled;
    let taken = 0;
    let next = readPortion(settled, 0);
    for (let at = 0; at < files.length; at += PORTION) {
      const portion = await next;
      // The next one is read while this one is kept. If it fails, it does so where it is waited for.
      next = readPortion(settled, at + PORTION);
      next.catch(() => {});
      const intakes: Kept[] = [];
      for (const file of portion) intakes.push(await take(file, isGone));
      taken += intakes.length;
      unkept.push(async () => store?.articles.keepAll(intakes));
      await keep();
      await onPortion(Math.min(at + PORTION, files.length), files.length);
    }
    return taken;
  }

  async function readPortion({ files, roots }: Settled, at: number): Promise<Taken[]> {
    // A sidecar may come or go while its document is read: what stands beside it is looked up before, and again after.
    const [before, after] = [createSidecarFinder(roots), createSidecarFinder(roots)];
    const elapsed = stopwatch();
    const portion = await inTurn(files.slice(at, at + PORTION), async (file) => {
      const whole = { ...file, ...(await readFound(file, before, readOnce)) };
      return isSame(await stampOf(file.path, after), file) ? [whole] : [];
    });
    const read = portion.flat();
    const refused = read.filter(({ parsed }) => 'refusal' in parsed).length;
    measures.readFiles({ read: read.length - refused, refused }, elapsed());
    return read;
  }

  /** Reads a document, unless its very bytes were given up before. */
  async function readOnce(document: Document, digest: string): Promise<DocumentRecord> {
    const reason = overruns.get(digest);
    if (reason !== undefined) return { refusal: { file: document.file, reason } };
    const read = await reader.read(document);
    if ('refusal' in read && read.isOverrun) giveUp(digest, read.refusal.reason);
    return read;
  }

  function giveUp(digest: string, reason: string): void {
    overruns.set(digest, reason);
    unkept.push(async () => store?.records.giveUp({ digest, reader: READER, reason }));
  }

  function isAtRest({ path, size, modifiedMs }: SeenFile): boolean {
    if (!patience || now().epochMilliseconds - modifiedMs > LONG_AGO_MS) return true;
    return patience.hasSettled(path, `${size} ${modifiedMs}`);
  }

  async function take(file: Taken, isGone: IsGone): Promise<Kept> {
    const formerId = catalogue.entries.has(file.path) ? undefined : await findFormer(file);
    const { entry, article } = catalogue.take(file, isGone, formerId);
    if (article && 'bytes' in file.parsed) records.keep({ article, bytes: file.parsed.bytes });
    patience?.forget(file.path);

    const { file: _, ...known } = entry;
    const { bytes, sidecar } = file;
    const readMs = now().epochMilliseconds;
    if (!article) return { file: known };
    const map = 'map' in file.parsed ? { map: file.parsed.map } : {};
    return { file: known, version: { article, ...map, bytes, ...(sidecar && { sidecar }), readMs } };
  }

  async function findFormer({ digest, bytes }: Taken): Promise<string | undefined> {
    return retired.get(digest) ?? (await store?.articles.findRetired(fileDigest(bytes)));
  }

  async function drop(paths: readonly string[]): Promise<void> {
    const digests = new Map(
      paths.map((path) => [catalogue.entries.get(path)?.articleId, catalogue.entries.get(path)?.digest]),
    );
    const ids = catalogue.drop(paths);
    for (const id of ids) retired.set(digests.get(id) ?? '', id);
    for (const path of paths) patience?.forget(path);

    const atMs = now().epochMilliseconds;
    unkept.push(async () => {
      await store?.articles.retire(ids, atMs);
      await store?.articles.forgetFiles(paths);
    });
    await keep();
  }

  /** Keeps all that has not been kept yet, in order. What fails is tried again the next time. */
  async function keep(): Promise<void> {
    try {
      for (let next = unkept[0]; next; next = unkept[0]) {
        await next();
        unkept.shift();
      }
      pulse.beat();
    } catch (err) {
      log.error({ err, waiting: unkept.length }, 'articles not kept');
      pulse.fail(err);
    }
  }

  return read;
}

/** Where the reader was closed, nothing more was taken in: the next run goes on. */
function noneIfClosed(err: unknown): number {
  if (err instanceof ReaderClosedError) return 0;
  throw err;
}

function isMissing(path: string, { files, silent }: Look): boolean {
  return !files.has(path) && !silent.some((folder) => isWithin(path, folder));
}

function isSame(a: Stamp | undefined, b: Stamp): boolean {
  return a?.size === b.size && a.modifiedMs === b.modifiedMs;
}
