import { setImmediate } from 'node:timers/promises';
import type { Library } from './library.ts';

/**
 * Reads who says what in every story, and then in each that comes or changes, one at a time between other work, so that
 * nobody waits for all of it who asks what somebody said. Ends early when `signal` is aborted.
 */
export async function readVoices(
  library: Pick<Library, 'archiveFor' | 'addVoices' | 'onChange'>,
  signal: AbortSignal,
): Promise<void> {
  const changed = new Set<string>();
  let reading = Promise.resolve();

  async function read(id: string): Promise<void> {
    const found = signal.aborted ? undefined : await library.archiveFor('everyone').find(id);
    if (!found) return;
    await library.addVoices(found);
    await setImmediate();
  }

  async function readChanged(): Promise<void> {
    for (const id of changed) {
      changed.delete(id);
      await read(id);
    }
  }

  const unlisten = library.onChange((changes) => {
    for (const { articleId, kind } of changes) if (kind === 'shown') changed.add(articleId);
    reading = reading.then(readChanged);
  });
  signal.addEventListener('abort', unlisten, { once: true });

  for await (const page of library.archiveFor('everyone').pages()) {
    for (const { id } of page) await read(id);
    if (signal.aborted) break;
  }
  await reading;
}
