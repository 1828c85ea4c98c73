import type { Log } from '#src/log.ts';
import type { NewChange } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';

export type Listener = (changes: readonly NewChange[]) => void;

/** Notes what became of articles, in order, and then tells whoever listens. What cannot be noted waits for the next time. */
export type Recorder = {
  note(changes: readonly NewChange[]): Promise<void>;
  onChange(listener: Listener): () => void;
};

export function createRecorder(store: Store | undefined, log: Log): Recorder {
  const listeners = new Set<Listener>();
  let waiting: NewChange[] = [];
  let last = Promise.resolve();

  async function noteWaiting(): Promise<void> {
    const changes = waiting;
    if (changes.length === 0) return;
    waiting = [];
    try {
      await store?.changes.note(changes);
    } catch (err) {
      waiting = [...changes, ...waiting];
      log.error({ err, waiting: waiting.length }, 'changes not noted');
      return;
    }
    for (const listener of listeners) listener(changes);
  }

  return {
    note(changes) {
      waiting.push(...changes);
      last = last.then(noteWaiting);
      return last;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
