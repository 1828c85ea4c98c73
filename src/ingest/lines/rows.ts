// No row of a table has more, and no pattern need look at more.
const LONGEST = 300;
const FIGURE = /^[-+−–$€£(]?\d/u;

/** Whether a line is a row of a table: cells with room between them, a figure in one, or three and more. */
export function isRow(text: string): boolean {
  if (text.startsWith('|')) return true;
  if (text.length > LONGEST || !/ {2}|\t/u.test(text)) return false;
  const cells = text.split(/ {2,}| ?\t ?/u);
  const hasFigure = cells.slice(1).some((cell) => FIGURE.test(cell));
  return !isSpreadEvenly(text) && (hasFigure || (cells.length > 2 && / {3}|\t/u.test(text)));
}

/** Whether a line was only spread to its column's width: then no gap between words is wider than another by more than one. */
function isSpreadEvenly(text: string): boolean {
  const gaps = text.match(/ +/gu)?.map(({ length }) => length) ?? [];
  return !text.includes('\t') && gaps.length > 1 && Math.max(...gaps) - Math.min(...gaps) <= 1;
}
