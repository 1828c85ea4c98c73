import type { KnownBlock } from '@slack/types';
import type { Tickets } from './tickets.ts';

/** A reply or a message as it goes out: each of its buttons carries a ticket for what its view says it is about. */
export async function withTickets<Shown extends { blocks: KnownBlock[]; instead?: KnownBlock[] }>(
  shown: Shown,
  tickets: Tickets,
): Promise<Shown> {
  const blocks = await onBlocks(shown.blocks, tickets);
  return shown.instead ? { ...shown, blocks, instead: await onBlocks(shown.instead, tickets) } : { ...shown, blocks };
}

function onBlocks(blocks: readonly KnownBlock[], tickets: Tickets): Promise<KnownBlock[]> {
  return Promise.all(blocks.map((block) => onBlock(block, tickets)));
}

async function onBlock(block: KnownBlock, { write }: Tickets): Promise<KnownBlock> {
  if (block.type !== 'actions') return block;
  const elements = block.elements.map(async (element) => {
    if (element.type !== 'button' || element.value === undefined) return element;
    return { ...element, value: await write(element.action_id ?? '', element.value) };
  });
  return { ...block, elements: await Promise.all(elements) };
}
