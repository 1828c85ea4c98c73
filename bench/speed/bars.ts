import { KINDS } from '../collections/questions.ts';
import type { Measure } from '../standing/finding.ts';
import { type Figures, spreadOf } from './figures.ts';

/** Something we hold ourselves to, and how it went: at most what another thing took, or at most so long by the clock. */
export type Bar = { what: string; against?: string; measured: number; limit: number };

type Raced = Record<'pullquote' | 'minisearch' | 'fts5', Figures>;
type Tried = Omit<Bar, 'measured' | 'limit'> & Record<'measured' | 'limit', number | undefined>;

const MINISEARCH = 'MiniSearch’s search alone';
const FTS5 = 'FTS5 with snippet()';
const RANKED = ['one word', 'two words', 'four words'] as const;
const USUAL_MS = 15;
const ADDING_MS = 10;
const STALL_MS = 50;
const START_SHARE = 1 / 4;

// The slowest of some hundred answers owe as much to luck as to work, MiniSearch's to the garbage of each match.
const NOISE = { p50: 0.3, p99: 0.6, garbage: 1 };

// Missed over the whole collection when it was last raced (docs/decisions/0010): there garbage counts, which the shortest
// of three answers leaves out.
const MISSED_IN_FULL = ['one word: p99', 'two words: p99'];

/** The bars of `bench:speed` over the whole collection; one that could not be tried is missing. */
export function barsFor(raced: Raced): Bar[] {
  const { answers, added } = raced.pullquote;
  const usual = KINDS.map((kind) => ({ what: `${kind}: p50, ms`, measured: answers[kind]?.p50, limit: USUAL_MS }));
  const wait = { what: 'longest wait while adding, ms', measured: added?.longestStall, limit: STALL_MS };
  return [...barsByOthers(raced), ...tried(usual), ...barsOfAdding(raced), ...tried([wait])];
}

/**
 * What a short race says of them: a time that is held against another's as a share of it. The longest wait is left out,
 * as on a machine that others use it is theirs.
 */
export function measuresFor(raced: Raced): Measure[] {
  const usual = tried(RANKED.map((kind) => againstFts5(raced, kind, 'p50')));
  const slowest = Math.max(...KINDS.map((kind) => raced.pullquote.answers[kind]?.p50 ?? Number.NaN));
  return [
    ...usual.map((bar): Measure => ({ ...shareOf(bar), noise: NOISE.p50 })),
    ...barsByOthers(raced).map((bar): Measure => {
      const isMissedInFull = bar.against === FTS5 && MISSED_IN_FULL.includes(bar.what);
      const noise = bar.against === MINISEARCH ? NOISE.garbage : NOISE.p99;
      return { ...shareOf(bar), bar: 1, noise, isMissedInFull };
    }),
    { name: 'the slowest kind: p50, ms', value: slowest, wants: 'less', bar: USUAL_MS, noise: 'machine' },
    ...barsOfAdding(raced).map(({ what, measured, limit }): Measure => {
      return { name: what, value: measured, wants: 'less', bar: limit, noise: 'machine' };
    }),
  ];
}

function barsByOthers(raced: Raced): Bar[] {
  const { answers, built, restarted } = raced.pullquote;
  return tried([
    ...KINDS.map((kind) => ({
      what: `${kind}: p99`,
      against: MINISEARCH,
      measured: answers[kind]?.p99,
      limit: raced.minisearch.answers[kind]?.p99,
    })),
    ...RANKED.map((kind) => againstFts5(raced, kind, 'p99')),
    {
      what: 'start from a snapshot',
      against: 'a quarter of building',
      measured: restarted?.openWork,
      limit: built && built.work * START_SHARE,
    },
  ]);
}

function barsOfAdding({ pullquote: { added } }: Raced): Bar[] {
  return tried([
    { what: 'one article added, p99, ms', measured: spreadOf(added?.added ?? [])?.p99, limit: ADDING_MS },
    { what: 'one article replaced, p99, ms', measured: spreadOf(added?.replaced ?? [])?.p99, limit: ADDING_MS },
  ]);
}

function againstFts5({ pullquote, fts5 }: Raced, kind: (typeof RANKED)[number], at: 'p50' | 'p99'): Tried {
  return {
    what: `${kind}: ${at}`,
    against: FTS5,
    measured: pullquote.answers[kind]?.[at],
    limit: fts5.answers[kind]?.[at],
  };
}

function shareOf({ what, against, measured, limit }: Bar): Omit<Measure, 'bar' | 'noise'> {
  return { name: `${what} as a share of ${against}`, value: measured / limit, wants: 'less' };
}

function tried(bars: readonly Tried[]): Bar[] {
  return bars.flatMap(({ measured, limit, ...bar }) =>
    measured === undefined || limit === undefined ? [] : [{ ...bar, measured, limit }],
  );
}
