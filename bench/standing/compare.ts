import type { Finding, Measure } from './finding.ts';

/** What an earlier run found: each figure by its bench and its name. */
export type Kept = ReadonlyMap<string, number>;

/** A line of the table, as it is printed. */
export type Line = Record<'bench' | 'figure' | 'bar' | 'is' | 'last kept' | 'now' | 'noise' | 'mark', string>;

type Mark = 'same' | 'within noise' | 'better' | 'worse' | 'new' | 'not compared';

// Deterministic figures are compared as they are printed.
const DECIMALS = 3;

/** The lines of one bench: each finding beside what was kept of it, then what was kept and is not there any more. */
export function compare(bench: string, findings: readonly Finding[], kept: Kept): Line[] {
  const found = new Set(findings.map(({ name }) => keyOf(bench, name)));
  const left = [...kept].filter(([key]) => key.startsWith(keyOf(bench, '')) && !found.has(key));
  // Where something could not be measured, what it would have said is not gone.
  const [gap] = findings.flatMap((finding) => ('gap' in finding ? [finding.gap] : []));
  return [
    ...findings.map((finding) => lineOf(bench, finding, kept.get(keyOf(bench, finding.name)))),
    ...left.map(([key, value]) => ({
      ...blank(bench, key.slice(keyOf(bench, '').length)),
      'last kept': printed(value),
      mark: gap ?? 'gone',
    })),
  ];
}

/** How a figure stands to the one kept. */
export function judge({ value, wants, noise = 0 }: Measure, kept: number | undefined): Mark {
  if (kept === undefined) return 'new';
  if (noise === 'machine') return 'not compared';
  const now = Number(printed(value));
  if (now === kept) return 'same';
  if (noise > 0 && Math.max(now, kept) <= Math.min(now, kept) * (1 + noise)) return 'within noise';
  return now > kept === (wants === 'more') ? 'better' : 'worse';
}

export function keyOf(bench: string, name: string): string {
  return `${bench}: ${name}`;
}

function lineOf(bench: string, finding: Finding, kept: number | undefined): Line {
  const line = { ...blank(bench, finding.name), 'last kept': kept === undefined ? '' : printed(kept) };
  if ('gap' in finding) return { ...line, now: `${finding.gap}: ${finding.why}`, mark: finding.gap };
  return {
    ...line,
    ...barOf(finding),
    now: printed(finding.value),
    noise: noiseOf(finding),
    mark: judge(finding, kept),
  };
}

function blank(bench: string, figure: string): Line {
  return { bench, figure, bar: '', is: '', 'last kept': '', now: '', noise: '', mark: '' };
}

function barOf({ value, wants, bar, isMissedInFull }: Measure): Pick<Line, 'bar' | 'is'> {
  if (bar === undefined) return { bar: '', is: '' };
  const isMet = wants === 'more' ? value >= bar : value <= bar;
  const met = isMissedInFull ? 'not met in full' : 'met';
  return { bar: `${wants === 'more' ? '≥' : '≤'} ${bar}`, is: isMet ? met : 'not met' };
}

function noiseOf({ noise = 0 }: Measure): string {
  if (noise === 'machine') return 'machine';
  return noise > 0 ? `±${Math.round(noise * 100)} %` : 'none';
}

function printed(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(DECIMALS);
}
