import { isWithin } from '#src/ingest/find-files.ts';
import { fileDigest, inTurn, readFound } from '#src/ingest/read-folder.ts';
import { createSidecarFinder } from '#src/ingest/sidecars.ts';
import type { Log } from '#src/log.ts';
import type { Pulse } from '#src/readiness.ts';
import type { KeptVersion, KnownFile } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import type { Catalogue, IsGone, Taken } from './catalogue.ts';
import { type Look, type Lookout, type SeenFile, type Stamp, stampOf } from './look.ts';
import type { Settling } from './patience.ts';

/** How a reading of what changed went: whether some of it is still being written, and what stands in its way. */
export type Progress = { isSettled: boolean; look: Look };

/** What reading needs. Without a store nothing is kept beyond this run; without patience files are taken as they are. */
export type ReaderNeeds = {
  look: Lookout;
  catalogue: Catalogue;
  store: Store | undefined;
  patience: Settling | undefined;
  /** Told how keeping does. */
  pulse: Pulse;
  now: () => Temporal.Instant;
  log: Log;
};

/** Told how far a reading is, portion by portion: what is in the catalogue by then can be shown. */
export type OnPortion = (done: number, total: number) => Promise<void>;

type Kept = { file: KnownFile; version?: KeptVersion };

// So many files are read before what they became is shown: readers need not wait for thousands copied in at once.
const PORTION = 200;
// What was last written so long ago is not being written now.
const LONG_AGO_MS = 5000;

/** Reads what changed in the folders since the last time into the catalogue, and keeps it. */
export function createReader({ look, catalogue, store, patience, pulse, now, log }: ReaderNeeds) {
  const unkept: (() => Promise<void>)[] = [];

  /** The articles that earlier runs knew by these bytes and whose files have gone. */
  const retired = new Map<string, string>();

  async function read(onPortion: OnPortion, touched?: ReadonlySet<string>): Promise<Progress> {
    if (unkept.length > 0) await keep();
    const seen = await look(touched);
    const missing = [...catalogue.entries.keys()].filter((path) => isMissing(path, seen));
    const gone = new Set(missing.filter((path) => patience?.hasSettled(path, 'gone') ?? true));
    const isGone = (path: string) => gone.has(path);
    const news = [...seen.files.values()].filter((file) => catalogue.isNews(file.path, file, isGone));
    const settled = news.filter(isAtRest);

    let taken = 0;
    for (let at = 0; at < settled.length; at += PORTION) {
      // A sidecar may come or go while its document is read: what stands beside it is looked up before, and again after.
      const [before, after] = [createSidecarFinder(seen.roots), createSidecarFinder(seen.roots)];
      const portion = await inTurn(settled.slice(at, at + PORTION), async (file) => {
        const whole = { ...file, ...(await readFound(file, before)) };
        return isSame(await stampOf(file.path, after), file) ? [whole] : [];
      });
      const intakes: Kept[] = [];
      for (const file of portion.flat()) intakes.push(await take(file, isGone));
      taken += intakes.length;
      unkept.push(async () => store?.articles.keepAll(intakes));
      await keep();
      await onPortion(Math.min(at + PORTION, settled.length), settled.length);
    }

    const isWaiting = taken < news.length;
    // A file that is gone and one of its size that is still arriving may be one file on its way.
    const sizes = new Set(isWaiting ? news.map(({ size }) => size) : []);
    const left = [...gone].filter((path) => !sizes.has(catalogue.entries.get(path)?.size ?? -1));
    if (left.length > 0) await drop(left);
    return { isSettled: !isWaiting && left.length === missing.length, look: seen };
  }

  function isAtRest({ path, size, modifiedMs }: SeenFile): boolean {
    if (!patience || now().epochMilliseconds - modifiedMs > LONG_AGO_MS) return true;
    return patience.hasSettled(path, `${size} ${modifiedMs}`);
  }

  async function take(file: Taken, isGone: IsGone): Promise<Kept> {
    const formerId = catalogue.entries.has(file.path) ? undefined : await findFormer(file);
    const { entry, article } = catalogue.take(file, isGone, formerId);
    patience?.forget(file.path);

    const { file: _, ...known } = entry;
    const { bytes, sidecar } = file;
    const readMs = now().epochMilliseconds;
    return { file: known, ...(article && { version: { article, bytes, ...(sidecar && { sidecar }), readMs } }) };
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

function isMissing(path: string, { files, silent }: Look): boolean {
  return !files.has(path) && !silent.some((folder) => isWithin(path, folder));
}

function isSame(a: Stamp | undefined, b: Stamp): boolean {
  return a?.size === b.size && a.modifiedMs === b.modifiedMs;
}
