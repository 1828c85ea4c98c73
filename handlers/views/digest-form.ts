import type { InputBlock, Option } from '@slack/types';
import type { Modal } from '#handlers/reply.ts';
import type { Digest } from '#src/store/records.ts';
import { plainButton } from './buttons.ts';
import { fallback } from './fallback.ts';
import { aside, lines } from './rich-text.ts';

/** What the form asks for. Its fields have these names. */
export type DigestFields = Pick<Digest, 'time' | 'timeZone' | 'days' | 'typed' | 'onQuietDays'>;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The window in which a channel's digest is set, filled in with what it is now. */
export function digestForm({ time, timeZone, days, typed, onQuietDays }: DigestFields): Modal {
  const weekdays = DAYS.map((day, at) => option(day, String(at + 1)));
  const chosen = weekdays.filter((_, at) => days & (1 << at));
  const quiet = [option('Say in a line that nothing is new', 'say'), option('Post nothing', 'silent')];
  return {
    as: 'modal',
    title: 'Daily digest',
    text: fallback('Set the daily digest, for example /story digest daily 8am weekdays.'),
    form: { label: 'Save', action: 'digest-save', value: '' },
    blocks: [
      input('time', 'Time', { type: 'timepicker', action_id: 'time', initial_time: time }),
      input('zone', 'Time zone', {
        type: 'plain_text_input',
        action_id: 'zone',
        initial_value: timeZone,
        max_length: 60,
      }),
      input('days', 'Days', {
        type: 'checkboxes',
        action_id: 'days',
        options: weekdays,
        ...(chosen.length > 0 && { initial_options: chosen }),
      }),
      {
        ...input('search', 'Only stories that match this search', {
          type: 'plain_text_input',
          action_id: 'search',
          max_length: 512,
          ...(typed && { initial_value: typed }),
        }),
        hint: plain('Leave it empty for everything new.'),
        optional: true,
      },
      input('quiet', 'On a day without news', {
        type: 'radio_buttons',
        action_id: 'quiet',
        options: quiet,
        initial_option: quiet[onQuietDays === 'say' ? 0 : 1] ?? option('', ''),
      }),
    ],
    instead: [
      lines('The digest can be set in a window, or in words: /story digest daily 8:30 new york weekdays'),
      { type: 'actions', elements: [plainButton('digest', 'Set the digest', '')] },
      aside('After the days there may be a search. “digest preview” shows what it would say, “digest stop” ends it.'),
    ],
  };
}

function input(name: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: name, label: plain(label), element };
}

function option(text: string, value: string): Option & { text: { type: 'plain_text'; text: string } } {
  return { text: plain(text), value };
}

function plain(text: string): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text, emoji: false };
}
