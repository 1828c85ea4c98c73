import type { Log } from '#src/log.ts';
import type { Pulse } from '#src/readiness.ts';
import type { NewChange } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { tellRereadings } from './tell-rereadings.ts';

export type Listener = (changes: readonly NewChange[]) => void;

/** Notes what became of articles, in order, and then tells whoever listens. What cannot be noted waits for the next time. */
export type Recorder = {
  note(changes: readonly NewChange[]): Promise<void>;
  onChange(listener: Listener): () => void;
};

/** Without a store nothing is noted, and nothing is known of earlier readings. */
export type RecorderNeeds = { store: Store | undefined; pulse: Pulse; log: Log; timeZone: string };

export function createRecorder({ store, pulse, log, timeZone }: RecorderNeeds): Recorder {
  const listeners = new Set<Listener>();
  let waiting: NewChange[] = [];
  let last = Promise.resolve();

  async function noteWaiting(): Promise<void> {
    let changes = waiting;
    if (changes.length === 0) return;
    waiting = [];
    try {
      if (store) changes = await tellRereadings(changes, { store, timeZone });
      await store?.changes.note(changes);
    } catch (err) {
      waiting = [...changes, ...waiting];
      log.error({ err, waiting: waiting.length }, 'changes not noted');
      pulse.fail(err);
      return;
    }
    pulse.beat();
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
