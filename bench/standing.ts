// How everything stands: the short form of every bench, in one table beside the last one kept in docs/standing.md.
// npm run standing; or only some: npm run standing -- quality snippets. To keep the table: npm run standing -- --keep,
// with `--date` for another day than that of the last commit, and `--note` for what a reader should know of the run.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare, type Line } from './standing/compare.ts';
import { Finding } from './standing/finding.ts';
import { readKept, standingPage, standingTable } from './standing/page.ts';
import { SHORT_FORMS } from './standing/short-forms.ts';

const PAGE = new URL('../docs/standing.md', import.meta.url);
const PROCESS = new URL('standing/bench-process.ts', import.meta.url);
const FAILED: Finding = { name: 'all of it', gap: 'failed', why: 'it broke down' };

const { values, positionals } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    date: { type: 'string' },
    note: { type: 'string', default: '' },
  },
  allowPositionals: true,
});

/** What a bench finds in its short form. */
async function measure(bench: string): Promise<Finding[]> {
  const child = fork(PROCESS, [bench], {
    execArgv: ['--expose-gc'],
    serialization: 'advanced',
    // The table alone goes to the output.
    stdio: ['ignore', 2, 'inherit', 'ipc'],
  });
  const [found]: unknown[] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  return Array.isArray(found) ? found.map((finding) => Finding.parse(finding)) : [FAILED];
}

/** Measures some benches one after the other and tells on the way which. */
async function measureAll(benches: readonly string[]): Promise<Line[]> {
  const kept = readKept(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
  const lines: Line[] = [];
  for (const [at, bench] of benches.entries()) {
    process.stderr.write(`${at + 1} of ${benches.length}: ${bench} …`);
    const start = performance.now();
    lines.push(...compare(bench, await measure(bench), kept));
    process.stderr.write(` ${((performance.now() - start) / 1_000).toFixed(0)} s\n`);
  }
  return lines;
}

function dateOfLastCommit(): string {
  return execFileSync('git', ['log', '-1', '--format=%cs'], { encoding: 'utf8' }).trim();
}

const all = Object.keys(SHORT_FORMS);
const unknown = positionals.filter((bench) => !all.includes(bench));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')} among ${all.join(', ')}.`);
if (values.keep && positionals.length > 0) throw new Error('Only the whole table is kept.');

const lines = await measureAll(positionals.length > 0 ? positionals : all);
console.log(standingTable(lines));
if (values.keep)
  writeFileSync(PAGE, standingPage(lines, { date: values.date ?? dateOfLastCommit(), note: values.note }));

// Who keeps a table has seen what is worse in it, and says why in the commit.
const alarming = values.keep ? ['failed'] : ['failed', 'worse', 'gone'];
if (lines.some(({ mark }) => alarming.includes(mark))) process.exitCode = 1;
