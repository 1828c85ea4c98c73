import type { Button, KnownBlock } from '@slack/types';
import type { ConsoleDoors } from '#handlers/console/console.ts';
import type { Reply } from '#handlers/reply.ts';

/** Words that every layer between an article and a screen might be tempted to improve. */
export const NASTY =
  'He said *no*, _not_ ~ever~ `rm -rf`: <b>&amp;</b> & :fire: at 10:30:45, see https://example.com/a_b_c ' +
  '<!channel> <@U123> <https://evil.example|click>  two  spaces, snake_case, 5 < 6 > 4 “quoted” – Renée\nsecond line';

/** The answer to every search, in the layout of a real one: one quote with the hit in bold, its source, its buttons. */
function anAnswer(words: string, as: 'answer' | 'post' = 'answer'): Reply {
  const header: KnownBlock = { type: 'header', text: { type: 'plain_text', text: words, emoji: false } };
  const aside: KnownBlock = { type: 'context', elements: [{ type: 'plain_text', text: NASTY, emoji: false }] };
  return { as, text: 'one quote', blocks: [header, aside, QUOTE, BUTTONS] };
}

/** Doors that answer at once: their buttons do what the real ones do, and say which value they carried. */
export const quickDoors: ConsoleDoors = {
  answer: async ({ text }) => anAnswer(text),
  press: async (action, { value }) => {
    if (action === 'share') return anAnswer(`shared ${value}`, 'post');
    if (action === 'context') return { as: 'modal', title: 'In context', text: 'the context', blocks: [QUOTE] };
    return anAnswer(`${action} ${value}`);
  },
  fill: async (form) => anAnswer(form),
};

const HIT = 'rm -rf';
const [BEFORE = '', AFTER = ''] = NASTY.split(HIT);
const SOURCE = { type: 'link', url: 'https://example.com/?a=1&b=2', text: 'Jail <counts> at *AT&T*' } as const;

const QUOTE: KnownBlock = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_quote',
      elements: [
        { type: 'text', text: BEFORE },
        { type: 'text', text: HIT, style: { bold: true } },
        { type: 'text', text: AFTER },
      ],
    },
    { type: 'rich_text_section', elements: [SOURCE, { type: 'text', text: ' · The Outlet · January 2026 · ¶ 7' }] },
  ],
};

const BUTTONS: KnownBlock = {
  type: 'actions',
  elements: [button('share', 'Share'), button('context', 'Show context'), button('more', 'More from this story')],
};

function button(action_id: string, label: string): Button {
  return { type: 'button', action_id, text: { type: 'plain_text', text: label }, value: `{"${action_id}":"a&b"}` };
}
