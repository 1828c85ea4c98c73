/** Where a run of words stands in both. */
type Tile = { left: number; right: number; length: number };

// Shorter runs of equal words happen by chance.
const FEWEST = 3;

/**
 * For each word of `left`, whether it is told again in `right`. Runs of equal words are matched, the longest first
 * (greedy string tiling, Wise 1993), each word once, so that order may differ and what stands twice on one side is
 * found twice only if it stands twice on the other. Of equal runs, one that is `preferred` counts before others, then the
 * one that stands nearest to its place.
 */
export function findToldAgain(
  left: readonly string[],
  right: readonly string[],
  preferred: readonly boolean[] = [],
): boolean[] {
  const told = left.map(() => false);
  const taken = right.map(() => false);
  const starts = startsOf(right);
  for (let tiles = longest(); tiles.length > 0; tiles = longest()) {
    for (const tile of tiles) if (isFree(tile)) take(tile);
  }
  return told;

  function longest(): Tile[] {
    const tiles = [...left.keys()].filter((from) => !told[from]).flatMap(tilesFrom);
    const length = tiles.reduce((most, tile) => Math.max(most, tile.length), FEWEST);
    return tiles.filter((tile) => tile.length === length).sort((a, b) => rankOf(a) - rankOf(b));
  }

  function tilesFrom(from: number): Tile[] {
    const places = starts.get(keyAt(left, from)) ?? [];
    return places.map((to) => ({ left: from, right: to, length: runAt(from, to) }));
  }

  function runAt(from: number, to: number): number {
    let length = 0;
    while (isSame(from + length, to + length)) length += 1;
    return length;
  }

  function isSame(from: number, to: number): boolean {
    return from < left.length && to < right.length && !told[from] && !taken[to] && left[from] === right[to];
  }

  function isFree({ left: from, right: to, length }: Tile): boolean {
    return runAt(from, to) >= length;
  }

  function take({ left: from, right: to, length }: Tile): void {
    told.fill(true, from, from + length);
    taken.fill(true, to, to + length);
  }

  function rankOf(tile: Tile): number {
    const awayBy = Math.abs(tile.left / left.length - tile.right / right.length);
    return preferred[tile.left] ? awayBy : awayBy + 1;
  }
}

function startsOf(words: readonly string[]): Map<string, number[]> {
  const starts = new Map<string, number[]>();
  for (const at of words.keys()) starts.set(keyAt(words, at), [...(starts.get(keyAt(words, at)) ?? []), at]);
  return starts;
}

function keyAt(words: readonly string[], at: number): string {
  return words.slice(at, at + FEWEST).join(' ');
}
