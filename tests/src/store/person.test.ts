import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from '#src/store/open-store.ts';
import { deletePerson, listPerson } from '#src/store/person.ts';
import { newFile } from './backup.contract.ts';
import { peopleAreForgotten } from './person.contract.ts';

peopleAreForgotten(newFile);

test('nobody is deleted under a bot that works', async () => {
  const url = await newFile();
  const store = await openStore(url);
  await expect(deletePerson(url, 'U0ADA')).rejects.toThrow(/Pullquote/);
  await store.close();
});

test('of a person everything is listed and deleted, though something of it is damaged', async () => {
  const url = await newFile();
  const path = url.replace('sqlite:', '');
  const store = await openStore(url);
  const follow = { id: 'f1', typed: 'ferry', channelId: 'C1', userId: 'U0ADA', sinceMs: 1 };
  await store.follows.add(follow, { atMs: 1, userId: 'U0ADA', action: 'follow', subject: 'f1' });
  await store.posts.add({ channelId: 'C1', ts: '1.0', message: '{"text":"","blocks":[]}', postedMs: 1, quotes: [] });
  await store.close();
  new DatabaseSync(path).exec(`update posts set message = '{"<@U0ADA> and <@U0ADAM>', posted_ms = 9223372036854775807;
    update follows set since_ms = -1`);

  const kept = (await listPerson(url, 'U0ADA')).flatMap(({ lines }) => lines);
  expect(kept).toContainEqual(expect.stringContaining('at 9223372036854775807, which is no time'));
  expect((await deletePerson(url, 'U0ADA')).flatMap(({ lines }) => lines)).toEqual(kept);
  expect((await listPerson(url, 'U0ADA')).flatMap(({ lines }) => lines)).toEqual([]);
  using database = new DatabaseSync(path);
  expect(database.prepare('select message from posts').all()).toEqual([{ message: '{"<@somebody> and <@U0ADAM>' }]);
});
