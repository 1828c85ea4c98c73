import type { Reply } from '#handlers/reply.ts';
import { literal, section } from './rich-text.ts';

/** A reply to a search under the question whether a command was meant. */
export function offerVerb(verb: string, reply: Reply): Reply {
  const question = section(
    literal('Did you mean '),
    { type: 'text', text: verb, style: { code: true } },
    literal('? That is a command.'),
  );
  return { ...reply, blocks: [{ type: 'rich_text', elements: [question] }, ...reply.blocks] };
}
