import { firstAtLeast } from '#index/words/term-vector.ts';

/** Numbers, ascending, in a typed array that grows: `numbers` up to `length`. */
export type NumberList = { numbers: Uint32Array; length: number };

export function createNumberList(): NumberList {
  return { numbers: new Uint32Array(), length: 0 };
}

/** Adds numbers that are not below the last. */
export function append(list: NumberList, more: Uint32Array): void {
  const length = list.length + more.length;
  if (length > list.numbers.length) {
    const wider = new Uint32Array(Math.max(length, 2 * list.length));
    wider.set(list.numbers);
    list.numbers = wider;
  }
  list.numbers.set(more, list.length);
  list.length = length;
}

/** Takes out every number from `start` up to, but not including, `end`. */
export function removeBetween(list: NumberList, start: number, end: number): void {
  const numbers = list.numbers.subarray(0, list.length);
  const [from, to] = [firstAtLeast(numbers, start), firstAtLeast(numbers, end)];
  numbers.copyWithin(from, to);
  list.length -= to - from;
}
