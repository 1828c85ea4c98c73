import { format } from 'node:util';
import { type Logger, LogLevel } from '@slack/bolt';
import { type Log, withoutSecrets } from '#src/log.ts';

/**
 * Slack's libraries, speaking through our log.
 * Their debug lines are never shown at any level: they print whole payloads, what people typed and all.
 */
export function boltLog(log: Log): Logger {
  const say = (level: 'info' | 'warn' | 'error') => {
    return (...parts: unknown[]) => log[level]({ from: 'slack library' }, plain(parts));
  };
  return {
    debug: () => undefined,
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** One line. Of an error the message alone: its fields carry headers and bodies. */
function plain(parts: unknown[]): string {
  return withoutSecrets(format(...parts.map((part) => (part instanceof Error ? part.message : part))));
}
