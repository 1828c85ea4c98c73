import type { Doors } from '#handlers/answer.ts';
import { createConsole } from '#handlers/console/console.ts';
import { openHttp } from '#handlers/http.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { testRooms } from '../../test-rooms.ts';
import { quickDoors } from './quick-doors.ts';

/** A console on a port of its own: over no articles with quick doors, or over real rooms with the real ones. */
export async function openConsole(opening: { doors?: Doors; rooms?: Rooms } = {}) {
  const { rooms, doors = rooms ? undefined : quickDoors } = opening;
  const { listener, poster } = createConsole(rooms ?? (await testRooms()), doors);
  return { ...(await openHttp({ port: 0, host: '127.0.0.1', isReady: () => true, listener })), poster };
}
