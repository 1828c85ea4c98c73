import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

type Judge = (article: Article) => boolean;

/** An engine that asks again, whenever it is asked, whether each article may be shown at this moment. */
export function askAgain(engine: ArchiveIndex, isVisible: Judge): ArchiveIndex {
  return {
    get size() {
      return engine.size;
    },
    get vocabulary() {
      return engine.vocabulary;
    },
    list: () => engine.list().filter(isVisible),
    add: (articles) => engine.add(articles),
    addRecords: (records) => engine.addRecords(records),
    read: (article) => engine.read(article),
    readRecord: (record) => engine.readRecord(record),
    remove: (ids) => engine.remove(ids),
    async find(id) {
      const found = await engine.find(id);
      return found && isVisible(found.article) ? found : undefined;
    },
    async candidates(plan, wanted) {
      const hits = await engine.candidates(plan, wanted);
      return hits.filter(({ found }) => isVisible(found.article));
    },
    async sharing(found, fewest) {
      const sharing = await engine.sharing(found, fewest);
      return sharing.filter(({ article }) => isVisible(article));
    },
  };
}

/**
 * A guarded engine that hides some of its articles, as if it had never held them: not counted, their words unknown.
 * A view, not a second index: a newsroom has few internal articles, and outsiders ask seldom.
 */
export function without(hidden: readonly IndexedArticle[], engine: ArchiveIndex): ArchiveIndex {
  const printing = new Map<number, number>();
  for (const { quotable } of hidden)
    for (const form of quotable.forms) printing.set(form, (printing.get(form) ?? 0) + 1);

  return {
    ...engine,
    get size() {
      return engine.size - hidden.length;
    },
    get vocabulary() {
      const { lexicon, size, articlesWith } = engine.vocabulary;
      return {
        lexicon,
        size: size - hidden.length,
        articlesWith: (form: number) => articlesWith(form) - (printing.get(form) ?? 0),
      };
    },
  };
}
