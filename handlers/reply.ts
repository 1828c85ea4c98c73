import type { KnownBlock } from '@slack/types';
import type { Rooms } from './rooms.ts';

/** What somebody asks of us: the words they typed, or the value of the button they pressed. */
export type Ask = {
  text: string;
  userId: string;
  channelId: string;
  /** Set where a guest or another organisation can read the answer. */
  audience?: 'outside';
  /** Finds out whether the asker is a guest or of another organisation: only who would change something needs to know. */
  isOutsider?: () => Promise<boolean>;
  /** What was filled into a form, by the names of its fields; several choices with commas between. */
  fields?: Record<string, string>;
};

/**
 * What we say back, as Block Kit, with the same in Slack's markup (escaped) where blocks cannot show.
 * - `answer` goes where the question came from: to the asker alone for a command or a button, in the thread for a mention.
 * - `alone` goes to the asker alone, wherever they asked.
 * - `post` goes to the channel, for everyone in it.
 * - `modal` opens in front of the asker.
 */
export type Reply = { as: 'answer' | 'alone' | 'post'; text: string; blocks: KnownBlock[] } | Modal;

/** A window under `title` (at most 24 characters). Where none can open, `instead` or else its blocks are the answer. */
export type Modal = {
  as: 'modal';
  title: string;
  text: string;
  blocks: KnownBlock[];
  instead?: KnownBlock[];
  /** What makes it a form: its button, and which action gets the fields, with `value` as the text of the Ask. */
  form?: { label: string; action: string; value: string };
  /** What is wrong with what was filled in, by the names of the fields. The window stays as it is. */
  faults?: Record<string, string>;
};

/** The story of one command or button: a question in, a reply out. */
export type Handler = (ask: Ask, rooms: Rooms) => Promise<Reply>;
