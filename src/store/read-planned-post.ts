import type { Log } from '#src/log.ts';
import { PlannedPost } from './records.ts';
import { withoutNulls } from './rows.ts';
import type { Tables } from './tables.ts';

type PlannedRow = Tables['occurrences'];

/** Reads rows. What it cannot read is undefined, and named in the log, once: it is looked at again every few seconds. */
export function createPlannedPostReader(log?: Log): (row: PlannedRow) => PlannedPost | undefined {
  const named = new Set<string>();
  return (row) => {
    const read = PlannedPost.safeParse(withoutNulls(row));
    if (read.success) return read.data;
    if (!named.has(row.key)) log?.error({ key: row.key, kind: row.kind, fault: faultIn(row) }, 'planned post not read');
    named.add(row.key);
    return undefined;
  };
}

/** Why a row cannot be read; undefined when it can. Names the columns, and nothing that stands in them. */
export function faultIn(row: PlannedRow): string | undefined {
  const { error } = PlannedPost.safeParse(withoutNulls(row));
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
