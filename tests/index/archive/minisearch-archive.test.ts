import { createMiniSearchIndex } from '../engine/minisearch-index.ts';
import { archiveKeepsItsPromises } from './archive.contract.ts';

archiveKeepsItsPromises(createMiniSearchIndex);
