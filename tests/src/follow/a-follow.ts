import type { Follow } from '#src/store/records.ts';

/** A perfect follow; a test changes the one thing it is about. */
export function aFollow(changes: Partial<Follow> = {}): Follow {
  return { id: 'f1', typed: 'harbor', channelId: 'C1', userId: 'U1', sinceMs: 0, ...changes };
}
