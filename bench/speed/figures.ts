import type { Kind } from '../collections/questions.ts';
import type { Added, Built, Restarted } from './peer-client.ts';

/** Who takes part, by the names of their processes. */
export const PEERS = {
  pullquote: 'Pullquote, whole answer',
  minisearch: 'MiniSearch over paragraphs',
  fts5: 'SQLite FTS5 with snippet()',
  flexsearch: 'FlexSearch',
  orama: 'Orama',
} as const;
export type PeerName = keyof typeof PEERS;

/** What one peer took over some stories; what it cannot do, or did not finish, is undefined. */
export type Figures = {
  built: Built | undefined;
  answers: Partial<Record<Kind, Spread | undefined>>;
  added: Added | undefined;
  restarted: Restarted | undefined;
};

export type Race = { stories: number; figures: Record<PeerName, Figures> };

/** Milliseconds: the usual, the slow and the worst that a reader meets. */
export type Spread = { p50: number; p95: number; p99: number };

/** How times spread; undefined where there are none. */
export function spreadOf(times: readonly number[]): Spread | undefined {
  if (times.length === 0) return undefined;
  const ascending = times.toSorted((a, b) => a - b);
  const at = (part: number) => ascending[Math.ceil(ascending.length * part) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
