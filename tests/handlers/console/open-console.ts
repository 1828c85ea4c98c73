import { createConsole, type Desk } from '#handlers/console.ts';
import { openHttp } from '#handlers/http.ts';
import { testRooms } from '../../test-rooms.ts';
import { desk as quickDesk } from './a-desk.ts';

/** A console on a port of its own, its clock at noon. */
export async function openConsole(desk: Desk = quickDesk): Promise<{ url: string; close: () => Promise<void> }> {
  const listener = createConsole(await testRooms(), desk);
  return openHttp({ port: 0, host: '127.0.0.1', isReady: () => true, listener });
}
