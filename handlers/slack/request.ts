import { createHash } from 'node:crypto';
import type { Log } from '#src/log.ts';

/** One thing asked of us, followed in the log from its arrival to what came of it. */
export type Request = { log: Log; end(outcome: string): void };

/** `req` is Slack's own name for the request; the person asking is told apart, never named. */
export function beginRequest(log: Log, about: { req: string; team: string; user: string; asked: string }): Request {
  const started = performance.now();
  const { req, team, asked } = about;
  const user = createHash('sha256').update(`${team} ${about.user}`).digest('hex').slice(0, 12);
  const fields = { req, team, user, asked };

  return {
    // Few requests have more to say than their end, and a child logger costs as much as the line it writes.
    get log() {
      return log.child(fields);
    },
    end: (outcome) => log.info({ ...fields, ms: Math.round(performance.now() - started), outcome }, 'request answered'),
  };
}
