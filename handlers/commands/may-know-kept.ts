import type { Caller } from '#handlers/ask.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { whyNotEverywhere } from '#src/rights/editors.ts';

/** Whether somebody may know which stories are kept back: an editor, or whoever sits at the terminal. */
export function mayKnowKept(ask: Caller, rooms: Rooms): boolean {
  return isAtTerminal(ask, rooms) || whyNotEverywhere(ask, rooms.editors) === undefined;
}

/** Whether somebody asks where the bot runs, and can read the files anyway. */
export function isAtTerminal({ userId }: Caller, { memory }: Rooms): boolean {
  return memory === 'none' && userId === '';
}
