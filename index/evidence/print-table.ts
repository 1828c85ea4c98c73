const SMALLEST = 1 << 10;
// A table that is fuller is searched for long.
const FULLEST = 0.6;
// What stands in a slot: nothing yet, or a print that no article has any more.
const UNUSED = 0;
const EMPTIED = -1;

/**
 * Which articles have each print, by their numbers. A hash table in typed arrays: a `Map` of lists takes several times the
 * memory, and stops everything for longer when it grows. Articles stand behind each print as a chain, the last added first.
 */
export function createPrintTable() {
  // By slot, a print and the first link of its chain; links are numbered from 1, and 0 ends a chain.
  let keys = new Int32Array(SMALLEST);
  let heads = new Int32Array(SMALLEST);
  let used = 0;
  let articles = new Uint32Array(SMALLEST);
  let nexts = new Int32Array(SMALLEST);
  let links = 0;
  let vacant = 0;

  function slotOf(print: number): number {
    const mask = heads.length - 1;
    let slot = print & mask;
    while (heads[slot] !== UNUSED && keys[slot] !== print) slot = (slot + 1) & mask;
    return slot;
  }

  function nextOf(link: number): number {
    return nexts[link] ?? 0;
  }

  /** The link of an article in a chain, 0 if it is not there, and the one before it. */
  function findLink(slot: number, article: number): { link: number; before: number } {
    let before = 0;
    let link = heads[slot] ?? UNUSED;
    while (link > 0 && articles[link] !== article) {
      before = link;
      link = nextOf(link);
    }
    return { link, before };
  }

  function newLink(): number {
    if (vacant > 0) {
      const link = vacant;
      vacant = nextOf(link);
      return link;
    }
    links += 1;
    if (links === nexts.length) {
      articles = widened(articles, new Uint32Array(2 * links));
      nexts = widened(nexts, new Int32Array(2 * links));
    }
    return links;
  }

  /** Room for more prints, and none for those that no article has any more. */
  function rearrange(): void {
    const [formerKeys, formerHeads] = [keys, heads];
    const live = formerHeads.reduce((count, head) => count + (head > 0 ? 1 : 0), 0);
    const size = live > (FULLEST / 2) * heads.length ? 2 * heads.length : heads.length;
    keys = new Int32Array(size);
    heads = new Int32Array(size);
    used = live;
    for (const [at, head] of formerHeads.entries()) {
      if (head <= 0) continue;
      const slot = slotOf(formerKeys[at] ?? 0);
      keys[slot] = formerKeys[at] ?? 0;
      heads[slot] = head;
    }
  }

  return {
    add(print: number, article: number): void {
      if (used >= FULLEST * heads.length) rearrange();
      const slot = slotOf(print);
      const head = heads[slot] ?? UNUSED;
      if (head === UNUSED) used += 1;
      const link = newLink();
      keys[slot] = print;
      articles[link] = article;
      nexts[link] = Math.max(0, head);
      heads[slot] = link;
    },

    remove(print: number, article: number): void {
      const slot = slotOf(print);
      const { link, before } = findLink(slot, article);
      if (link <= 0) return;
      const next = nextOf(link);
      if (before > 0) nexts[before] = next;
      else heads[slot] = next > 0 ? next : EMPTIED;
      nexts[link] = vacant;
      vacant = link;
    },

    /** Calls `visit` with the articles that have a print, the last added first, and with no more than `most` of them. */
    visit(print: number, most: number, visit: (article: number) => void): void {
      let link = heads[slotOf(print)] ?? UNUSED;
      for (let count = 0; link > 0 && count < most; count += 1) {
        visit(articles[link] ?? 0);
        link = nextOf(link);
      }
    },
  };
}

function widened<Numbers extends Int32Array | Uint32Array>(narrow: Numbers, wide: Numbers): Numbers {
  wide.set(narrow);
  return wide;
}
