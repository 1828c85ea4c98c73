import { basename, dirname, join } from 'node:path';
import type { Article } from '#index/text/article.ts';
import { isShowing } from '#src/changes/past-versions.ts';
import { READER } from '#src/ingest/parse-document.ts';
import type { Store } from '#src/store/store.ts';
import type { Entry } from './catalogue.ts';

/**
 * What earlier runs left of the folders: what they knew of files, the articles that these had become, and why this reader
 * gave documents up, by the digest of their bytes and sidecars.
 */
type Recalled = { known: Entry[]; kept: Article[]; overruns: Map<string, string> };

export async function recall(store: Store | undefined): Promise<Recalled> {
  if (!store) return { known: [], kept: [], overruns: new Map() };

  const kept = await Array.fromAsync(store.articles.newest());
  const files = new Map(kept.map(({ id, file }) => [id, file]));
  const known = (await store.articles.knownFiles()).map((entry) => ({
    ...entry,
    file: files.get(entry.articleId ?? '') ?? join(basename(dirname(entry.path)), basename(entry.path)),
  }));
  return { known, kept, overruns: await store.records.givenUp(READER) };
}

// Some thousand small rows at a time.
const PAGE = 5000;

/** The version of each article that readers could see when the last change was noted, by id. */
export async function recallShown(store: Store | undefined): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for (let seq = 0; store; ) {
    const page = await store.changes.after(seq, PAGE);
    for (const { articleId, version, kind } of page) {
      if (isShowing(kind)) shown.set(articleId, version);
      else shown.delete(articleId);
    }
    seq = page.at(-1)?.seq ?? 0;
    if (page.length < PAGE) break;
  }
  return shown;
}
