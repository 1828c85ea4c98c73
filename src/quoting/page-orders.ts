import { createHash } from 'node:crypto';
import type { Hit } from '#index/match/hit.ts';

/**
 * The orders in which searches were answered, so that *Next* goes on where the page before ended although stories have
 * arrived since. After a restart an order is forgotten, and the next page is of the archive as it is then.
 */
export type PageOrders = {
  /** Keeps the order of these hits and gives its name, which depends on nothing but the order. */
  keep(hits: readonly Hit[]): string;
  /** The ids of the stories in an order kept before; none for an unknown name. */
  recall(name: string | undefined): readonly string[];
};

// Nobody pages farther in a chat.
const MOST_STORIES = 200;
// Some hours of a busy newsroom; about 4 MB at most.
const MOST_ORDERS = 1000;

export function createPageOrders(): PageOrders {
  const kept = new Map<string, readonly string[]>();

  return {
    keep(hits) {
      const ids = hits.slice(0, MOST_STORIES).map(({ found }) => found.article.id);
      const name = createHash('sha256').update(ids.join()).digest('base64url').slice(0, 12);
      kept.delete(name);
      kept.set(name, ids);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_ORDERS) break;
        kept.delete(oldest);
      }
      return name;
    },

    recall: (name) => kept.get(name ?? '') ?? [],
  };
}
