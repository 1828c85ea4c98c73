/** The turn of one ask, among those that wait for theirs. */
export type Turn = {
  /** Resolves when it has come; to false when it has not in time, and never will. */
  comes(): Promise<boolean>;
  /** It is answered, or waits no more. */
  leave(): void;
};

/** Lets asks have their turns, so that what has just arrived is acknowledged before another is answered. */
export type Turns = {
  /** A turn for an ask of this person's; undefined, at once, where it would wait for too long. */
  enter(who: string): Turn | undefined;
};

// Slack allows 3 s. The rest is for what nobody can foresee.
const LONGEST_WAIT_MS = 1_000;
// Where the pace has slackened since: still in time to say so.
const TURNED_AWAY_MS = 1_500;
// What waits for Slack or the store takes no time of ours, but memory.
const MOST_UNDER_WAY = 1_000;
// Of all the connections that wait for it Node accepts one a round of its event loop, and reads what it brings in the next.
const QUIET_ROUNDS = 2;
// However much pours in, ten a second are answered.
const LONGEST_LISTENING_MS = 100;
/** Whose turn is to come, and since when they have waited. */
type Waiting = { sinceMs: number; resolve: (comes: boolean) => void };

// Before there was any ask: about what one takes in an archive of 5,000 stories.
const FIRST_PACE_MS = 5;
// The pace is that of the last ten asks or so.
const WEIGHT = 0.1;

/**
 * An ask begins when the event loop has gone round without another's arriving: between two, all that has arrived is let in or
 * turned away. Whose turn it is goes round among the people who ask, so that nobody waits for another's burst.
 *
 * As many asks may wait as begin within a second at the pace of the last ones; and of one person's only as many as there is
 * still room for. So one person alone gets half of the room, two a third each, and a newcomer always finds some (dynamic
 * thresholds, as Choudhury and Hahne have shared the buffers of switches since 1998). Should the pace slacken, who has waited
 * for too long is turned away after all.
 */
export function createTurns(now: () => number = performance.now.bind(performance)): Turns {
  /** By person, the one whose turn is next first: those whose turn may come. */
  const lines = new Map<string, Waiting[]>();
  /** By person: how many of theirs have not begun. */
  const waiting = new Map<string, number>();
  let allWaiting = 0;
  let underWay = 0;
  let paceMs = FIRST_PACE_MS;
  let isTurning = false;
  let lastTurn: number | undefined;
  let hasSomebodyCome = false;

  function room(): number {
    return Math.min(LONGEST_WAIT_MS / paceMs, MOST_UNDER_WAY - underWay) - allWaiting;
  }

  function count(who: string, change: 1 | -1): void {
    allWaiting += change;
    const mine = (waiting.get(who) ?? 0) + change;
    if (mine === 0) waiting.delete(who);
    else waiting.set(who, mine);
  }

  function lineUp(who: string, sinceMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    lines.set(who, [...(lines.get(who) ?? []), { sinceMs, resolve }]);
    if (!isTurning) listen();
    isTurning = true;
    return promise;
  }

  function listen(sinceMs = now(), quietRounds = 0): void {
    hasSomebodyCome = false;
    setImmediate(() => {
      const quiet = hasSomebodyCome ? 0 : quietRounds + 1;
      if (quiet >= QUIET_ROUNDS || now() - sinceMs >= LONGEST_LISTENING_MS) nextTurn();
      else listen(sinceMs, quiet);
    });
  }

  function nextTurn(): void {
    const at = now();
    if (lastTurn !== undefined) paceMs += WEIGHT * (at - lastTurn - paceMs);
    turnAway(at - TURNED_AWAY_MS);
    const [next] = lines;
    lastTurn = next && at;
    isTurning = next !== undefined;
    if (!next) return;
    begin(...next);
    // Also after the last one: what that has taken belongs to the pace.
    listen();
  }

  /** The first in somebody's line; the others of theirs come after everybody else's. */
  function begin(who: string, [first, ...others]: Waiting[]): void {
    lines.delete(who);
    keepLine(who, others);
    first?.resolve(true);
  }

  /** Those who have waited since before then. */
  function turnAway(beforeMs: number): void {
    const isLate = ({ sinceMs }: Waiting) => sinceMs < beforeMs;
    for (const [who, line] of lines) {
      if (!line.some(isLate)) continue;
      for (const { resolve } of line.filter(isLate)) resolve(false);
      keepLine(
        who,
        line.filter((one) => !isLate(one)),
      );
    }
  }

  function keepLine(who: string, line: Waiting[]): void {
    if (line.length > 0) lines.set(who, line);
    else lines.delete(who);
  }

  return {
    enter(who) {
      hasSomebodyCome = true;
      if ((waiting.get(who) ?? 0) >= room()) return undefined;
      count(who, 1);
      const sinceMs = now();
      let state: 'waiting' | 'under way' | 'left' = 'waiting';
      return {
        async comes() {
          if (!(await lineUp(who, sinceMs))) return false;
          count(who, -1);
          state = 'under way';
          underWay += 1;
          return true;
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
