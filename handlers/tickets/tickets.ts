import { z } from 'zod';
import type { PressedAsk } from '#handlers/ask.ts';
import type { Log } from '#src/log.ts';
import { readQuoteId, type Slice, writeQuoteId } from '#src/quoting/quote-id.ts';
import type { KeyedMarks } from '#src/rights/keyed-marks.ts';
import type { CarriedStore } from '#src/store/store.ts';
import { Deed } from './deed.ts';
import { Pointer, writePointer } from './pointer.ts';

/**
 * What buttons carry to Slack and back: tickets, at most 150 characters each, for what they are about. A slice of an article
 * has its quote's id on its ticket, and what changes something a mark, so that nobody can alter either; what is too long is
 * kept, under a key that nobody can guess.
 */
export type Tickets = {
  /** The ticket for what a button is about, as its view wrote it. The same for the same. */
  write(action: string, about: string): Promise<string>;
  /** What the ticket on a pressed button is for. */
  read(action: string, ticket: string): Promise<TicketRead>;
  /** The slice that a quote's id names; undefined where we have not written it so. */
  sliceOf(quoteId: string): Slice | undefined;
};

/** `proven` as in the ask; nothing of what stands on buttons from before there were tickets is. */
type TicketRead = (Pick<PressedAsk, 'proven'> & { about: string }) | { problem: 'altered' | 'forgotten' };

export type TicketNeeds = { marks: KeyedMarks; carried: CarriedStore; now: () => Temporal.Instant; log: Log };

// What the value of a menu's option may have, the least of all that Slack lets carry something.
const LONGEST = 150;
// Nobody presses a button that is older. Its quote can still be shared, only the search it came from is forgotten.
const KEPT_MS = 90 * 24 * 3_600_000;
const AGAIN_MS = 24 * 3_600_000;
const MOST_RECENT = 1000;

const { q, from, r, o } = Pointer.shape;
/** A pointer on its ticket: `i` is the quote's id in the place of its slice, `k` the key of a search too long to stand there. */
const PointerTicket = z.strictObject({
  i: z.string().optional(),
  q: q.optional(),
  k: z.string().optional(),
  ...{ from, r, o },
});
/** A deed on its ticket, with its mark; `k` as above. */
const DeedTicket = z.strictObject({ c: z.string().optional(), k: z.string().optional(), m: z.string() });

const ALTERED = { problem: 'altered' } as const;
const FORGOTTEN = { problem: 'forgotten' } as const;

export function createTickets({ marks, carried, now, log }: TicketNeeds): Tickets {
  const recent = new Map<string, { atMs: number; kept: Promise<void> }>();

  /** Keeps a text that is too long, once a day: all buttons of an answer carry the same search. */
  async function keep(text: string): Promise<string> {
    const key = marks.of(`carried ${text}`);
    const atMs = now().epochMilliseconds;
    const last = recent.get(key);
    if (last && atMs - last.atMs < AGAIN_MS) {
      await last.kept;
      return key;
    }
    const kept = keepNow(key, text, atMs);
    recent.set(key, { atMs, kept });
    if (recent.size > MOST_RECENT) recent.delete(recent.keys().next().value ?? '');
    await kept;
    return key;
  }

  /** An answer is worth more than its buttons: what cannot be kept is missed when they are pressed. */
  async function keepNow(key: string, text: string, atMs: number): Promise<void> {
    try {
      await carried.keep({ key, text, atMs }, atMs - KEPT_MS);
    } catch (err) {
      recent.delete(key);
      log.error({ err }, 'what a button is about was not kept');
    }
  }

  // All buttons of a quote are about the same, and what was asked comes again.
  const written = new Map<string, string>();

  function remember(about: string, ticket: string): string {
    if (written.size >= MOST_RECENT) written.clear();
    written.set(about, ticket);
    return ticket;
  }

  async function writePointerTicket(about: string, pointer: Pointer): Promise<string> {
    const { id, v, s, e, q: search, ...page } = pointer;
    const isSlice = id !== undefined && v !== undefined && s !== undefined && e !== undefined;
    const slice = isSlice && { i: writeQuoteId({ articleId: id, version: v, start: s, end: e }, marks) };
    const whole = JSON.stringify({ ...slice, q: search, ...page });
    if (whole.length <= LONGEST) return remember(about, whole);
    return JSON.stringify({ ...slice, k: await keep(search), ...page });
  }

  async function writeDeedTicket(action: string, { c }: Deed): Promise<string> {
    const m = marks.of(markedDeed(action, c));
    const whole = JSON.stringify({ c, m });
    return whole.length <= LONGEST ? whole : JSON.stringify({ k: await keep(c), m });
  }

  async function readPointerTicket({ i, k, q: search, ...page }: z.infer<typeof PointerTicket>): Promise<TicketRead> {
    const found = search ?? (k === undefined ? undefined : await carried.find(k));
    if (i === undefined) return found === undefined ? FORGOTTEN : { about: writePointer({ q: found, ...page }) };

    const slice = readQuoteId(i, marks);
    if (!slice) return ALTERED;
    const { articleId: id, version: v, start: s, end: e } = slice;
    // A quote is worth showing without the search that it came from.
    return { about: writePointer({ q: found ?? '', id, v, s, e, ...page }), proven: 'slice' };
  }

  async function readDeedTicket(action: string, { c, k = '', m }: z.infer<typeof DeedTicket>): Promise<TicketRead> {
    const about = c ?? (await carried.find(k));
    if (about === undefined) return FORGOTTEN;
    return marks.isOf(markedDeed(action, about), m) ? { about, proven: 'deed' } : ALTERED;
  }

  return {
    async write(action, about) {
      const known = written.get(about);
      if (known !== undefined) return known;
      const value = parsed(about);
      const pointer = Pointer.safeParse(value).data;
      if (pointer) return writePointerTicket(about, pointer);
      const deed = Deed.safeParse(value).data;
      return deed ? writeDeedTicket(action, deed) : about;
    },

    async read(action, ticket) {
      const value = parsed(ticket);
      const deed = DeedTicket.safeParse(value).data;
      if (deed) return readDeedTicket(action, deed);
      const pointer = PointerTicket.safeParse(value).data;
      return pointer ? readPointerTicket(pointer) : { about: ticket };
    },

    sliceOf: (quoteId) => readQuoteId(quoteId, marks),
  };
}

/** No action has a space in its name. */
function markedDeed(action: string, what: string): string {
  return `deed ${action} ${what}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
