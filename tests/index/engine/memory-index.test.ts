import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { archiveIndexKeepsItsPromises } from './archive-index.contract.ts';

archiveIndexKeepsItsPromises(createMemoryIndex);
