import type { KnownBlock } from '@slack/types';
import type { Quote } from '#src/quoting/citation.ts';
import type { PostedQuote } from '#src/store/records.ts';

/** Names a quote's block after the slice it shows, so that a message says itself what it quotes. */
export function nameQuote({ article: { id, version }, snippet: { start, end } }: Quote): string {
  return `quote ${id} ${version} ${start} ${end}`;
}

/** The same blocks, in which a slice that is shown again has a name of its own: Slack refuses a name given twice. */
export function nameApart(blocks: readonly KnownBlock[]): KnownBlock[] {
  const times = new Map<string, number>();
  return blocks.map((block) => {
    if (block.block_id === undefined) return block;
    const time = (times.get(block.block_id) ?? 0) + 1;
    times.set(block.block_id, time);
    return time === 1 ? block : { ...block, block_id: `${block.block_id} ${time}` };
  });
}

const NAME = /^quote (\S+) (\S+) (\d+) (\d+)(?: \d+)?$/;

/** The slices that stand in these blocks, as their names say. */
export function quotedIn(blocks: readonly KnownBlock[]): PostedQuote[] {
  return blocks.flatMap(({ block_id: blockId = '' }) => {
    const [, articleId, version, start, end] = NAME.exec(blockId) ?? [];
    if (articleId === undefined || version === undefined) return [];
    return [{ articleId, version, start: Number(start), end: Number(end), blockId }];
  });
}
