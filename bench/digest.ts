// What a digest of a day with very many new stories takes, and for how long nobody else would be answered meanwhile.
// Reuters-21578, each size in a process of its own. npm run bench:digest

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findBeside, missing } from './collections/beside.ts';
import { PreviewFigures } from './digest/preview-figures.ts';
import { printTable } from './instruments/table.ts';
import { type Finding, skipped } from './standing/finding.ts';

const PROCESS = join(import.meta.dirname, 'digest/preview-process.ts');
const SIZES = [800, 1_600, 3_000, 5_000];
const IN_SHORT = 1_600;

// What a newsroom is promised: of 5,000 new stories so many seconds of all threads, and as much less of fewer.
const MOST_SECONDS = 1.5;
const OF_STORIES = 5_000;
const LONGEST_HOLD_MS = 100;

/** One digest of so many new stories, in a process that does nothing else. */
async function measure(stories: number): Promise<PreviewFigures> {
  const child = fork(PROCESS, [String(stories)], { execArgv: ['--expose-gc'] });
  const [figures]: unknown[] = await once(child, 'message');
  return PreviewFigures.parse(figures);
}

/** The smaller of the sizes that everybody is promised of. */
export async function inShort(): Promise<Finding[]> {
  if (!findBeside('eval/reuters21578')) return skipped(missing('eval/reuters21578'));
  const { cpuMs, longestHold, residentMB, peakMB } = await measure(IN_SHORT);
  const bar = (MOST_SECONDS * IN_SHORT) / OF_STORIES;
  return [
    { name: 'of 1,600 stories, CPU seconds', value: cpuMs / 1000, wants: 'less', bar, noise: 'machine' },
    { name: 'longest hold, CPU ms', value: longestHold, wants: 'less', bar: LONGEST_HOLD_MS, noise: 'machine' },
    { name: 'megabytes above the archive', value: peakMB - residentMB, wants: 'less', noise: 'machine' },
  ];
}

async function main(): Promise<void> {
  if (!findBeside('eval/reuters21578')) return console.log(`skipped: ${missing('eval/reuters21578')}`);
  const figures: PreviewFigures[] = [];
  for (const size of SIZES) figures.push(await measure(size));

  console.log('`digest preview` of stories that are all new and of one day, written and drawn\n');
  printTable(
    figures.map((one, at) => ({
      'new stories': one.stories.toLocaleString('en-US'),
      told: one.told.toLocaleString('en-US'),
      'items shown': String(one.items),
      'CPU s': (one.cpuMs / 1000).toFixed(2),
      'CPU ms a story': (one.cpuMs / one.stories).toFixed(3),
      'times the time for times the stories': growth(one, figures[at - 1]),
      'longest hold, CPU ms': one.longestHold.toFixed(0),
      'MB before': one.residentMB.toFixed(0),
      'MB at most': one.peakMB.toFixed(0),
    })),
  );
}

function growth(one: PreviewFigures, before: PreviewFigures | undefined): string {
  if (!before) return '';
  return `${(one.cpuMs / before.cpuMs).toFixed(2)} for ${(one.stories / before.stories).toFixed(2)}`;
}

if (import.meta.main) await main();
