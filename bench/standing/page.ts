import { tableOf } from '../instruments/table.ts';
import { type Kept, keyOf, type Line } from './compare.ts';

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Lines as one Markdown table. */
export function standingTable(lines: readonly Line[]): string {
  return tableOf(lines, ['bench', 'figure', 'is', 'mark']);
}

/** The page that is kept. */
export function standingPage(lines: readonly Line[], { date, note }: { date: string; note: string }): string {
  return `# Standing

Measured on ${date}${note && `, ${note}`}.

This is what every bench says in its short form (fewer rounds, smaller archives: the benches themselves say more).
\`npm run standing\` measures again and prints its table beside this one; with \`-- --keep\` it takes this one's place.
Nothing gets worse without its reason in the commit that keeps it.

*Noise* is by how much a figure may differ from run to run; one without is the same in every run, to three decimals.
Times are compared as shares of something measured in the same run: a peer, bare Bolt, a plain walk over the words of
the same texts. Where there is only the clock (*machine*), a figure is held against its bar alone. A bar that is *not met
in full* is met here, but the bench itself missed it when it was last run.

${standingTable(lines)}
`;
}

/** The figures of a kept page, by bench and name. What was skipped when it was kept is as it was before. */
export function readKept(page: string): Kept {
  const [names = [], , ...rows] = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows.flatMap((cells): [string, number][] => {
      const cell = (name: keyof Line) => cells[names.indexOf(name)] ?? '';
      const value = [cell('now'), cell('last kept')].find((text) => NUMBER.test(text));
      return value === undefined || cell('mark') === 'gone'
        ? []
        : [[keyOf(cell('bench'), cell('figure')), Number(value)]];
    }),
  );
}
