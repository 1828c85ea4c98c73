import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';
import {
  type DocumentReader,
  type DocumentRecord,
  ReaderClosedError,
  type RefusedDocument,
} from './document-record.ts';
import type { Document } from './parse-document.ts';

/** How much one document may take: seconds of work, and megabytes of memory besides its own. */
export type ReadingBounds = { seconds: number; megabytes: number };

// A megabyte takes one to two seconds, and no document is larger than five.
const BOUNDS: ReadingBounds = { seconds: 20, megabytes: 512 };
// More would only take turns with the thread that answers.
const MOST_WORKERS = 2;
// A second one takes half a second to start.
const WORTH_ANOTHER = 50;
// So that a worker need not wait for us between two works.
const AHEAD = 8;
const LOOK_MS = 250;

type Work = { document: Document } | { article: Article };
type Outcome = { result: DocumentRecord | ArticleRecord } | { fault: string };
type Task = { work: Work; settle: (outcome: Outcome | RefusedDocument) => void; reject: (err: Error) => void };

/** A worker, what it was given and has not given back, in order, and the numbers by which it tells how far it is. */
type Hand = { worker: Worker; tasks: Task[]; done: number; begun: Int32Array<SharedArrayBuffer>; seen: Seen };
/** The work that a worker was at when it was last looked at, and how much it had worked by then. */
type Seen = { begun: number; cpuMs: number };

/**
 * Reads in threads of its own, which do not keep the process alive. What takes more than its bounds is given up, and named
 * with its reason; its worker is ended, and the others' work begins anew.
 */
export function createReadingPool(bounds: ReadingBounds = BOUNDS): DocumentReader {
  const waiting: Task[] = [];
  const hands = new Set<Hand>();
  const most = Math.min(MOST_WORKERS, availableParallelism());
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function open(): Hand {
    const begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: begun,
      resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
    });
    worker.unref();
    const hand: Hand = { worker, tasks: [], done: 0, begun, seen: { begun: 0, cpuMs: 0 } };
    worker.on('message', (outcome: Outcome) => {
      hand.done += 1;
      hand.tasks.shift()?.settle(outcome);
      handOut();
    });
    worker.on('error', (err) => giveUp(hand, isOutOfMemory(err) ? tooLarge(bounds) : stopped(err)));
    hands.add(hand);
    return hand;
  }

  function handOut(): void {
    if (isClosed) return;
    if (hands.size < worthwhile()) open();
    for (const hand of hands) fill(hand);
    const isBusy = hands.values().some(({ tasks }) => tasks.length > 0);
    if (isBusy) timer ??= setInterval(() => void lookAround(), LOOK_MS).unref();
    else timer = void clearInterval(timer);
  }

  function worthwhile(): number {
    if (waiting.length === 0) return 0;
    return waiting.length > WORTH_ANOTHER ? most : 1;
  }

  function fill({ worker, tasks }: Hand): void {
    const more = waiting.splice(0, AHEAD - tasks.length);
    tasks.push(...more);
    for (const { work } of more) worker.postMessage(work);
  }

  async function lookAround(): Promise<void> {
    await Promise.all([...hands].map(look));
  }

  /** A worker's own time is counted, so that a busy machine does not decide. */
  async function look(hand: Hand): Promise<void> {
    const begun = Atomics.load(hand.begun, 0);
    const cpuMs = await workedMs(hand.worker);
    if (cpuMs === undefined || hand.tasks.length === 0) return;
    // What it works before it begins with any is its start.
    if (begun === 0 || begun !== hand.seen.begun) hand.seen = { begun, cpuMs };
    else if (cpuMs - hand.seen.cpuMs > 1000 * bounds.seconds) giveUp(hand, tooSlow(bounds));
  }

  /** Ends a worker. What it was at is refused; what it was to do next, or had done without our knowing, is done by another. */
  function giveUp(hand: Hand, refuse: (file: string) => RefusedDocument): void {
    if (!hands.delete(hand)) return;
    const at = Math.max(0, Atomics.load(hand.begun, 0) - hand.done - 1);
    const [culprit] = hand.tasks.splice(at, 1);
    waiting.unshift(...hand.tasks.splice(0));
    void hand.worker.terminate();
    culprit?.settle(refuse(fileOf(culprit.work)));
    handOut();
  }

  function give(work: Work): Promise<Outcome | RefusedDocument> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome | RefusedDocument>();
    if (isClosed) reject(new ReaderClosedError('closed'));
    else waiting.push({ work, settle: resolve, reject });
    handOut();
    return promise;
  }

  return {
    async read(document) {
      const outcome = await give({ document });
      if ('refusal' in outcome) return outcome;
      if ('fault' in outcome) return stopped(outcome.fault)(document.file);
      const { result } = outcome;
      return 'warnings' in result || 'refusal' in result ? result : stopped('no document')(document.file);
    },
    async record(article) {
      const outcome = await give({ article });
      if ('result' in outcome && 'bytes' in outcome.result) return { article, bytes: outcome.result.bytes };
      throw new Error('fault' in outcome ? outcome.fault : `${article.file} could not be read again`);
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      const left = [...waiting.splice(0), ...hands.values().flatMap(({ tasks }) => tasks.splice(0))];
      for (const { reject } of left) reject(new ReaderClosedError('closed'));
      await Promise.all([...hands].map(({ worker }) => worker.terminate()));
      hands.clear();
    },
  };
}

function fileOf(work: Work): string {
  return 'document' in work ? work.document.file : work.article.file;
}

async function workedMs(worker: Worker): Promise<number | undefined> {
  const used = await worker.cpuUsage().catch(() => undefined);
  return used && (used.user + used.system) / 1000;
}

function isOutOfMemory(err: unknown): boolean {
  return err instanceof Error && 'code' in err && err.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

type Refuse = (file: string) => RefusedDocument;

const UNTIL_IT_CHANGES =
  'I do not try it again until it changes: split it into its articles, or see what is odd in it.';

function tooSlow({ seconds }: ReadingBounds): Refuse {
  return overrun(`It took longer than ${seconds} s to read. ${UNTIL_IT_CHANGES}`);
}

function tooLarge({ megabytes }: ReadingBounds): Refuse {
  return overrun(`It took more than ${megabytes} MB of memory to read. ${UNTIL_IT_CHANGES}`);
}

function overrun(reason: string): Refuse {
  return (file) => ({ refusal: { file, reason }, isOverrun: true });
}

function stopped(err: unknown): Refuse {
  const why = err instanceof Error ? err.message : String(err);
  return (file) => ({ refusal: { file, reason: `The file could not be read (${why}).` } });
}
