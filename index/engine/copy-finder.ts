import { createSharedPassages } from '#index/evidence/shared-passages.ts';
import { inSlices } from '#index/in-slices.ts';
import { type IndexedArticle, printedWords } from '#index/words/indexed-article.ts';
import type { Lexicon } from '#index/words/lexicon.ts';

/** Which of the articles that are being read is asked about, by its number, and how many prints they must share. */
type Asked = { number: number; fewest: number };

/**
 * Finds those of some articles, by their numbers, that print passages of others. What is added is read when somebody first
 * asks, in slices: no start and no change of a file waits for it.
 */
export function createCopyFinder(articles: readonly (IndexedArticle | undefined)[], lexicon: Lexicon) {
  const shared = createSharedPassages();
  const waiting = new Set(articles.keys());

  async function readWaiting(): Promise<void> {
    for await (const number of inSlices(waiting)) {
      const found = articles[number];
      // Taken away or read by another who asks, it does not wait any more.
      if (waiting.delete(number) && found) shared.add(number, printedWords(found, lexicon));
    }
  }

  return {
    add: (number: number): void => void waiting.add(number),

    /** Before its article goes: whether it has been read, and is to be removed. */
    forget: (number: number): boolean => !waiting.delete(number),

    remove(number: number, found: IndexedArticle): void {
      shared.remove(number, printedWords(found, lexicon));
    },

    async likely(found: IndexedArticle, { number, fewest }: Asked): Promise<number[]> {
      await readWaiting();
      return shared.likely(number, printedWords(found, lexicon), fewest);
    },
  };
}
