// Made once: making a formatter takes a hundred times as long as using it.
const NUMBER = new Intl.NumberFormat('en-US');

/** “1 line” or “9 lines”. */
export function counted(count: number, one: string, many: string): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}
