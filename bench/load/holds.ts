/** Where a thread stood when it was looked at, in milliseconds: on the clock, and of its own work. */
export type Look = { atMs: number; cpuMs: number };

/** From one look to the next: until when, how long the thread worked, and how long it took by the clock. */
export type Turn = { atMs: number; cpuMs: number; wallMs: number };

// The system counts a thread's work in ticks of some four milliseconds: what is shorter is not told apart.
const NOTED_MS = 20;
const MOST_NOTED = 100_000;

/** Keeps the turns of a thread in which it worked for long, of all the looks that it is told of. */
export function createLookout() {
  let last: Look | undefined;
  let holds: Turn[] = [];
  let turns = 0;
  let longestWallMs = 0;

  return {
    look(now: Look): void {
      if (last) note({ atMs: now.atMs, cpuMs: now.cpuMs - last.cpuMs, wallMs: now.atMs - last.atMs });
      last = now;
    },
    /** What was done since the last look does not count. */
    skip(now: Look): void {
      last = now;
    },
    /** What was seen since this was last asked. */
    take(now: Look): { holds: Turn[]; turns: number; longestWallMs: number } {
      const seen = { holds, turns, longestWallMs };
      holds = [];
      turns = 0;
      longestWallMs = 0;
      last = now;
      return seen;
    },
  };

  function note(turn: Turn): void {
    turns += 1;
    longestWallMs = Math.max(longestWallMs, turn.wallMs);
    if (turn.cpuMs >= NOTED_MS && holds.length < MOST_NOTED) holds.push(turn);
  }
}
