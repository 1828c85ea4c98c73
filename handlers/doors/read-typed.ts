import { normaliseText } from '#src/ingest/decode.ts';

/** What was typed, without what people type along with it, and its first word, which may be a verb. */
export function readTyped(typed: string): { text: string; word: string } {
  // People type the command again in a mention, or paste it with the rest.
  const text = normaliseText(typed)
    .trim()
    .replace(/^\/story(?:\s+|$)/i, '');
  const [word = ''] = text.split(/\s+/, 1);
  return { text, word };
}
