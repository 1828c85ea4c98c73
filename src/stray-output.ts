import { StringDecoder } from 'node:string_decoder';
import type { Log } from './log.ts';

// What a library has to say in more than this is its own business; it may be a payload, too.
const LONGEST = 1000;

/**
 * From here on the log is all that this process writes: what any library prints to standard output or error, through
 * `console` or past it, from a worker too, and every warning of Node's becomes an event. What writes to the files
 * themselves goes on as it did: our log, and Node in the moment that it dies.
 */
export function captureStrayOutput(log: Log): void {
  process.stdout.write = capture((text) => log.info({ from: 'standard output' }, text));
  process.stderr.write = capture((text) => log.warn({ from: 'standard error' }, text));
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ err: warning }, 'a warning of node'));
}

type Done = (err?: Error | null) => void;

/** Stands in for the `write` of a stream. Each writing is one event, however many lines it has. */
function capture(say: (text: string) => void): typeof process.stdout.write {
  const decoder = new StringDecoder();

  return (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done) => {
    const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    const printed = text.trim();
    if (printed !== '') say(printed.length > LONGEST ? `${printed.slice(0, LONGEST)}…` : printed);
    const after = typeof encoding === 'function' ? encoding : done;
    if (after) process.nextTick(after);
    return true;
  };
}
