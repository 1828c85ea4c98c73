/** One byte an article, by its number: 1 where it is meant. */
export type Marks = Uint8Array<ArrayBuffer>;

/** Marks of `size` articles, all of them set. */
export function everything(size: number): Marks {
  return new Uint8Array(size).fill(1);
}

/** Where every one of several marks is set; everywhere if there are none. */
export function intersection(several: readonly Marks[], size: number): Marks {
  const [first, ...others] = several;
  const marks = first?.slice() ?? everything(size);
  for (const other of others) for (let at = 0; at < size; at += 1) marks[at] = (marks[at] ?? 0) & (other[at] ?? 0);
  return marks;
}

/** Where any of several marks is set. */
export function union(several: readonly Marks[], size: number): Marks {
  const marks = new Uint8Array(size);
  for (const other of several) for (let at = 0; at < size; at += 1) marks[at] = (marks[at] ?? 0) | (other[at] ?? 0);
  return marks;
}

/** Where marks are not set. */
export function complement(marks: Marks): Marks {
  return marks.map((mark) => 1 - mark);
}

/** The numbers of the articles that are marked, ascending. */
export function numbersIn(marks: Marks): number[] {
  const numbers: number[] = [];
  for (let number = 0; number < marks.length; number += 1) if (marks[number] === 1) numbers.push(number);
  return numbers;
}
