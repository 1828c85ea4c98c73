import type { KnownBlock } from '@slack/types';
import type { Caller } from './ask.ts';
import type { Rooms } from './rooms.ts';

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
  /** What makes it a form: its button, by which name it is taken in, and the `value` that it carries. */
  form?: { label: string; action: string; value: string };
  /** What is wrong with what was filled in, by the names of the fields. The window stays as it is. */
  faults?: Record<string, string>;
};

/** The story of one command, button, form or shortcut: a question in, a reply out. */
export type Handler<Asked extends Caller> = (ask: Asked, rooms: Rooms) => Promise<Reply>;
