import type { Log } from '#src/log.ts';
import { keyValuesOf } from './copy-tables.ts';
import { READABLE, type Readable, type TableName } from './readable-rows.ts';
import { withoutNulls } from './rows.ts';

/** Where a row stands that cannot be read, and why: names columns, and nothing that stands in them but its key. */
export type RowFault = { table: TableName; key: string; fault: string };

/** The same with what its key is made of. */
type SetAside = RowFault & { keys: readonly unknown[] };

/** A row as its table has it. */
type Row = Readonly<Record<string, unknown>>;

/**
 * What every row passes on its way in and out: nothing is written that cannot be read, and what cannot be read, because a
 * newer bot, a person or a failing disk has written it, is set aside, so that the rest goes on.
 */
export type Gate = {
  /** A row as the record that it is. One that is none is undefined, and named in the log, once. */
  read<Name extends TableName>(table: Name, row: Row): Readable<Name> | undefined;
  readAll<Name extends TableName>(table: Name, rows: readonly Row[]): Readable<Name>[];
  /** The same row, which can be read. Throws UnreadableRow otherwise: then we would write what we cannot read. */
  admit<Fields extends Row>(table: TableName, row: Fields): Fields;
  /** Those that can be read; the others are named in the log, and keep none of these from being written. */
  admitAll<Item>(table: TableName, items: readonly Item[], rowOf: (item: Item) => Row): Item[];
  /** The rows that were set aside, as they were when they were read last. */
  setAside(): SetAside[];
  /** A row that was set aside is there no longer. */
  forget(aside: SetAside): void;
};

/** Thrown instead of writing what could not be read. It is our fault. */
class UnreadableRow extends Error {
  override name = 'UnreadableRow';
}

// A store that is damaged all over must not fill the memory too.
const MOST_SET_ASIDE = 10_000;

export function createGate(log?: Log): Gate {
  const aside = new Map<string, SetAside>();

  function setAside(found: RowFault, row: Row): void {
    const name = nameOf(found);
    if (aside.get(name)?.fault === found.fault || aside.size >= MOST_SET_ASIDE) return;
    aside.set(name, { ...found, keys: keyValuesOf(found.table, row) });
    log?.error(found, 'row not read');
  }

  const gate: Gate = {
    read(table, row) {
      const { data, fault } = readRow(table, row);
      if (fault) setAside(fault, row);
      else if (aside.size > 0) aside.delete(nameOf({ table, key: keyOf(table, row) }));
      return data;
    },
    readAll: (table, rows) => rows.flatMap((row) => gate.read(table, row) ?? []),
    admit(table, row) {
      const { fault } = readRow(table, row);
      if (fault) throw new UnreadableRow(`A row of ${table} was not written: ${fault.fault}.`);
      return row;
    },
    admitAll: (table, items, rowOf) =>
      items.filter((item) => {
        const { fault } = readRow(table, rowOf(item));
        if (fault) log?.error(fault, 'row not written');
        return fault === undefined;
      }),
    setAside: () => [...aside.values()],
    forget: (one) => void aside.delete(nameOf(one)),
  };
  return gate;
}

/** A row as the record that it is, or what is wrong with it. */
export function readRow<Name extends TableName>(
  table: Name,
  row: Row,
): { data: Readable<Name>; fault?: never } | { data?: never; fault: RowFault } {
  const read = READABLE[table].safeParse(withoutNulls(row));
  if (read.success) return { data: read.data };
  const fault = read.error.issues.map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`).join('; ');
  return { fault: { table, key: keyOf(table, row), fault } };
}

function nameOf({ table, key }: Pick<RowFault, 'table' | 'key'>): string {
  return `${table} ${key}`;
}

/** What tells a row apart, in words. */
function keyOf(table: TableName, row: Row): string {
  return keyValuesOf(table, row).map(String).join(' ');
}
