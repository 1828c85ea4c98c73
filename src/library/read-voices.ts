import { setImmediate } from 'node:timers/promises';
import type { Desk } from '#src/desk.ts';
import type { Reading } from '#src/ingest/read-folder.ts';

/**
 * Reads who says what in every story, one at a time between other work, so that nobody waits for all of it who asks what
 * somebody said. Ends early when `signal` is aborted.
 */
export async function readVoices(
  { archive, reading }: Pick<Desk, 'archive'> & { reading: Reading },
  signal: AbortSignal,
) {
  for (const { id } of reading.articles) {
    if (signal.aborted) return;
    const found = await archive.find(id);
    found?.attributions();
    await setImmediate();
  }
}
