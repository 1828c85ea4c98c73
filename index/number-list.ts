import { firstAtLeast } from './term-vector.ts';

/** Numbers, ascending, in a typed array that grows: `numbers` up to `length`. */
export type NumberList = { numbers: Uint32Array; length: number };

// Most words are printed once or twice in all the archive.
const FIRST_ROOM = 2;

export function createNumberList(): NumberList {
  return { numbers: new Uint32Array(FIRST_ROOM), length: 0 };
}

/** Adds a number that is not below the last. */
export function append(list: NumberList, number: number): void {
  if (list.length === list.numbers.length) {
    const wider = new Uint32Array(2 * list.length);
    wider.set(list.numbers);
    list.numbers = wider;
  }
  list.numbers[list.length] = number;
  list.length += 1;
}

/** Takes out every number from `start` up to, but not including, `end`. */
export function removeBetween(list: NumberList, start: number, end: number): void {
  const numbers = list.numbers.subarray(0, list.length);
  const [from, to] = [firstAtLeast(numbers, start), firstAtLeast(numbers, end)];
  numbers.copyWithin(from, to);
  list.length -= to - from;
}
