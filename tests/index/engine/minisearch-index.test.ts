import { archiveIndexKeepsItsPromises } from './archive-index.contract.ts';
import { createMiniSearchIndex } from './minisearch-index.ts';

archiveIndexKeepsItsPromises(createMiniSearchIndex);
