import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { filled } from './backup.contract.ts';
import { firstTables } from './first-bots.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The way back, as whoever runs the bot finds it. */
const [, wayBack = ''] = /```sql\n([\s\S]*?)```/.exec(readFileSync('docs/running.md', 'utf8')) ?? [];

test('the way back that is written down leaves the tables of the first step, and all that is in them', async () => {
  const path = `${temporaryFolder()}/store.db`;
  await filled(`sqlite:${path}`);
  const store = new DatabaseSync(path);
  // What later steps brought goes with them.
  const { threads: _t, secrets: _s, carried: _c, records: _r, overruns: _o, ...counts } = countsOf(store);
  store.exec(wayBack);

  const first = new DatabaseSync(':memory:');
  first.exec(firstTables());
  expect(shapeOf(store)).toEqual(shapeOf(first));
  expect(store.prepare('select max(number) as reached from migrations').get()).toEqual({ reached: 1 });
  expect(countsOf(store)).toEqual({ ...counts, migrations: 1 });
  store.close();
});

/** Every column and index. */
function shapeOf(store: DatabaseSync) {
  const columns = store.prepare(
    `select t.name as table_name, c.name, c.type, c."notnull", c.pk from sqlite_schema t, pragma_table_info(t.name) c
     where t.type = 'table' order by 1, 2`,
  );
  const indexes = store.prepare(
    "select name, sql from sqlite_schema where type = 'index' and sql is not null order by 1",
  );
  return { columns: columns.all(), indexes: indexes.all() };
}

function countsOf(store: DatabaseSync): Record<string, unknown> {
  const tables = store.prepare("select name from sqlite_schema where type = 'table'").all();
  return Object.fromEntries(
    tables.map(({ name }) => [String(name), store.prepare(`select count(*) as rows from ${name}`).get()?.rows]),
  );
}
