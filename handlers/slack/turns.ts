/** The turn of one ask, among those that wait for theirs. */
export type Turn = {
  /** Resolves when it has come. */
  come(): Promise<void>;
  /** It is answered, or waits no more. */
  leave(): void;
};

/** Lets asks have their turns, so that what has just arrived is acknowledged before another is answered. */
export type Turns = {
  /** A turn for an ask of this person's; undefined, at once, where it would wait for too long. */
  enter(who: string): Turn | undefined;
};

// Slack allows 3 s. Half of the rest is for what nobody can foresee.
const LONGEST_WAIT_MS = 1_000;
// What waits for Slack or the store takes no time of ours, but memory.
const MOST_UNDER_WAY = 1_000;
// Before there was any ask: about what one takes in an archive of 5,000 stories.
const FIRST_PACE_MS = 5;
// The pace is that of the last ten asks or so.
const WEIGHT = 0.1;

/**
 * One ask begins in each turn of the event loop: between two, all that has arrived is read and acknowledged. Whose turn it
 * is goes round among the people who ask, so that nobody waits for another's burst.
 *
 * As many asks may wait as begin within a second at the pace of the last ones; and of one person's only as many as there is
 * still room for. So one person alone gets half of the room, two a third each, and a newcomer always finds some (dynamic
 * thresholds, as Choudhury and Hahne have shared the buffers of switches since 1998).
 */
export function createTurns(now: () => number = performance.now.bind(performance)): Turns {
  /** By person, the one whose turn is next first: those whose turn may come. */
  const lines = new Map<string, (() => void)[]>();
  /** By person: how many of theirs have not begun. */
  const waiting = new Map<string, number>();
  let allWaiting = 0;
  let underWay = 0;
  let paceMs = FIRST_PACE_MS;
  let isTurning = false;
  let lastTurn: number | undefined;

  function room(): number {
    return Math.min(LONGEST_WAIT_MS / paceMs, MOST_UNDER_WAY - underWay) - allWaiting;
  }

  function count(who: string, change: 1 | -1): void {
    allWaiting += change;
    const mine = (waiting.get(who) ?? 0) + change;
    if (mine === 0) waiting.delete(who);
    else waiting.set(who, mine);
  }

  function lineUp(who: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    lines.set(who, [...(lines.get(who) ?? []), resolve]);
    if (!isTurning) setImmediate(nextTurn);
    isTurning = true;
    return promise;
  }

  function nextTurn(): void {
    const at = now();
    if (lastTurn !== undefined) paceMs += WEIGHT * (at - lastTurn - paceMs);
    const [next] = lines;
    lastTurn = next && at;
    isTurning = next !== undefined;
    if (!next) return;
    begin(...next);
    // Also after the last one: what that has taken belongs to the pace.
    setImmediate(nextTurn);
  }

  /** The first in somebody's line; the others of theirs come after everybody else's. */
  function begin(who: string, [first, ...others]: (() => void)[]): void {
    lines.delete(who);
    if (others.length > 0) lines.set(who, others);
    first?.();
  }

  return {
    enter(who) {
      if ((waiting.get(who) ?? 0) >= room()) return undefined;
      count(who, 1);
      let state: 'waiting' | 'under way' | 'left' = 'waiting';
      return {
        async come() {
          await lineUp(who);
          count(who, -1);
          state = 'under way';
          underWay += 1;
        },
        leave() {
          if (state === 'waiting') count(who, -1);
          if (state === 'under way') underWay -= 1;
          state = 'left';
        },
      };
    },
  };
}
