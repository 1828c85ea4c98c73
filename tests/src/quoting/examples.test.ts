import { expect, test } from 'vitest';
import { parseQuery } from '#index/query/query.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { pickExamples } from '#src/quoting/examples.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { testRooms } from '../../test-rooms.ts';

test('each example finds something in the archive it was picked from', async () => {
  const { articles } = await readFolders(['seeds']);
  const rooms = await testRooms(articles);
  const { word = '', phrase = '', outlet = '' } = await pickExamples(rooms.archive);

  for (const typed of [word, `"${phrase}"`, `outlet:"${outlet}"`]) {
    const query = parseQuery(typed);
    if ('problem' in query) throw new Error(query.problem);
    expect((await findQuotes(query, rooms)).page.length, typed).toBeGreaterThan(0);
  }
});

test('an empty archive gives no example', async () => {
  expect(await pickExamples((await testRooms()).archive)).toEqual({});
});
