import type { Reply } from '#handlers/reply.ts';
import { fallback } from './fallback.ts';
import { lines } from './rich-text.ts';

/** A plain sentence or two instead of an answer. */
export function remark(...sentences: string[]): Reply {
  return { as: 'answer', text: fallback(sentences.join(' ')), blocks: [lines(...sentences)] };
}

/** Why the asker may not do something: nobody else needs to read that. */
export function refusal(...sentences: string[]): Reply {
  return { ...remark(...sentences), as: 'alone' };
}
