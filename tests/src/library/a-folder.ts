import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type TestContext } from 'vitest';
import type { Article } from '#index/text/article.ts';
import { type Library, type LibraryNeeds, openLibrary } from '#src/library/library.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Change } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';

/** A newsroom's folder of articles, in a home of its own, and who looks after it. */
export type Folder = {
  home: string;
  folder: string;
  write(name: string, text: string): void;
  opened(needs: Partial<LibraryNeeds>): Promise<Library>;
  aStore(): Promise<Store>;
};

/** An empty one, gone when the test is done. */
export function aFolder({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Folder {
  const home = mkdtempSync(join(tmpdir(), 'pullquote-'));
  const folder = join(home, 'articles');
  mkdirSync(folder);
  onTestFinished(() => rmSync(home, { recursive: true }));
  return {
    home,
    folder,
    write: (name, text) => writeFileSync(join(folder, name), text),
    async opened(needs) {
      const library = await openLibrary({
        folders: [folder],
        log: createLog('silent'),
        now: () => Temporal.Now.instant(),
        timeZone: 'UTC',
        snapshot: join(home, 'index.snapshot'),
        ...needs,
      });
      onTestFinished(() => library.close());
      return library;
    },
    async aStore() {
      const store = await openStore(`sqlite:${join(home, 'store.db')}`);
      onTestFinished(() => store.close());
      return store;
    },
  };
}

/** What everybody of the newsroom may be shown. */
export async function articlesIn(library: Library): Promise<Article[]> {
  return (await Array.fromAsync(library.archiveFor('everyone').pages())).flat();
}

export async function textsOf(library: Library): Promise<string[]> {
  return (await articlesIn(library)).map(({ text }) => text);
}

export function refusalsOf(library: Library): string {
  return library
    .remarksFor('everyone')
    .refused.map(({ reason }) => reason)
    .join('\n');
}

export async function articleOf(library: Library, file: string): Promise<Article> {
  return onlyOne((await articlesIn(library)).filter((article) => article.file === `articles/${file}`));
}

export function onlyOne(articles: readonly Article[]): Article {
  expect(articles).toHaveLength(1);
  const [article] = articles;
  if (!article) throw new Error('there is none');
  return article;
}

export function kindsOf(changes: readonly Change[]): string[] {
  return changes.map(({ kind }) => kind);
}
