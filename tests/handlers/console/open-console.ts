import { type Channel, createChannel } from '#handlers/console/channel.ts';
import type { ConsoleDoors } from '#handlers/console/console.ts';
import { createConsole } from '#handlers/console/console.ts';
import { openHttp } from '#handlers/http.ts';
import type { House } from '#handlers/rooms.ts';
import { well } from '../../ready.ts';
import { testRooms } from '../../test-rooms.ts';
import { quickDoors } from './quick-doors.ts';

/** A console on a port of its own: over no articles with quick doors, or over real rooms with the real ones. */
export async function openConsole(opening: { doors?: ConsoleDoors; house?: House; channel?: Channel } = {}) {
  const { house = await testRooms(), doors = opening.house ? undefined : quickDoors } = opening;
  const { channel = createChannel(house) } = opening;
  const listener = createConsole(channel, house, doors);
  const { poster } = channel;
  return { ...(await openHttp({ port: 0, host: '127.0.0.1', readiness: well, listener })), poster };
}
