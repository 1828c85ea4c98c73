import { createConsole, type Desk } from '#handlers/console/console.ts';
import { openHttp } from '#handlers/http.ts';
import type { Rooms } from '#src/rooms.ts';
import { testRooms } from '../../test-rooms.ts';
import { desk as quickDesk } from './a-desk.ts';

/** A console on a port of its own: over no articles with a quick desk, or over real rooms with the real one. */
export async function openConsole(opening: { desk?: Desk; rooms?: Rooms } = {}) {
  const { rooms, desk = rooms ? undefined : quickDesk } = opening;
  const { listener, poster } = createConsole(rooms ?? (await testRooms()), desk);
  return { ...(await openHttp({ port: 0, host: '127.0.0.1', isReady: () => true, listener })), poster };
}
