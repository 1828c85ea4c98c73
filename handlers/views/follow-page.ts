import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import { isPrivate } from '#src/rights/slack-ids.ts';
import { type Follow, NOBODY } from '#src/store/records.ts';
import { changeButton } from './buttons.ts';
import { fallback } from './fallback.ts';
import { aside, cutAt, lines, literal, section } from './rich-text.ts';
import { savingNotes } from './saving-notes.ts';

// A search has 512 characters at most; so many tell it from the others.
const LONGEST_SEARCH = 120;
// Two blocks each, and a message takes fifty.
const MOST_LISTED = 20;

/** That a search is followed from now on, or has been all along, and how to stop it. */
export function followedPage(follow: Follow, { isNew }: { isNew: boolean }): Reply {
  const { id, typed, channelId } = follow;
  const where = isPrivate(channelId) ? 'to you alone' : 'here';
  const said = isNew
    ? `From now on I will post ${where} when a new or changed story matches ${quoted(typed)}.`
    : `${quoted(typed)} is followed already; I post ${where} when a new or changed story matches.`;
  const elsewhere = isNew && !isPrivate(channelId) ? [changeButton('follow-alone', 'Send it to me too', typed)] : [];
  return {
    as: 'answer',
    text: fallback(said),
    blocks: [
      lines(said, ...savingNotes(typed), 'What the archive holds already is not posted.'),
      { type: 'actions', elements: [changeButton('unfollow', 'Stop', id), ...elsewhere] },
    ],
  };
}

/** Why somebody may not have a search followed here, and the same for that person alone. */
export function refusedPage(why: string, typed: string): Reply {
  return {
    as: 'alone',
    text: fallback(why),
    blocks: [lines(why), { type: 'actions', elements: [changeButton('follow-alone', 'Send it to me alone', typed)] }],
  };
}

/** That a search is followed no longer. */
export function stoppedPage({ typed }: Follow): Reply {
  const said = `Stopped: I will post no more about ${quoted(typed)}.`;
  const blocks = [
    lines(said),
    { type: 'actions', elements: [changeButton('follow', 'Follow it again', typed)] } satisfies KnownBlock,
  ];
  return { as: 'answer', text: fallback(said), blocks };
}

/** What is followed here, and what the asker gets alone. */
export function followingPage(here: readonly Follow[], alone: readonly Follow[]): Reply {
  const listed = [
    ...here.map((follow) => listing(follow, '')),
    ...alone.map((follow) => listing(follow, ' · to you alone')),
  ];
  if (listed.length === 0) {
    const nothing = 'No search is followed here. “/story follow” and a search starts one.';
    return { as: 'alone', text: fallback(nothing), blocks: [lines(nothing)] };
  }
  const left = listed.length - MOST_LISTED;
  const more = left > 0 ? [aside(`and ${left} more: “/story unfollow” and the search stops one of them`)] : [];
  const said = `${listed.length} followed here.`;
  return { as: 'alone', text: fallback(said), blocks: [...listed.slice(0, MOST_LISTED).flat(), ...more] };
}

function listing({ id, typed, userId }: Follow, where: string): KnownBlock[] {
  const who: RichTextElement = userId === NOBODY ? literal('somebody') : { type: 'user', user_id: userId };
  const line = section(literal(`${quoted(typed)} · for `), who, literal(where || ' '));
  return [
    { type: 'rich_text', elements: [line] },
    { type: 'actions', elements: [changeButton('unfollow', 'Stop', id)] },
  ];
}

function quoted(typed: string): string {
  return `“${cutAt(typed, LONGEST_SEARCH)}”`;
}
