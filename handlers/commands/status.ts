import type { KnownBlock } from '@slack/types';
import { addressOf } from '#handlers/address.ts';
import type { Caller, PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { keptBackList, keptBackPage } from '#handlers/views/kept-back-page.ts';
import { unknownBlocks } from '#handlers/views/notice-message.ts';
import { refusal } from '#handlers/views/remark.ts';
import { lines } from '#handlers/views/rich-text.ts';
import { statusPage, storeBlocks } from '#handlers/views/status-page.ts';
import { TOO_LATE } from '#src/outbox/means.ts';
import { whyNotEverywhere, whyNotResend } from '#src/rights/editors.ts';
import type { RowFault } from '#src/store/gate.ts';
import type { PlannedPostIn } from '#src/store/records.ts';
import { StoreError } from '#src/store/store-error.ts';
import { isAtTerminal, mayKnowKept } from './may-know-kept.ts';
import type { Remembering } from './with-memory.ts';

/**
 * `/story status`: how many stories, from when to when, when they were read, what could not be, and what may not have
 * arrived. Editors, and whoever sits at the terminal, are told alone which stories are kept back, and why, and which rows of the
 * store cannot be read; others of the newsroom how many stories.
 */
export async function status(ask: Caller, rooms: Rooms): Promise<Reply> {
  const { archive, library, audience, timeZone, editors } = rooms;
  const readAt = library.readAt().toZonedDateTimeISO(timeZone);
  const kept = library.keptBack();
  const mayKnow = mayKnowKept(ask, rooms);
  const isTold = mayKnow || audience === 'everyone';
  const hint = mayKnow || editors.ids.size > 0 ? undefined : WHERE_TO_LOOK;
  const page = statusPage(await archive.summary(), {
    ...library.remarksFor(audience),
    passedOver: library.passedOver(audience),
    readAt,
    kept: { count: isTold ? kept.length : 0, ...(hint !== undefined && { hint }) },
  });

  const { unknown, told, missed } = await askStore(ask, rooms);
  const mayResend = unknown.length > 0 && (await whyNotResend(ask, editors)) === undefined;
  const listed = mayKnow
    ? keptBackList(kept, { ...rooms, from: 0, most: isAtTerminal(ask, rooms) ? kept.length : undefined })
    : [];
  const ofStore = mayKnow ? storeBlocks(told) : [];
  const alone = [...listed, ...ofStore, ...(mayResend ? unknownBlocks(unknown, timeZone) : [])];
  const shown = { ...page, blocks: [...page.blocks, ...missedBlocks(missed)] };
  return alone.length === 0 ? shown : { ...shown, as: 'alone', blocks: [...shown.blocks, ...alone] };
}

function missedBlocks(dates: readonly string[]): KnownBlock[] {
  if (dates.length === 0) return [];
  const which = dates.length === 1 ? `digest of ${dates[0]} here was` : `digests of ${dates.join(', ')} here were`;
  return [lines(`The ${which} not posted: it was too late for news. The next one goes back to the last that was.`)];
}

type ToldOfStore = { unknown: PlannedPostIn<'unknown'>[]; told: RowFault[] | StoreError; missed: string[] };

/** What may not have arrived, what came too late here, and what cannot be read; or why the store cannot say: the rest of a status is no less true. */
async function askStore(ask: Caller, rooms: Rooms): Promise<ToldOfStore> {
  if (rooms.memory === 'none') return { unknown: [], told: [], missed: [] };
  const { plannedPosts, setAside } = rooms.store;
  try {
    const missed = await missedDigests(ask, rooms);
    return { unknown: await plannedPosts.inState('unknown'), told: await setAside(), missed };
  } catch (err) {
    if (!(err instanceof StoreError)) throw err;
    rooms.log.error({ err }, 'the store failed');
    return { unknown: [], told: err, missed: [] };
  }
}

// As far back as a digest goes, and a day.
const MISSED_WITHIN_MS = 9 * 24 * 3_600_000;

/** The dates of the digests that were skipped here because they would have come too late. */
async function missedDigests(ask: Caller, { store, now }: Remembering): Promise<string[]> {
  const skipped = await store.plannedPosts.skippedIn(addressOf(ask), now().epochMilliseconds - MISSED_WITHIN_MS);
  return skipped.flatMap(({ kind, about, reason }) =>
    kind === 'digest' && reason === TOO_LATE && about.items === undefined ? [about.date] : [],
  );
}

/** The *Next* button under the stories kept back. */
export async function keptMore(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const why = whyNotEverywhere(ask, rooms.editors);
  if (why !== undefined) return refusal(why);
  const from = /^\d{1,9}$/.test(ask.value) ? Number(ask.value) : 0;
  return keptBackPage(rooms.library.keptBack(), { ...rooms, from });
}

const WHERE_TO_LOOK =
  'Which, and why, “npm run story -- status” says where the bot runs; PULLQUOTE_EDITORS names who may ask here.';
