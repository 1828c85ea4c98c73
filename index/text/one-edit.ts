/** Whether two words differ by one letter put in, left out or changed, or by two neighbours swapped. The same word does not. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const at = Array.from({ length: short.length }, (_, index) => index).findIndex(
    (index) => short[index] !== long[index],
  );
  if (at < 0) return long.length === short.length + 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);

  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  return isSwapped || a.slice(at + 1) === b.slice(at + 1);
}
