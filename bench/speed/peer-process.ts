// One peer in a process of its own, so that none inherits another's heap. It is told what to do, does that and
// nothing else until the next message, and answers with what it took.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Article } from '#index/text/article.ts';
import type { Question } from '../collections/questions.ts';
import { ownMs } from '../instruments/own-time.ts';
import { flexsearch } from '../peers/flexsearch.ts';
import { fts5 } from '../peers/fts5.ts';
import { minisearch } from '../peers/minisearch.ts';
import { orama } from '../peers/orama.ts';
import type { OpenPeer, Peer } from '../peers/peer.ts';
import { pullquote } from '../peers/pullquote.ts';
import { CANNOT, PeerRequest } from './peer-request.ts';

const PEERS: Record<string, Peer> = { pullquote, minisearch, fts5, flexsearch, orama };

// MiniSearch tidies up behind itself for a while after a story was replaced; so do garbage collectors.
const SETTLING_MS = 1_000;

const peer = PEERS[process.argv[2] ?? ''];
let stories: readonly Article[] = [];
let open: OpenPeer | undefined;

process.on('message', (message) => {
  void serve(PeerRequest.parse(message)).then((answer) => process.send?.(answer ?? CANNOT));
});

async function serve(request: PeerRequest): Promise<unknown> {
  switch (request.please) {
    case 'build':
      return build(request.articles);
    case 'answer':
      return answer(request.question);
    case 'add':
      return add(request.articles);
    case 'restart':
      return restart();
  }
}

async function build(articles: readonly Article[]) {
  stories = articles;
  const before = residentMB();
  const [start, worked] = [performance.now(), ownMs()];
  open = await peer?.open(articles, 'answering');
  const [ms, work] = [performance.now() - start, ownMs() - worked];
  await open?.settle?.();
  const after = residentMB();
  return { ms, work, residentMB: after, grownMB: after - before };
}

async function answer(question: Question) {
  const start = performance.now();
  const found = await open?.answer(question);
  const ms = performance.now() - start;
  return found && { ms, found: found.length };
}

/** Adds stories one by one, then new versions of them, and watches how long anybody else would have had to wait. */
async function add(articles: readonly Article[]) {
  // What earlier work left behind is not what adding costs; it is swept up beside us for a while.
  globalThis.gc?.();
  await setTimeout(SETTLING_MS);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const added = await timeEach(articles, async (article) => open?.add?.(article));
  const replaced = open?.replace ? await timeEach(articles, async (article) => open?.replace?.(article)) : [];
  await setTimeout(SETTLING_MS);
  delays.disable();
  return { added, replaced, longestStall: delays.max / 1e6 };
}

async function timeEach(articles: readonly Article[], work: (article: Article) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const article of articles) {
    await setImmediate();
    const start = performance.now();
    await work(article);
    times.push(performance.now() - start);
  }
  return times;
}

async function restart() {
  if (!peer?.reopen || !open?.save) return undefined;
  const start = performance.now();
  const saved = await open.save();
  const [between, worked] = [performance.now(), ownMs()];
  await peer.reopen(saved, stories);
  const [openMs, openWork] = [performance.now() - between, ownMs() - worked];
  return { saveMs: between - start, openMs, openWork, MB: saved.length / 1e6 };
}

/** Megabytes that the machine gives the process once the garbage is gone. */
function residentMB(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1e6;
}
