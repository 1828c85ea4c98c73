// How fast, and how large: the whole answer beside search engines that a team would otherwise pick, over the stories
// of Reuters-21578. Every peer lives in a process of its own and all are asked one question before the next comes,
// so that a busy machine slows them alike: npm run bench:speed, or with fewer stories: npm run bench:speed -- 1000 5000
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { readReuters } from './collections/documents.ts';
import { drawQuestions, KINDS, type Question } from './collections/questions.ts';
import { drawCharts } from './instruments/picture.ts';
import { barsFor } from './speed/bars.ts';
import { type Figures, type Race, spreadOf } from './speed/figures.ts';
import { openPeer, type PeerClient } from './speed/peer-client.ts';
import { chartsOf, printBars, printRace } from './speed/report.ts';

const PICTURE = join(import.meta.dirname, '../docs/scale.svg');
const EVERY = Number.POSITIVE_INFINITY;
const SIZES = [1_000, 5_000, 10_000, EVERY];
// JavaScript is compiled while it answers; a bot has been up for days.
const WARM_UP = 100;
const QUESTIONS = 300;
const ADDED = 200;
// Who has not read the stories by then is not asked.
const BUILD_LIMIT_MS = 180_000;

type Runner = { client: PeerClient; figures: Figures };

async function race(stories: readonly Article[]): Promise<Race> {
  const figures: Race['figures'] = {
    pullquote: none(),
    minisearch: none(),
    fts5: none(),
    flexsearch: none(),
    orama: none(),
  };
  const runners: Runner[] = [];
  for (const [name, own] of Object.entries(figures)) runners.push(...(await start(name, own, stories)));
  for (const kind of KINDS) await askInTurn(runners, drawQuestions(kind, WARM_UP + QUESTIONS, stories));
  for (const runner of runners) await finish(runner, stories.slice(0, ADDED).map(asNew));
  return { stories: stories.length, figures };
}

function none(): Figures {
  return { built: undefined, answers: {}, added: undefined, restarted: undefined };
}

/** The peer with the stories in it; none when it takes too long to read them. */
async function start(name: string, figures: Figures, stories: readonly Article[]): Promise<Runner[]> {
  const client = await openPeer(name, stories, BUILD_LIMIT_MS);
  figures.built = client?.built;
  return client ? [{ client, figures }] : [];
}

/** Asks every peer each question; who is asked first changes from question to question. */
async function askInTurn(runners: readonly Runner[], questions: readonly Question[]): Promise<void> {
  const times = new Map(runners.map((runner): [Runner, number[]] => [runner, []]));
  for (const [at, question] of questions.entries()) {
    const first = at % runners.length;
    for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) {
      const answered = await runner.client.answer(question);
      if (answered && at >= WARM_UP) times.get(runner)?.push(answered.ms);
    }
  }
  const kind = questions[0]?.kind;
  if (kind) for (const [{ figures }, taken] of times) figures.answers[kind] = spreadOf(taken);
}

async function finish({ client, figures }: Runner, added: readonly Article[]): Promise<void> {
  // In this order: a snapshot is of the stories that were built.
  figures.restarted = await client.restart();
  figures.added = await client.add(added);
  client.close();
}

/** The same story once more, under a name of its own. */
function asNew(story: Article): Article {
  return { ...story, id: `${story.id} again` };
}

function parsed(): Article[] | undefined {
  return readReuters()
    ?.map(parseDocument)
    .flatMap((outcome) => ('article' in outcome ? [outcome.article] : []));
}

const asked = process.argv.slice(2).map(Number);
const stories = parsed();
if (!stories) {
  console.log('Reuters-21578 is not beside the project: nothing to measure.');
} else {
  const races: Race[] = [];
  for (const size of asked.length > 0 ? asked : SIZES) {
    const run = await race(stories.slice(0, size));
    printRace(run);
    races.push(run);
  }
  const last = races.at(-1);
  if (last?.stories === stories.length) {
    const isWithin = printBars(barsFor(last.figures));
    if (!isWithin) process.exitCode = 1;
  }
  if (asked.length === 0) writeFileSync(PICTURE, drawCharts(chartsOf(races)));
}
