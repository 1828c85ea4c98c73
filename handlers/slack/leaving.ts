import type { App } from '@slack/bolt';
import { leaveWorkspace } from '#src/notices/leave-place.ts';
import type { Edge } from './edge.ts';

/** The events that tell that we are gone. The manifest is held to this list, too. */
export const leavingEvents = ['app_uninstalled'] as const;

/** Stops all digests and follows when the app is taken out of the workspace: installed again, it begins with none. */
export function listenForLeaving(app: App, { house, once }: Pick<Edge, 'house' | 'once'>): void {
  app.event('app_uninstalled', async ({ body }) => {
    // Sent again, it would stop what was asked for since.
    if (!(await once.isFirst(body.event_id))) return;
    const stopped = house.memory === 'kept' ? await leaveWorkspace(house) : 0;
    house.log.warn({ stopped }, 'app uninstalled: digests and follows stopped');
  });
}
