import { createMemoryIndex } from '#index/memory-index.ts';
import { archiveIndexKeepsItsPromises } from './archive-index.contract.ts';

archiveIndexKeepsItsPromises(createMemoryIndex);
