import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  countOccurrences,
  freshSeed,
  keepRound,
  type Round,
  readRounds,
  sumOf,
} from '../../../bench/crash/campaign.ts';
import { temporaryFolder } from '../../src/store/temporary-folder.ts';

const aRound: Round = {
  ...{ trial: 'sqlite', seed: 4, at: '2026-11-30T12:00:00Z', seconds: 10 },
  occurrences: { digest: 7, alert: 3, correction: 2, notice: 1 },
  ...{ sent: 12, skipped: 1, unknown: 0, lost: [], doubled: [], differing: [], threadless: [] },
  ...{ kills: 5, stepsDiedAt: ['begun'], pauses: 0, restarts: 0, ended: 0, requests: 40, faults: 4 },
};

test('the rounds of several runs add up, and no seed is had twice', () => {
  const path = `${temporaryFolder()}/rounds.jsonl`;
  expect(freshSeed(readRounds(path))).toBe(1);
  keepRound(path, aRound);
  // A run that was killed while it wrote.
  appendFileSync(path, '{"trial":"sqlite","seed":\n');
  keepRound(path, { ...aRound, seed: 5, stepsDiedAt: ['settled', 'begun'], lost: ['no alert: f1'] });

  const rounds = readRounds(path);
  expect(freshSeed(rounds)).toBe(6);
  const sum = sumOf(rounds);
  expect(sum).toMatchObject({ rounds: 2, kills: 10, sent: 24, lost: ['seed 5: no alert: f1'] });
  expect(sum.stepsDiedAt).toEqual(['begun', 'settled']);
  expect(countOccurrences(sum)).toBe(26);
});
