import { describe } from 'vitest';
import { openStore } from '#src/store/open-store.ts';
import { storeKeepsItsPromises } from './store.contract.ts';

describe('a store in memory', () => {
  storeKeepsItsPromises(() => openStore('sqlite::memory:'));
});
