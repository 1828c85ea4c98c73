import { type DestinationStream, type Logger, pino } from 'pino';

/** Where the bot says what happened. Events with fields; never a token, an article's body or a person's words at `info`. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

// Everything in Slack's world that opens a door: tokens, response addresses, socket tickets; and a name and password before a
// host, as a database's address has them.
// A pattern over the finished line, because field-by-field redaction misses messages, error texts and deep keys.
const SECRETS =
  /xox[a-z](?:\.[\w-]+)?-[\w-]+|xapp-[\w-]+|xwfp-[\w-]+|hooks\.slack(?:-gov)?\.com\/[^\s"'\\]+|wss?:\/\/[^\s"'\\]+|(?<=:\/\/)[^\s"'\\/@?#]{1,500}@/g;

/** Replaces whatever in `line` could open a door. */
export function withoutSecrets(line: string): string {
  return line.replace(SECRETS, '[secret]');
}

/** A logger that writes JSON lines to `destination` (standard output unless given), secrets scrubbed. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, hooks: { streamWrite: withoutSecrets } };
  return destination ? pino(options, destination) : pino(options);
}
