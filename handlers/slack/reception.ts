import type { Caller } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import { refusal } from '#handlers/views/remark.ts';
import { inTime } from '#src/in-time.ts';
import type { Log } from '#src/log.ts';
import type { Measures } from '#src/measures.ts';
import type { AudienceOf } from '#src/rights/readers.ts';
import type { Once } from './once.ts';
import { reasonOf } from './sending.ts';
import { createTurns, type Turn } from './turns.ts';

/**
 * An ask as it arrives: Slack's own name for it, who asks and where, and whether it may change something or be seen by others.
 * `isOurs`: Slack has delivered it as a message between the two of us.
 */
type Visit = { name: string; userId: string; channelId: string; mayChange: boolean; isOurs?: boolean };

/**
 * What became of an ask at our door: it has been here before, and nothing is done; or there is a reply, by an answer, or
 * because we are busy, or because nobody could know whether it had been here before.
 */
export type Received = { as: 'repeated' } | { as: 'answered' | 'busy' | 'in doubt'; reply: Reply };

/** Lets an ask in, once and in its turn, or says why not. */
export type Receive = (visit: Visit, work: (caller: Caller) => Promise<Reply>) => Promise<Received>;

type Needs = { once: Once; audienceOf: AudienceOf; log: Log; measures: Measures };

// Long for a store that answers; a search that waits for it is still answered in time.
const STORE_WITHIN_MS = 300;
// What changes something waits longer, but not so long that Slack would hear nothing.
const STORE_AT_LAST_MS = 1_500;

const BUSY: Received = {
  as: 'busy',
  reply: refusal('I have more questions than I can answer at this moment. Please ask again in a moment.'),
};
const IN_DOUBT: Received = {
  as: 'in doubt',
  reply: refusal('My memory does not answer at this moment, so I have changed nothing. Please try again in a minute.'),
};

/**
 * Where every ask from Slack is let in. What is sent again does nothing again, also after a restart or at another replica:
 * before anything is done its name is claimed in the store. When the store does not answer, searches go on, and what may
 * change something is not done.
 */
export function createReception({ once, audienceOf, log, measures }: Needs): Receive {
  const turns = createTurns();
  function busy(): Received {
    measures.saidBusy();
    return BUSY;
  }

  return async (visit, work) => {
    const { userId, channelId, isOurs = false } = visit;
    // Claimed even when it is turned away: whoever captured it has nothing in hand.
    const claiming = claim(visit);
    const turn = turns.enter(userId);
    if (!turn) return busy();
    try {
      return await answerAt(turn);
    } finally {
      turn.leave();
    }

    async function answerAt(turn: Turn): Promise<Received> {
      // Slack may have to be asked who can read the answer: no turn goes by for that.
      const [claimed, readers] = await Promise.all([claiming, audienceOf({ userId, channelId, isOurs })]);
      if (claimed === 'repeated') return { as: 'repeated' };
      if (claimed === 'unknown' && visit.mayChange) return IN_DOUBT;
      if (!(await turn.comes())) return busy();
      return { as: 'answered', reply: await work({ userId, channelId, ...readers }) };
    }
  };

  async function claim({ name, mayChange }: Visit): Promise<'first' | 'repeated' | 'unknown'> {
    try {
      const isFirst = await inTime(once.isFirst(name), mayChange ? STORE_AT_LAST_MS : STORE_WITHIN_MS);
      if (isFirst === undefined) log.error({ reason: 'no answer in time' }, 'ask not claimed');
      else return isFirst ? 'first' : 'repeated';
    } catch (err) {
      log.error({ reason: reasonOf(err) }, 'ask not claimed');
    }
    return 'unknown';
  }
}
