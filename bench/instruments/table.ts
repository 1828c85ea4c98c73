type Row = Readonly<Record<string, string>>;

/** Prints rows as a Markdown table, the first column to the left, figures to the right. */
export function printTable(rows: readonly Row[]): void {
  console.log(tableOf(rows));
}

/** Rows as a Markdown table, its columns aligned; those `toTheLeft` hold words. */
export function tableOf(rows: readonly Row[], toTheLeft = Object.keys(rows[0] ?? {}).slice(0, 1)): string {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((name) => ({
    name,
    isLeft: toTheLeft.includes(name),
    width: Math.max(...[name, ...rows.map((row) => row[name] ?? '')].map(({ length }) => length)),
  }));
  const line = (cell: (column: (typeof columns)[number]) => string) => `| ${columns.map(cell).join(' | ')} |`;
  const lineOf = (row: Row) =>
    line(({ name, isLeft, width }) => (isLeft ? (row[name] ?? '').padEnd(width) : (row[name] ?? '').padStart(width)));

  return [
    lineOf(Object.fromEntries(names.map((name) => [name, name]))),
    line(({ isLeft, width }) => (isLeft ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
    ...rows.map(lineOf),
  ].join('\n');
}
