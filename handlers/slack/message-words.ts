import { z } from 'zod';
import { typedText } from './typed-text.ts';

/** A part of rich text: it has parts of its own, or words. */
const Part = z.object({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  get elements() {
    return z.array(Part).optional();
  },
});
type Part = z.infer<typeof Part>;

const Block = z.object({ type: z.literal('rich_text'), elements: z.array(Part) });
const Message = z.object({ text: z.string().default(''), blocks: z.array(z.unknown()).default([]) });

/** The words of a message as a reader sees them, a line for each line: from its rich text, which has no markup, if it has any. */
export function wordsOfMessage(message: unknown): string {
  const { text, blocks } = Message.parse(message);
  const lines = blocks.flatMap((block) => Block.safeParse(block).data?.elements ?? []).map(wordsIn);
  return lines.length > 0 ? lines.join('\n') : typedText(text, '');
}

function wordsIn({ type, text, url, elements = [] }: Part): string {
  if (elements.length === 0) return text ?? url ?? '';
  return elements.map(wordsIn).join(type === 'rich_text_list' ? '\n' : '');
}
