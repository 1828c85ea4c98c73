import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

type Judge = (article: Article) => boolean;

/** An archive that asks again, whenever it is asked, whether each article may be shown at this moment. */
export function askAgain(archive: ArchiveIndex, isVisible: Judge): ArchiveIndex {
  return {
    get size() {
      return archive.size;
    },
    get vocabulary() {
      return archive.vocabulary;
    },
    add: (articles) => archive.add(articles),
    remove: (ids) => archive.remove(ids),
    async find(id) {
      const found = await archive.find(id);
      return found && isVisible(found.article) ? found : undefined;
    },
    async candidates(plan, wanted) {
      const hits = await archive.candidates(plan, wanted);
      return hits.filter(({ found }) => isVisible(found.article));
    },
  };
}

/**
 * A guarded archive that hides some of its articles, as if it had never held them: not counted, their words unknown.
 * A view, not a second index: a newsroom has few internal articles, and outsiders ask seldom.
 */
export function without(hidden: readonly IndexedArticle[], archive: ArchiveIndex): ArchiveIndex {
  const printing = new Map<number, number>();
  for (const { quotable } of hidden)
    for (const form of quotable.forms) printing.set(form, (printing.get(form) ?? 0) + 1);

  return {
    ...archive,
    get size() {
      return archive.size - hidden.length;
    },
    get vocabulary() {
      const { lexicon, size, articlesWith } = archive.vocabulary;
      return {
        lexicon,
        size: size - hidden.length,
        articlesWith: (form: number) => articlesWith(form) - (printing.get(form) ?? 0),
      };
    },
  };
}
