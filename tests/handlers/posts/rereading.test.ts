import { describe } from 'vitest';
import { inFile } from '../../src/store/first-bots.ts';
import { rereadingKeepsItsPeace } from './rereading.contract.ts';

describe('in a file,', () => rereadingKeepsItsPeace(inFile));
