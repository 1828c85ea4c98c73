import type { Article } from '#index/text/article.ts';
import { drawQuestions, KINDS, type Question } from '../collections/questions.ts';
import { type Figures, type PeerName, type Race, spreadOf } from './figures.ts';
import { type Added, openPeer, type PeerClient } from './peer-client.ts';

/**
 * Who takes part, and what is asked of them. `rounds`: how often all is asked; of each thing the shortest time counts.
 * `adding` are the peers to which stories are added.
 */
export type Course = {
  peers: readonly PeerName[];
  adding: readonly PeerName[];
  warmUp: number;
  questions: number;
  rounds: number;
  added: number;
};

// Who has not read the stories by then is not asked.
const BUILD_LIMIT_MS = 180_000;

type Runner = { name: PeerName; client: PeerClient; figures: Figures };

/** Lets peers index the same stories and answer the same questions, each peer in a process of its own. */
export async function race(stories: readonly Article[], course: Course): Promise<Race> {
  const figures: Race['figures'] = {
    pullquote: none(),
    minisearch: none(),
    fts5: none(),
    flexsearch: none(),
    orama: none(),
  };
  const runners: Runner[] = [];
  for (const name of course.peers) runners.push(...(await start(name, figures[name], stories)));
  for (const kind of KINDS) {
    const questions = drawQuestions(kind, course.warmUp + course.questions, stories);
    const times = await askInTurn(runners, questions, course);
    for (const [{ figures: own }, taken] of times) own.answers[kind] = spreadOf(taken);
  }
  for (const runner of runners) await finish(runner, stories.slice(0, course.added), course);
  return { stories: stories.length, figures };
}

function none(): Figures {
  return { built: undefined, answers: {}, added: undefined, restarted: undefined };
}

/** The peer with the stories in it; none when it takes too long to read them. */
async function start(name: PeerName, figures: Figures, stories: readonly Article[]): Promise<Runner[]> {
  const client = await openPeer(name, stories, BUILD_LIMIT_MS);
  figures.built = client?.built;
  return client ? [{ name, client, figures }] : [];
}

/** Asks every peer each question, and tells what each took in milliseconds. */
async function askInTurn(
  runners: readonly Runner[],
  questions: readonly Question[],
  { warmUp, rounds }: Course,
): Promise<Map<Runner, number[]>> {
  await askOnce(runners, questions.slice(0, warmUp));
  const asked = questions.slice(warmUp);
  const best = await askOnce(runners, asked);
  for (let round = 1; round < rounds; round += 1) {
    const again = await askOnce(runners, asked);
    for (const [runner, times] of best) best.set(runner, shorter(times, again.get(runner) ?? []));
  }
  return best;
}

/** Who is asked first changes from question to question. */
async function askOnce(runners: readonly Runner[], questions: readonly Question[]): Promise<Map<Runner, number[]>> {
  const times = new Map(runners.map((runner): [Runner, number[]] => [runner, []]));
  for (const [at, question] of questions.entries()) {
    const first = at % runners.length;
    for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) {
      const answered = await runner.client.answer(question);
      if (answered) times.get(runner)?.push(answered.ms);
    }
  }
  return times;
}

async function finish({ name, client, figures }: Runner, stories: readonly Article[], course: Course): Promise<void> {
  // In this order: a snapshot is of the stories that were built.
  figures.restarted = await client.restart();
  for (let round = 0; round < course.rounds && course.adding.includes(name); round += 1)
    figures.added = quicker(figures.added, await client.add(stories.map((story) => asNew(story, round))));
  client.close();
}

/** The same story once more, under a name of its own. */
function asNew(story: Article, round: number): Article {
  return { ...story, id: `${story.id} again ${round}` };
}

function quicker(one: Added | undefined, other: Added | undefined): Added | undefined {
  if (!one || !other) return one ?? other;
  return {
    added: shorter(one.added, other.added),
    replaced: shorter(one.replaced, other.replaced),
    longestStall: Math.min(one.longestStall, other.longestStall),
  };
}

function shorter(times: readonly number[], others: readonly number[]): number[] {
  return times.map((ms, at) => Math.min(ms, others[at] ?? ms));
}
