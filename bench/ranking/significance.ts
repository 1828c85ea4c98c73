import { createRandom } from '../instruments/random.ts';
import { mean } from './metrics.ts';

const ROUNDS = 10_000;

// Sums of the same numbers differ in the last bits by the order they are added in.
const ROUNDING = 1e-12;

/**
 * How often chance alone would part two peers this far: a two-sided paired randomisation test over the questions
 * that both answered. Unlike Student's test it assumes nothing of how the marks are spread.
 */
export function pairedSignificance(ours: readonly number[], theirs: readonly number[]): number {
  const differences = ours.map((mark, at) => mark - (theirs[at] ?? 0));
  const observed = Math.abs(mean(differences));
  const random = createRandom(1);

  let asFar = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const swapped = differences.map((difference) => (random() < 0.5 ? difference : -difference));
    if (Math.abs(mean(swapped)) >= observed - ROUNDING) asFar += 1;
  }
  return asFar / ROUNDS;
}
