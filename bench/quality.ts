// How well stories are ranked: Pullquote as it runs in the bot, beside the peers a team would otherwise take.
// npm run bench:quality; with `-- --ablate`, what each part of our own ranking earns.
import { RANKING } from '#index/search/rank.ts';
import { type JudgedCollection, readJudged } from './collections/judged-collections.ts';
import { printTable } from './instruments/table.ts';
import { flexsearch } from './peers/flexsearch.ts';
import { fts5 } from './peers/fts5.ts';
import { lunrSearch } from './peers/lunr.ts';
import { minisearch } from './peers/minisearch.ts';
import { orama } from './peers/orama.ts';
import type { Peer } from './peers/peer.ts';
import { pullquote, pullquoteRankedBy } from './peers/pullquote.ts';
import { wink } from './peers/wink.ts';
import { comparePeers, type PeerMarks } from './ranking/comparison.ts';

const PEERS = [minisearch, fts5, flexsearch, orama, lunrSearch, wink];

const ABLATIONS = [
  pullquoteRankedBy('without likeness to the best', { ...RANKING, alike: 0 }),
  pullquoteRankedBy('without words together', { ...RANKING, together: 0 }),
  pullquoteRankedBy('without the headline', { ...RANKING, headline: 0 }),
  pullquoteRankedBy('BM25 alone', { alike: 0, together: 0, headline: 0 }),
];

// On collections as small as these a peer may be better by chance, but not by more than this.
const MOST_BEHIND = 0.005;

async function printComparison(peers: readonly Peer[], collections: readonly JudgedCollection[]) {
  const standings: PeerMarks[] = [];
  for (const collection of collections) standings.push(...(await comparePeers(peers, collection)));

  const first = peers[0]?.name ?? '';
  printTable(
    standings.map(({ collection, peer, ndcg10, averagePrecision, recall100, precision10, chance }) => ({
      peer: `${collection}: ${peer}`,
      'nDCG@10': ndcg10.toFixed(3),
      MAP: averagePrecision.toFixed(3),
      'R@100': recall100.toFixed(3),
      'P@10': precision10.toFixed(3),
      p: peer === first ? '' : likelihood(chance),
    })),
  );
  console.log(
    `p: how often chance alone would part its nDCG@10 as far from that of ${first} (paired randomisation test)`,
  );
  return standings;
}

/** A chance that no round of the test has met is not impossible, only rarer than the test can tell. */
function likelihood(chance: number): string {
  return chance > 0 ? chance.toFixed(4) : '<0.0001';
}

/** What to say of each bar that is missed. */
function findMissed(standings: readonly PeerMarks[], { name, bar = 0 }: JudgedCollection): string[] {
  const [ours, ...peers] = standings.filter(({ collection }) => collection === name);
  const reached = ours?.ndcg10 ?? 0;
  const ahead = peers.filter(({ ndcg10 }) => ndcg10 - reached > MOST_BEHIND);
  return [
    ...(reached < bar ? [`${name}: nDCG@10 ${reached.toFixed(4)} is below ${bar}`] : []),
    ...ahead.map(({ peer, ndcg10 }) => `${name}: ${peer} is ahead by ${(ndcg10 - reached).toFixed(4)}`),
  ];
}

const collections = readJudged();
if (!collections) {
  console.log('skipped: ../shared/eval/time and ../shared/eval/cranfield are not beside the project');
} else if (process.argv.includes('--ablate')) {
  await printComparison([pullquote, ...ABLATIONS], collections);
} else {
  const standings = await printComparison([pullquote, ...PEERS], collections);
  const missed = collections.flatMap((collection) => findMissed(standings, collection));
  for (const line of missed) console.error(line);
  if (missed.length > 0) process.exitCode = 1;
}
