import type { Caller } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { remark } from '#handlers/views/remark.ts';
import { pickExamples } from '#src/quoting/examples.ts';

/** A mention of nothing, or a file without a word: what to say to us, in three lines. */
export async function nothingAsked(_ask: Caller, { archive }: Rooms): Promise<Reply> {
  const { word = 'budget' } = await pickExamples(archive);
  return remark(
    'I quote what we have printed, word for word, with its source.',
    `Give me a few words to look for, such as: ${word}`,
    'Say “help” for all that you can ask.',
  );
}
