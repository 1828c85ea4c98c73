import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const FORM = 'application/x-www-form-urlencoded';
// The box takes 3,000 characters, and a button less; escaped, up to nine bytes each.
const MOST_BYTES = 32_768;

/** A request that is turned away: with which status, and why, in words for whoever sent it. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Lets a request in only if it was made to this machine, and posted from a page of ours. Otherwise any site open in
 * the same browser could read the archive, by pointing a name of its own here, or press buttons.
 */
export function checkOrigin({ method, headers }: IncomingMessage): void {
  const { host = '', origin } = headers;
  if (!THIS_MACHINE.test(host)) throw new Refused(403, 'I answer on this machine only: open me as “localhost”.');
  if (method === 'POST' && origin !== `http://${host}`)
    throw new Refused(403, 'I take questions from my own page only.');
}

/** The fields of a posted form of sane size. The size announced is the size read: Node holds the sender to it. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const { 'content-type': type, 'content-length': length = Number.POSITIVE_INFINITY } = request.headers;
  if (type?.split(';')[0] !== FORM) throw new Refused(415, 'I read forms only.');
  if (Number(length) > MOST_BYTES) throw new Refused(413, 'That is too long for me. Try a few words of it.');
  return new URLSearchParams(await text(request));
}
