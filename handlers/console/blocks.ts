import type { Button, KnownBlock, TextObject } from '@slack/types';
import { createElement as h, type ReactNode } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { drawInput } from './inputs.ts';

/** The console's one visitor, with the id and the name that Slack would give. */
export const VISITOR = { id: 'U0READER', name: 'You' };

/**
 * Draws Block Kit as Slack would, every word as it is; beside a field what is wrong with it, by the block's name.
 *
 * slack-blocks-to-jsx draws rich text faithfully. But it reads markup even in plain text, after undoing the escaping
 * (an escaped `<!channel>` becomes a mention, `10:30:45` loses its colons), and it drops what a button carries:
 * so texts and buttons are drawn here.
 */
export function drawBlocks(blocks: readonly KnownBlock[], faults: Record<string, string> = {}): ReactNode[] {
  const inputs = blocks.filter((block) => block.type === 'input');
  const first = inputs.find(({ block_id = '' }) => Object.hasOwn(faults, block_id)) ?? inputs[0];
  return blocks.map((block, place) => {
    const field = { fault: faults[block.block_id ?? ''], isFirst: block === first };
    return h('div', { key: place, className: block.type }, drawBlock(block, field));
  });
}

function drawBlock(block: KnownBlock, field: Parameters<typeof drawInput>[1]): ReactNode {
  switch (block.type) {
    case 'input':
      return drawInput(block, field);
    case 'header':
      return h('h3', null, block.text.text);
    case 'context':
      return block.elements.filter((element) => element.type !== 'image').map(drawText);
    case 'section':
      return [...(block.text ? [block.text] : []), ...(block.fields ?? [])].map(drawText);
    case 'actions':
      return drawButtons(block.elements.filter((element) => element.type === 'button'));
    default:
      return isDrawable(block) && drawAsSlack(block);
  }
}

// Our views write no markup (docs/decisions/0002), so a text is the words it holds.
function drawText({ text }: TextObject, place: number): ReactNode {
  return h('p', { key: place }, text);
}

function drawAsSlack(block: Block): ReactNode {
  const bare = { name: '', logo: '', withoutWrapper: true, unstyled: true };
  return h(Message, { blocks: [block], data: { users: [VISITOR] }, ...bare });
}

// Slack's types and the library's describe the same blocks and differ in trifles (an indent is a number, or 0 to 8).
function isDrawable(block: object): block is Block {
  return 'type' in block;
}

// A form in which each button has its own address and value: it works before any script does.
function drawButtons(buttons: readonly Button[]): ReactNode {
  return h('form', { method: 'post', className: 'buttons' }, buttons.map(drawButton));
}

function drawButton({ text, action_id = '', value, style }: Button, place: number): ReactNode {
  const className = style ? `button ${style}` : 'button';
  const formAction = `/press?${new URLSearchParams({ action: action_id })}`;
  return h('button', { key: place, type: 'submit', className, formAction, name: 'value', value }, text.text);
}
