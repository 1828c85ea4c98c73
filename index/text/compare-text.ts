/** By code units, so that every bot has texts in the same order; by language, comparing a few thousand takes longer than a search. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
