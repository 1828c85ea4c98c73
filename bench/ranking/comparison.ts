import type { JudgedCollection } from '../collections/judged-collections.ts';
import { plainArticle } from '../collections/plain-article.ts';
import { plainQuestion } from '../collections/questions.ts';
import type { Peer } from '../peers/peer.ts';
import { type Marks, markRanking, mean } from './metrics.ts';
import { pairedSignificance } from './significance.ts';

/** A peer's average marks on a collection, and how often chance alone would part it as far from the first peer. */
export type PeerMarks = Marks & { collection: string; peer: string; chance: number };

/** Puts every question of a collection to every peer; the first is the one that the others are compared with. */
export async function comparePeers(peers: readonly Peer[], collection: JudgedCollection): Promise<PeerMarks[]> {
  const compared: PeerMarks[] = [];
  let first: number[] | undefined;
  for (const peer of peers) {
    const marks = await askAll(peer, collection);
    const gains = marks.map(({ ndcg10 }) => ndcg10);
    first ??= gains;
    const chance = pairedSignificance(first, gains);
    compared.push({ collection: collection.name, peer: peer.name, ...meanMarks(marks), chance });
  }
  return compared;
}

async function askAll(peer: Peer, { texts, topics }: JudgedCollection): Promise<Marks[]> {
  const { answer } = await peer.open(texts.map(plainArticle), 'ranking');
  const marks: Marks[] = [];
  for (const { question, relevant } of topics)
    marks.push(markRanking((await answer(plainQuestion(question))) ?? [], relevant));
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
