import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Article } from '#index/text/article.ts';
import type { DocumentRecord } from '#src/ingest/document-record.ts';
import { type FoundFile, isWithin } from '#src/ingest/find-files.ts';
import { type FileRemark, READER_VERSION } from '#src/ingest/parse-document.ts';
import { type ReadFile, SAME_AS } from '#src/ingest/read-folder.ts';
import type { KnownFile } from '#src/store/records.ts';
import type { Stamp } from './look.ts';

/** A file that is in the folders: what it was when it was read, and the name readers know it by. */
export type Entry = KnownFile & Pick<FoundFile, 'file'>;

/** A file as it was seen and read. */
export type Taken = Stamp & ReadFile<DocumentRecord>;

/** What taking in a file came to, to be kept: what is known of the file now, and the version it became, if it did. */
type Intake = { entry: Entry; article?: Article };

/**
 * What the newsroom should know of its files: what could not be read, what was read but not as its keeper meant it, and
 * what is wrong with stories that are kept back, of which most may know nothing.
 */
export type FileRemarks = { refused: FileRemark[]; warnings: FileRemark[]; kept: FileRemark[] };

/** Says of a path whether its file has gone. */
export type IsGone = (path: string) => boolean;

/**
 * Which file is which article. An article keeps its id from version to version, and when its file is moved; the last
 * good version of a file that has since become unreadable stays.
 */
export type Catalogue = {
  /** The newest version of every article, whatever its terms, by id. */
  readonly articles: ReadonlyMap<string, Article>;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Whether a file must be read: new, changed, or a copy of one that has gone. */
  isNews(path: string, stamp: Stamp, isGone: IsGone): boolean;
  /** `formerId` is the id of an article of the same bytes whose file had gone before. */
  take(file: Taken, isGone: IsGone, formerId?: string): Intake;
  /** Forgets files that have gone, and says which articles went with them. */
  drop(paths: readonly string[]): string[];
  /** What could not be read, what was read but not as its keeper meant it, and what is to be known of stories kept back. */
  remarks(isKept: (article: Article) => boolean): FileRemarks;
  /** What is kept of folders of whose files nothing can be said now. */
  silences(folders: readonly string[]): FileRemark[];
};

/** Goes on from what an earlier run left: what it knew of files, and the articles they had become. */
export function createCatalogue({ known, kept }: { known: readonly Entry[]; kept: readonly Article[] }): Catalogue {
  const newest = new Map(kept.map((article) => [article.id, article]));
  const entries = new Map(
    known
      .filter(({ articleId }) => articleId === undefined || newest.has(articleId))
      .map((entry) => [entry.path, entry]),
  );
  const articles = new Map<string, Article>();
  const failing = new Map<string, Stamp & FileRemark>();
  const paths = new Map<string, string>();
  const holders = new Map<string, string>();
  for (const entry of entries.values()) hold(entry, newest.get(entry.articleId ?? ''));

  function hold({ path, digest }: Entry, article: Article | undefined): void {
    if (!article) return;
    articles.set(article.id, article);
    paths.set(article.id, path);
    holders.set(digest, path);
  }

  function release(path: string): Entry | undefined {
    const entry = entries.get(path);
    entries.delete(path);
    failing.delete(path);
    if (entry && holders.get(entry.digest) === path) holders.delete(entry.digest);
    if (entry?.articleId !== undefined && paths.get(entry.articleId) === path) paths.delete(entry.articleId);
    return entry;
  }

  function isStale({ digest, articleId, reader, remarks: [remark = ''] }: Entry, isGone: IsGone): boolean {
    const isCopy = articleId === undefined && remark.startsWith(SAME_AS);
    const holder = holders.get(digest);
    return reader !== READER_VERSION || (isCopy && (holder === undefined || isGone(holder)));
  }

  /** What a file that cannot be read leaves: its last good version, if it had one. */
  function refuse({ path, file, digest, size, modifiedMs }: Taken, reason: string): Intake {
    const before = entries.get(path);
    if (before?.articleId !== undefined) {
      failing.set(path, { file, size, modifiedMs, reason: `${reason} The version before is kept.` });
      return { entry: before };
    }
    const entry = { path, file, digest, size, modifiedMs, remarks: [reason], reader: READER_VERSION };
    entries.set(path, entry);
    return { entry };
  }

  /** The id of the article that a file is: the one it was, the one that moved here, or its own. */
  function identify({ path, digest }: Taken, ownId: string, { isGone, formerId }: Search): string {
    const before = entries.get(path)?.articleId;
    if (before !== undefined) return before;

    const holder = holders.get(digest);
    const moved = holder !== undefined && isGone(holder) ? entries.get(holder)?.articleId : undefined;
    return [moved, formerId].find((id) => id !== undefined && isFree(id, isGone)) ?? freeId(ownId, isGone);
  }

  /** The article that a copy of the same bytes is; to name the one is to name the other. */
  function twinOf({ digest }: Entry): string | undefined {
    return entries.get(holders.get(digest) ?? '')?.articleId;
  }

  function isFree(id: string, isGone: IsGone): boolean {
    const path = paths.get(id);
    return path === undefined || isGone(path);
  }

  /** A file may have the name of one that was moved away and took its id along. */
  function freeId(ownId: string, isGone: IsGone): string {
    let id = ownId;
    while (paths.has(id) && !isGone(paths.get(id) ?? ''))
      id = createHash('sha256').update(id).digest('hex').slice(0, ownId.length);
    return id;
  }

  return {
    articles,
    entries,

    isNews(path, { size, modifiedMs }, isGone) {
      const last = failing.get(path) ?? entries.get(path);
      if (last?.size !== size || last.modifiedMs !== modifiedMs) return true;
      return 'path' in last && isStale(last, isGone);
    },

    take(taken, isGone, formerId) {
      const { path, file, digest, size, modifiedMs, parsed } = taken;
      const holder = holders.get(digest);
      if ('refusal' in parsed) return refuse(taken, parsed.refusal.reason);
      if (holder !== undefined && holder !== path && !isGone(holder))
        return refuse(taken, `${SAME_AS} ${entries.get(holder)?.file}, which is kept.`);

      const id = identify(taken, parsed.article.id, { isGone, ...(formerId !== undefined && { formerId }) });
      const article = { ...parsed.article, id };
      const remarks = parsed.warnings.map(({ reason }) => reason);
      const entry = {
        path,
        file,
        digest,
        size,
        modifiedMs,
        articleId: id,
        version: article.version,
        remarks,
        reader: READER_VERSION,
      };
      release(path);
      entries.set(path, entry);
      hold(entry, article);
      return { entry, article };
    },

    drop(gone) {
      const released = gone.flatMap((path) => release(path)?.articleId ?? []);
      // The article of a file that was moved goes on at its new place.
      const ids = released.filter((id) => !paths.has(id));
      for (const id of ids) articles.delete(id);
      return ids;
    },

    remarks(isKept) {
      const found: FileRemarks = { refused: [], warnings: [], kept: [] };
      const note = (entry: Entry | undefined, place: 'refused' | 'warnings', said: FileRemark[]) => {
        const article = entry && articles.get(entry.articleId ?? twinOf(entry) ?? '');
        found[article && isKept(article) ? 'kept' : place].push(...said);
      };
      for (const entry of entries.values()) {
        const place = articles.has(entry.articleId ?? '') ? 'warnings' : 'refused';
        note(
          entry,
          place,
          entry.remarks.map((reason) => ({ file: entry.file, reason })),
        );
      }
      for (const [path, { file, reason }] of failing) note(entries.get(path), 'refused', [{ file, reason }]);
      return found;
    },

    silences: (folders) =>
      folders.flatMap((folder) => {
        const kept = [...entries.values()].filter(
          ({ path, articleId }) => articleId !== undefined && isWithin(path, folder),
        );
        const reason = `The folder is gone or empty. What I have of it (${kept.length}) is kept until it has files again.`;
        return kept.length > 0 ? [{ file: basename(folder), reason }] : [];
      }),
  };
}

type Search = { isGone: IsGone; formerId?: string };
