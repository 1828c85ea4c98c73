import { setTimeout } from 'node:timers/promises';
import type { Article } from '#index/text/article.ts';
import type { DocumentReader } from '#src/ingest/document-record.ts';
import type { Log } from '#src/log.ts';
import type { Measures } from '#src/measures.ts';
import type { Pulse } from '#src/readiness.ts';
import { isVisible } from '#src/rights/visibility.ts';
import { findWithdrawals, withWithdrawal } from '#src/rights/withdrawals.ts';
import type { Store } from '#src/store/store.ts';
import { createCatalogue, type FileRemarks } from './catalogue.ts';
import { findKeptBack, type KeptBack } from './kept-back.ts';
import type { KeptRecords } from './kept-records.ts';
import { createLookout } from './look.ts';
import type { Settling } from './patience.ts';
import { createReader, type OnPortion } from './read-changes.ts';
import { recall } from './recall.ts';
import { createRemarks } from './remarks.ts';

/** Everything that the newsroom has, whoever may be shown it. */
export type Holdings = {
  /** The newest version of every article, as readers may be told of it: withdrawn where an editor has taken it back. */
  articles(): Article[];
  /** Those that editors have taken back. */
  takenBack(): Article[];
  /** What the newsroom should know of its files. */
  remarks(): FileRemarks;
  /** How many files are in the folders that are not read, of each kind. */
  passedOver(): ReadonlyMap<string, number>;
  /** The stories that are shown to nobody now, each with why. */
  keptBack(): KeptBack[];
  /** When the folders were last looked through. */
  readAt(): Temporal.Instant;
  /** Reads what changed in the folders, or only what was touched there; whether all of it has come to rest. */
  read(onPortion: OnPortion, touched?: ReadonlySet<string>): Promise<boolean>;
  /** Looks again at what editors have taken back or given out. */
  heedWithdrawals(): Promise<void>;
};

/** Where the articles are, and what holdings may not reach for themselves. Without a `store` they are only of the folders. */
export type HoldingsNeeds = {
  folders: readonly string[];
  store: Store | undefined;
  reader: DocumentReader;
  records: Pick<KeptRecords, 'keep'>;
  /** Tells what is still being written; without one, files are taken as they are. */
  patience: Settling | undefined;
  /** Told how keeping what was read does. */
  pulse: Pulse;
  log: Log;
  measures: Measures;
  now: () => Temporal.Instant;
  timeZone: string;
};

// A start waits so long, and at most so often, for what is being written just then.
const AGAIN_MS = 200;
const MOST_TRIES = 10;

/** Recalls what earlier runs knew, and reads what changed in the folders since then. */
export async function openHoldings(needs: HoldingsNeeds, onPortion: OnPortion): Promise<Holdings> {
  const holdings = await recallHoldings(needs);
  let isSettled = await holdings.read(onPortion);
  for (let tries = 0; !isSettled && tries < MOST_TRIES; tries += 1) {
    await setTimeout(AGAIN_MS);
    isSettled = await holdings.read(async () => {});
  }
  return holdings;
}

async function recallHoldings(needs: HoldingsNeeds): Promise<Holdings> {
  const { folders, store, log, now, timeZone } = needs;
  const { overruns, ...left } = await recall(store);
  const catalogue = createCatalogue(left);
  const readChanges = createReader({ ...needs, look: createLookout(folders), catalogue, overruns });
  const state = { withdrawn: await findWithdrawals(store), readAt: now() };

  const articles = () => [...catalogue.articles.values()].map((article) => withWithdrawal(article, state.withdrawn));
  const moment = () => ({ now: now(), timeZone });
  const isKept = (article: Article) => !isVisible(withWithdrawal(article, state.withdrawn), 'everyone', moment());
  const remarks = createRemarks(catalogue, isKept, log);
  async function heedWithdrawals(): Promise<void> {
    state.withdrawn = await findWithdrawals(store);
  }

  return {
    articles,
    takenBack: () => articles().filter(({ id }) => state.withdrawn.has(id)),
    remarks: remarks.all,
    passedOver: remarks.passedOver,
    keptBack() {
      const { kept } = remarks.all();
      return findKeptBack(articles(), { takenBack: state.withdrawn, remarks: kept }, moment());
    },
    readAt: () => state.readAt,
    async read(onPortion, touched) {
      const { look, isSettled } = await readChanges(onPortion, touched);
      state.readAt = now();
      remarks.update(look);
      await heedWithdrawals();
      return isSettled;
    },
    heedWithdrawals,
  };
}
