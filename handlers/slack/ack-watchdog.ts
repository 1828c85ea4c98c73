import type { AckFn } from '@slack/bolt';
import type { House } from '#handlers/rooms.ts';
import { stopwatch } from '#src/measures.ts';

// Slack gives up after 3 s and tells the asker that the app failed. Socket Mode says nothing of it to us.
const LATE_MS = 2_500;

/** The same acknowledgement, timed, with a warning in the log when it comes too late for comfort or not at all. */
export function watchedAck<T>(ack: AckFn<T>, { log, measures }: Pick<House, 'log' | 'measures'>): AckFn<T> {
  const elapsed = stopwatch();
  let isLate = false;
  function warn(): void {
    log.warn({ ms: Math.round(elapsed() * 1_000) }, 'an acknowledgement was late');
    if (!isLate) measures.acknowledgedLate();
    isLate = true;
  }
  const timer = setTimeout(warn, LATE_MS);

  return async (message) => {
    clearTimeout(timer);
    // The timer cannot fire while the process is busy; the clock still knows.
    if (elapsed() * 1_000 > LATE_MS) warn();
    measures.acknowledged(elapsed());
    await ack(message);
  };
}
