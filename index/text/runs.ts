/**
 * Every place where some items stand among others one after the other, overlapping ones too, in time that grows with the
 * two lists and not with their product (Knuth, Morris and Pratt 1977). None where there is nothing to look for.
 */
export function findRunsOf<Item>(among: readonly Item[], wanted: readonly Item[]): number[] {
  const starts: number[] = [];
  if (wanted.length === 0) return starts;
  const borders = bordersOf(wanted);
  let matched = 0;
  for (const [at, item] of among.entries()) {
    while (matched > 0 && (matched === wanted.length || wanted[matched] !== item)) matched = borders[matched - 1] ?? 0;
    if (wanted[matched] === item) matched += 1;
    if (matched === wanted.length) starts.push(at - matched + 1);
  }
  return starts;
}

/** Of each beginning of a list, how long the longest shorter one is that it also ends with. */
function bordersOf<Item>(items: readonly Item[]): number[] {
  const borders = [0];
  let length = 0;
  for (const item of items.slice(1)) {
    while (length > 0 && items[length] !== item) length = borders[length - 1] ?? 0;
    if (items[length] === item) length += 1;
    borders.push(length);
  }
  return borders;
}
