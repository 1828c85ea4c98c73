import { KINDS } from '../collections/questions.ts';
import { type Figures, spreadOf } from './figures.ts';

/** Something we hold ourselves to, and how it went. */
export type Bar = { bar: string; measured: number; limit: number };

const RANKED = ['one word', 'two words', 'four words'] as const;
const USUAL_MS = 15;
const ADDING_MS = 10;
const STALL_MS = 50;
const START_SHARE = 1 / 4;

/** The bars of `bench:speed` over the whole collection; one that could not be tried is missing. */
export function barsFor({ pullquote, minisearch, fts5 }: Record<'pullquote' | 'minisearch' | 'fts5', Figures>): Bar[] {
  const ours = pullquote.answers;
  const { added, built, restarted } = pullquote;
  const bars = [
    ...KINDS.map((kind) => ({
      bar: `${kind}: p99 ≤ MiniSearch's search alone`,
      measured: ours[kind]?.p99,
      limit: minisearch.answers[kind]?.p99,
    })),
    ...RANKED.map((kind) => ({
      bar: `${kind}: p99 ≤ FTS5 with snippet()`,
      measured: ours[kind]?.p99,
      limit: fts5.answers[kind]?.p99,
    })),
    ...KINDS.map((kind) => ({ bar: `${kind}: p50, ms`, measured: ours[kind]?.p50, limit: USUAL_MS })),
    { bar: 'one article added, p99, ms', measured: spreadOf(added?.added ?? [])?.p99, limit: ADDING_MS },
    { bar: 'one article replaced, p99, ms', measured: spreadOf(added?.replaced ?? [])?.p99, limit: ADDING_MS },
    { bar: 'longest wait while adding, ms', measured: added?.longestStall, limit: STALL_MS },
    { bar: 'start from a snapshot, ms', measured: restarted?.openMs, limit: built && built.ms * START_SHARE },
  ];
  return bars.flatMap(({ bar, measured, limit }) =>
    measured === undefined || limit === undefined ? [] : [{ bar, measured, limit }],
  );
}
