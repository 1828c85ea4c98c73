import { createLog } from '#src/log.ts';
import type { Rooms } from '#src/rooms.ts';

/** Rooms for tests of the edge itself, which needs a log and a clock and nothing of the archive. */
export function edgeRooms({ level = 'silent' } = {}): { rooms: Rooms; lines: string[] } {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  const nothing = { articles: [], refused: [] };
  return { lines, rooms: { reading: nothing, log, timeZone: 'UTC', now: () => Temporal.Now.instant() } };
}
