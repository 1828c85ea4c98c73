import { isTurnOver, nextTurn } from '#index/in-slices.ts';

/** Work that can be left off wherever it yields, and gone on with later. */
export type Slices<Result> = Generator<void, Result, void>;

/** Does all of it now. */
export function atOnce<Result>(work: Slices<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does all of it, and lets everybody else have a turn whenever a few milliseconds have gone by. */
export async function doInSlices<Result>(work: Slices<Result>): Promise<Result> {
  for (;;) {
    if (isTurnOver()) await nextTurn();
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does some works one after the other, each in slices between which everybody else has a turn. */
export function createSliceQueue() {
  const waiting: (() => boolean)[] = [];
  let isWorking = false;

  async function workOff(): Promise<void> {
    isWorking = true;
    for (let first = waiting[0]; first; first = waiting[0]) {
      if (first()) waiting.shift();
      if (isTurnOver()) await nextTurn();
    }
    isWorking = false;
  }

  return {
    /** Resolves with what the work came to. Its first slice is done before this returns, unless another is under way. */
    do<Result>(work: Slices<Result>): Promise<Result> {
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      waiting.push(() => {
        try {
          const step = work.next();
          if (step.done) resolve(step.value);
          return step.done === true;
        } catch (err) {
          reject(err);
          return true;
        }
      });
      if (!isWorking) void workOff();
      return promise;
    },
  };
}
