import type { JudgedCollection } from '../collections/judged-collections.ts';
import type { Peer } from '../peers/peer.ts';
import { type Marks, markRanking, mean } from './metrics.ts';
import { pairedSignificance } from './significance.ts';

/** An engine's average marks on a collection, and how often chance alone would part it as far from the first engine. */
export type Standing = Marks & { collection: string; engine: string; chance: number };

/** Puts every question of a collection to every engine; the first is the one that the others are compared with. */
export async function compareEngines(engines: readonly Peer[], collection: JudgedCollection): Promise<Standing[]> {
  const standings: Standing[] = [];
  let first: number[] | undefined;
  for (const engine of engines) {
    const marks = await askAll(engine, collection);
    const gains = marks.map(({ ndcg10 }) => ndcg10);
    first ??= gains;
    const chance = pairedSignificance(first, gains);
    standings.push({ collection: collection.name, engine: engine.name, ...meanMarks(marks), chance });
  }
  return standings;
}

async function askAll({ open }: Peer, { texts, topics }: JudgedCollection): Promise<Marks[]> {
  const search = await open(texts);
  const marks: Marks[] = [];
  for (const { question, relevant } of topics) marks.push(markRanking(await search(question), relevant));
  return marks;
}

function meanMarks(marks: readonly Marks[]): Marks {
  const meanOf = (name: keyof Marks) => mean(marks.map((mark) => mark[name]));
  return {
    ndcg10: meanOf('ndcg10'),
    averagePrecision: meanOf('averagePrecision'),
    recall100: meanOf('recall100'),
    precision10: meanOf('precision10'),
  };
}
