import { createHash } from 'node:crypto';
import type { Log } from '#src/log.ts';

/** One thing asked of us, followed in the log from its arrival to what came of it. */
export type Request = { log: Log; end(outcome: string): void };

/** `req` is Slack's own name for the request; the person asking is told apart, never named. */
export function beginRequest(log: Log, about: { req: string; team: string; user: string; asked: string }): Request {
  const started = performance.now();
  const { req, team, asked } = about;
  const user = createHash('sha256').update(`${team} ${about.user}`).digest('hex').slice(0, 12);
  const own = log.child({ req, team, user, asked });

  return {
    log: own,
    end: (outcome) => own.info({ ms: Math.round(performance.now() - started), outcome }, 'request answered'),
  };
}
