import type { Fault } from './truthful-slack.ts';

type Likely = { share: number; faults: readonly Fault[] };

// How Slack and the network fail, in parts of all requests; of each kind one half before Slack did it and one after.
const LIKELY: readonly Likely[] = [
  { share: 0.05, faults: ['lost reply'] },
  { share: 0.03, faults: ['503 before', '503 after'] },
  { share: 0.02, faults: [1] },
  { share: 0.01, faults: ['hang before', 'hang after'] },
];

/** What goes wrong with each request in turn. Where history is closed to us, every look into it is refused. */
export function createFaults(random: () => number, { mayRead }: { mayRead: boolean }) {
  return (method: string): Fault | undefined => {
    if (!mayRead && method.startsWith('conversations.')) return { error: 'missing_scope' };
    let drawn = random();
    for (const { share, faults } of LIKELY) {
      if (drawn < share) return faults[Math.floor((drawn / share) * faults.length)];
      drawn -= share;
    }
    return undefined;
  };
}
