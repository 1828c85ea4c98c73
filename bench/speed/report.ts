import { KINDS } from '../collections/questions.ts';
import type { Chart } from '../instruments/picture.ts';
import { printTable } from '../instruments/table.ts';
import type { Bar } from './bars.ts';
import { type Figures, PEERS, type PeerName, type Race, type Spread, spreadOf } from './figures.ts';

const NOTHING = '–';

/** One collection's tables: the answers, the same as shares of ours, and what keeping the stories costs. */
export function printRace({ stories, figures }: Race): void {
  const { pullquote, ...peers } = figures;
  console.log(`\n## ${stories.toLocaleString('en-US')} stories\n\nMilliseconds to an answer, p50 / p95 / p99\n`);
  printTable(KINDS.map((kind) => ({ kind, ...byPeer(figures, ({ answers }) => printSpread(answers[kind])) })));
  console.log('\nPullquote’s time as a share of theirs, p50 / p99: below 1 we are faster\n');
  const ours = pullquote.answers;
  printTable(KINDS.map((kind) => ({ kind, ...byPeer(peers, ({ answers }) => printShare(ours[kind], answers[kind])) })));
  console.log('\nKeeping the stories: adding one in milliseconds, p50 / p95 / p99\n');
  printTable(Object.entries(byPeer(figures, keeping)).map(([peer, row]) => ({ peer, ...row })));
}

/** The bars, each within or over; tells whether all are within. */
export function printBars(bars: readonly Bar[]): boolean {
  const isOver = ({ measured, limit }: Bar) => measured > limit;
  const row = (bar: Bar) => ({
    bar: bar.against === undefined ? bar.what : `${bar.what} ≤ ${bar.against}`,
    measured: print(bar.measured),
    limit: print(bar.limit),
    verdict: isOver(bar) ? 'over' : 'within',
  });
  console.log('\n## Bars\n');
  printTable(bars.map(row));
  return !bars.some(isOver);
}

/** How building, memory and the slowest answers grow with the number of stories. */
export function chartsOf(races: readonly Race[]): Chart[] {
  const chart = (title: string, unit: string, value: (figures: Figures) => number | undefined): Chart => ({
    title,
    unit,
    series: names.map((name) => ({
      name: PEERS[name],
      points: races.flatMap(({ stories, figures }) => {
        const y = value(figures[name]);
        return y === undefined ? [] : [{ x: stories, y }];
      }),
    })),
  });
  return [
    chart('Building', 's', ({ built }) => built && built.ms / 1_000),
    chart('Memory of the process', 'MB', ({ built }) => built?.residentMB),
    chart('Four words, p99', 'ms', ({ answers }) => answers['four words']?.p99),
  ];
}

const names: readonly PeerName[] = ['pullquote', 'minisearch', 'fts5', 'flexsearch', 'orama'];

function byPeer<Cell>(figures: Partial<Race['figures']>, cell: (figures: Figures) => Cell): Record<string, Cell> {
  const cells = names.map((name): [string, Cell][] => {
    const own = figures[name];
    return own ? [[PEERS[name], cell(own)]] : [];
  });
  return Object.fromEntries(cells.flat());
}

function keeping({ built, added, restarted }: Figures): Record<string, string> {
  if (!built) return { 'build s': 'not finished in time' };
  return {
    'build s': print(built.ms / 1_000),
    'process MB': print(built.residentMB),
    'grown by MB': print(built.grownMB),
    'add ms': printSpread(spreadOf(added?.added ?? [])),
    'replace ms': printSpread(spreadOf(added?.replaced ?? [])),
    'longest wait ms': print(added?.longestStall),
    'save s': print(restarted && restarted.saveMs / 1_000),
    'open s': print(restarted && restarted.openMs / 1_000),
    'saved MB': print(restarted?.MB),
  };
}

function printSpread(spread: Spread | undefined): string {
  return spread ? [spread.p50, spread.p95, spread.p99].map(print).join(' / ') : NOTHING;
}

function printShare(ours: Spread | undefined, theirs: Spread | undefined): string {
  return ours && theirs ? `${print(ours.p50 / theirs.p50)} / ${print(ours.p99 / theirs.p99)}` : NOTHING;
}

function print(n: number | undefined): string {
  if (n === undefined) return NOTHING;
  return n >= 100 ? n.toFixed(0) : n.toPrecision(2);
}
