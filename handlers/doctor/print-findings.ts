import type { Diagnosis } from './diagnosis.ts';

const MARKS: Record<Diagnosis['state'], string> = { ok: '✓', note: '!', wrong: '✗' };

/** A line for each finding, what to do about it below, and the sum of it all last, where a terminal shows it. */
export function printFindings(findings: readonly Diagnosis[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.map((finding) => {
    const { about, state, says } = finding;
    const todo = 'todo' in finding && finding.todo ? `\n${' '.repeat(width + 4)}→ ${finding.todo}` : '';
    return `${MARKS[state]} ${about.padEnd(width)}  ${says}${todo}\n`;
  });
  return `${lines.join('')}\n${sumUp(findings)}\n`;
}

function sumUp(findings: readonly Diagnosis[]): string {
  const count = (state: Diagnosis['state']) => findings.filter((finding) => finding.state === state).length;
  const [wrong, notes] = [count('wrong'), count('note')];
  const noted = notes === 0 ? '' : ` ${counted(notes, 'thing')} to know: see the “!” above.`;
  if (wrong === 0) return `Nothing is wrong.${noted}`;
  return `${counted(wrong, 'thing')} ${wrong === 1 ? 'is' : 'are'} wrong: see the “✗” above.${noted}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
