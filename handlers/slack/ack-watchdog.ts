import type { AckFn } from '@slack/bolt';
import type { Log } from '#src/log.ts';

// Slack gives up after 3 s and tells the asker that the app failed. Socket Mode says nothing of it to us.
const LATE_MS = 2_500;

/** The same acknowledgement, with a warning in the log when it comes too late for comfort or not at all. */
export function watchedAck<T>(ack: AckFn<T>, log: Log): AckFn<T> {
  const started = performance.now();
  const warn = () => log.warn({ ms: Math.round(performance.now() - started) }, 'an acknowledgement was late');
  const timer = setTimeout(warn, LATE_MS);

  return async (message) => {
    clearTimeout(timer);
    // The timer cannot fire while the process is busy; the clock still knows.
    if (performance.now() - started > LATE_MS) warn();
    await ack(message);
  };
}
