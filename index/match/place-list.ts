/**
 * Places in text order: place number `at` is from word `firsts[at]` to word `lasts[at]`, and `read` tells what is there.
 * Numbers and not objects: a common word has hundreds of thousands of places in a megabyte, of which few are ever wanted.
 */
export type PlaceList<Place> = { firsts: Uint32Array; lasts: Uint32Array; read: (at: number) => Place };

/** The first places of a list; all of them unless there are more than `most`. */
export function readPlaces<Place>({ firsts, read }: PlaceList<Place>, most = Number.POSITIVE_INFINITY): Place[] {
  return Array.from({ length: Math.min(firsts.length, most) }, (_, at) => read(at));
}

/** The places of several lists in one; of those that begin at the same word, an earlier list's come first. */
export function mergePlaces<Place>(lists: readonly PlaceList<Place>[]): PlaceList<Place> {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const length = lists.reduce((sum, { firsts }) => sum + firsts.length, 0);
  // As one number each, the word and which place of all it is, so that V8 sorts them without asking us.
  const keys = new Float64Array(length);
  const [owners, numbers] = [new Uint32Array(length), new Uint32Array(length)];
  let next = 0;
  for (const [owner, { firsts }] of lists.entries()) {
    for (let at = 0; at < firsts.length; at += 1) {
      keys[next] = (firsts[at] ?? 0) * length + next;
      owners[next] = owner;
      numbers[next] = at;
      next += 1;
    }
  }
  const order = Uint32Array.from(keys.sort(), (key) => key % length);
  const ownerOf = (at: number) => lists[owners[at] ?? 0];
  return {
    firsts: order.map((at) => ownerOf(at)?.firsts[numbers[at] ?? 0] ?? 0),
    lasts: order.map((at) => ownerOf(at)?.lasts[numbers[at] ?? 0] ?? 0),
    read: (to) => {
      const at = order[to] ?? 0;
      const owner = ownerOf(at);
      if (!owner) throw new RangeError(`There is no place ${to}`);
      return owner.read(numbers[at] ?? 0);
    },
  };
}

/** The places of a list that fulfil a condition. */
export function filterPlaces<Place>(
  list: PlaceList<Place>,
  isWanted: (first: number, last: number) => boolean,
): PlaceList<Place> {
  const { firsts, lasts, read } = list;
  const numbers: number[] = [];
  for (let at = 0; at < firsts.length; at += 1) if (isWanted(firsts[at] ?? 0, lasts[at] ?? 0)) numbers.push(at);
  const kept = Uint32Array.from(numbers);
  return {
    firsts: kept.map((at) => firsts[at] ?? 0),
    lasts: kept.map((at) => lasts[at] ?? 0),
    read: (to) => read(kept[to] ?? 0),
  };
}

/**
 * Finds the first index from which on something is reached, walking from where it was found before: for questions that
 * come in text order, or nearly so.
 */
export function createSeeker(
  length: number,
  isBefore: (at: number, value: number) => boolean,
): (value: number) => number {
  let at = 0;
  return (value) => {
    while (at < length && isBefore(at, value)) at += 1;
    while (at > 0 && !isBefore(at - 1, value)) at -= 1;
    return at;
  };
}

/** The same in ascending numbers: the first index whose number is not below a value. */
export function seekIn(ascending: Uint32Array): (value: number) => number {
  return createSeeker(ascending.length, (at, value) => (ascending[at] ?? 0) < value);
}
