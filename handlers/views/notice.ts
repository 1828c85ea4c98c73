import type { Reply } from '../reply.ts';
import { fallback } from './fallback.ts';
import { lines } from './rich-text.ts';

/** A plain sentence or two instead of an answer. */
export function notice(...sentences: string[]): Reply {
  return { as: 'answer', text: fallback(sentences.join(' ')), blocks: [lines(...sentences)] };
}
