import { expect, test } from 'vitest';
import { openStore } from '#src/store/open-store.ts';
import { deletePerson } from '#src/store/person.ts';
import { newFile } from './backup.contract.ts';
import { peopleAreForgotten } from './person.contract.ts';

peopleAreForgotten(newFile);

test('nobody is deleted under a bot that works', async () => {
  const url = await newFile();
  const store = await openStore(url);
  await expect(deletePerson(url, 'U0ADA')).rejects.toThrow(/Pullquote/);
  await store.close();
});
