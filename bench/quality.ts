// How well stories are ranked: Pullquote as it runs in the bot, beside the peers a team would otherwise take.
// npm run bench:quality; with `-- --ablate`, what each part of our own ranking earns.
import { RANKING } from '#index/search/rank.ts';
import { missing } from './collections/beside.ts';
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
import { type Finding, skipped } from './standing/finding.ts';

const PEERS = [pullquote, minisearch, fts5, flexsearch, orama, lunrSearch, wink];

const ABLATIONS = [
  pullquote,
  pullquoteRankedBy('without likeness to the best', { ...RANKING, alike: 0 }),
  pullquoteRankedBy('without words together', { ...RANKING, together: 0 }),
  pullquoteRankedBy('without the headline', { ...RANKING, headline: 0 }),
  pullquoteRankedBy('BM25 alone', { alike: 0, together: 0, headline: 0 }),
];

// On collections as small as these a peer may be better by chance, but not by more than this.
const MOST_BEHIND = 0.005;

/** How well peers rank each collection, and how we stand among them; we are the first. */
async function measureQuality(peers: readonly Peer[], collections: readonly JudgedCollection[]) {
  const compared: { collection: JudgedCollection; marks: PeerMarks[]; ours: number; ahead: number }[] = [];
  for (const collection of collections) {
    const marks = await comparePeers(peers, collection);
    const [ours = Number.NaN, ...theirs] = marks.map(({ ndcg10 }) => ndcg10);
    compared.push({ collection, marks, ours, ahead: Math.max(...theirs) - ours });
  }
  return compared;
}

/** All of it: nothing here depends on the machine. */
export async function inShort(): Promise<Finding[]> {
  const collections = readJudged();
  if (!collections) return skipped(missing('eval/time', 'eval/cranfield'));
  const compared = await measureQuality(PEERS, collections);
  return compared.flatMap(({ collection: { name, bar }, ours, ahead }): Finding[] => [
    { name: `${name}: nDCG@10`, value: ours, wants: 'more', bar },
    { name: `${name}: the best peer is ahead by`, value: ahead, wants: 'less', bar: MOST_BEHIND },
  ]);
}

function printComparison(marks: readonly PeerMarks[]): void {
  const first = marks[0]?.peer ?? '';
  printTable(
    marks.map(({ collection, peer, ndcg10, averagePrecision, recall100, precision10, chance }) => ({
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
}

/** A chance that no round of the test has met is not impossible, only rarer than the test can tell. */
function likelihood(chance: number): string {
  return chance > 0 ? chance.toFixed(4) : '<0.0001';
}

async function main(isAblating: boolean): Promise<void> {
  const collections = readJudged();
  if (!collections) return console.log(`skipped: ${missing('eval/time', 'eval/cranfield')}`);
  const compared = await measureQuality(isAblating ? ABLATIONS : PEERS, collections);
  printComparison(compared.flatMap(({ marks }) => marks));
  if (isAblating) return;

  const missed = compared.flatMap(({ collection: { name, bar = 0 }, ours, ahead }) => [
    ...(ours < bar ? [`${name}: nDCG@10 ${ours.toFixed(4)} is below ${bar}`] : []),
    ...(ahead > MOST_BEHIND ? [`${name}: a peer is ahead by ${ahead.toFixed(4)}`] : []),
  ]);
  for (const line of missed) console.error(line);
  if (missed.length > 0) process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.includes('--ablate'));
