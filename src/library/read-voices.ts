import { setImmediate } from 'node:timers/promises';
import type { Desk } from '#src/desk.ts';

/**
 * Reads who says what in every story, one at a time between other work, so that nobody waits for all of it who asks what
 * somebody said. Ends early when `signal` is aborted.
 */
export async function readVoices({ archive }: Pick<Desk, 'archive'>, signal: AbortSignal): Promise<void> {
  for await (const page of archive.pages()) {
    for (const { id } of page) {
      if (signal.aborted) return;
      const found = await archive.find(id);
      found?.attributions();
      await setImmediate();
    }
  }
}
