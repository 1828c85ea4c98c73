import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { archiveKeepsItsPromises } from './archive.contract.ts';

archiveKeepsItsPromises(createMemoryIndex);
