// How fast, and how large: the whole answer beside search engines that a team would otherwise pick, over the stories
// of Reuters-21578. Every peer lives in a process of its own and all are asked one question before the next comes,
// so that a busy machine slows them alike: npm run bench:speed, or with fewer stories: npm run bench:speed -- 1000 5000
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missing } from './collections/beside.ts';
import { articlesIn, readReuters } from './collections/documents.ts';
import { drawCharts } from './instruments/picture.ts';
import { barsFor, measuresFor } from './speed/bars.ts';
import type { Race } from './speed/figures.ts';
import { type Course, race } from './speed/race.ts';
import { chartsOf, printBars, printRace } from './speed/report.ts';
import { type Finding, skipped } from './standing/finding.ts';

const PICTURE = join(import.meta.dirname, '../docs/scale.svg');
const EVERY = Number.POSITIVE_INFINITY;
const SIZES = [1_000, 5_000, 10_000, EVERY];

const ALL = ['pullquote', 'minisearch', 'fts5', 'flexsearch', 'orama'] as const;

// JavaScript is compiled while it answers; a bot has been up for days.
const WHOLE: Course = {
  peers: ALL,
  adding: ALL,
  warmUp: 100,
  questions: 300,
  rounds: 1,
  added: 200,
};

// Those that we hold ourselves to. What other processes took from an answer they hardly take from it three times.
const IN_SHORT: Course = {
  peers: ['pullquote', 'minisearch', 'fts5'],
  adding: ['pullquote'],
  warmUp: 40,
  questions: 120,
  rounds: 3,
  added: 100,
};
const STORIES_IN_SHORT = 10_000;

/** A smaller archive, and only the peers that we hold ourselves to. */
export async function inShort(): Promise<Finding[]> {
  const documents = readReuters();
  if (!documents) return skipped(missing('eval/reuters21578'));
  const { figures } = await race(articlesIn(documents.slice(0, STORIES_IN_SHORT)), IN_SHORT);
  return measuresFor(figures);
}

async function main(asked: readonly number[]): Promise<void> {
  const documents = readReuters();
  if (!documents) return console.log(`skipped: ${missing('eval/reuters21578')}`);
  const stories = articlesIn(documents);
  const races: Race[] = [];
  for (const size of asked.length > 0 ? asked : SIZES) {
    const run = await race(stories.slice(0, size), WHOLE);
    printRace(run);
    races.push(run);
  }
  const last = races.at(-1);
  if (last?.stories === stories.length && !printBars(barsFor(last.figures))) process.exitCode = 1;
  if (asked.length === 0) writeFileSync(PICTURE, drawCharts(chartsOf(races)));
}

if (import.meta.main) await main(process.argv.slice(2).map(Number));
