import type { KnownBlock } from '@slack/types';
import type { Rooms } from '#src/rooms.ts';

/** What somebody asks of us: the words they typed, or the value of the button they pressed. */
export type Ask = {
  text: string;
  userId: string;
  channelId: string;
};

/**
 * What we say back, as Block Kit, with the same in Slack's markup (escaped) where blocks cannot show.
 * - `answer` goes where the question came from: to the asker alone for a command or a button, in the thread for a mention.
 * - `post` goes to the channel, for everyone in it.
 * - `modal` opens in front of the asker, under `title` (at most 24 characters).
 */
export type Reply =
  | { as: 'answer' | 'post'; text: string; blocks: KnownBlock[] }
  | { as: 'modal'; title: string; text: string; blocks: KnownBlock[] };

/** The story of one command or button: a question in, a reply out. */
export type Handler = (ask: Ask, rooms: Rooms) => Promise<Reply>;
