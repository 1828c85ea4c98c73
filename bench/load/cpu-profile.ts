import type { Profiler } from 'node:inspector';
import { basename } from 'node:path';

type Span = { fromMs: number; untilMs: number };
type Node = Profiler.ProfileNode;

// A branch is gone down for as long as it has most of what its parent has.
const MOST = 0.5;
const FRAMES_TOLD = 7;
// Not working: what the sampler sees of a thread that waits.
const IDLE = ['(idle)', '(root)'];

/**
 * What a thread was at in a span of time (milliseconds of the monotonic clock), as `outer › inner › innermost`: the way
 * down the stacks sampled in it that most of them have in common, our own frames only; empty where none was sampled.
 */
export function summaryOf(profile: Profiler.Profile, span: Span): string {
  const counts = countInclusive(profile, span);
  const roots = profile.nodes.filter(({ callFrame }) => callFrame.functionName === '(root)');
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const path: Node[] = [];
  for (let node = roots[0]; node; node = heaviestChild(node, { byId, counts })) path.push(node);
  return path.filter(isTold).slice(-FRAMES_TOLD).map(nameOf).join(' › ');
}

/** How many samples of the span have each node on their stack. */
function countInclusive({ nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile, span: Span) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const idle = new Set(nodes.filter(({ callFrame }) => IDLE.includes(callFrame.functionName)).map(({ id }) => id));
  const counts = new Map<number, number>();
  let atUs = startTime;
  for (const [nth, sample] of samples.entries()) {
    atUs += timeDeltas[nth] ?? 0;
    if (idle.has(sample) || atUs < span.fromMs * 1e3 || atUs > span.untilMs * 1e3) continue;
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function heaviestChild(
  { id, children = [] }: Node,
  { byId, counts }: { byId: ReadonlyMap<number, Node>; counts: ReadonlyMap<number, number> },
): Node | undefined {
  const countOf = (child: number) => counts.get(child) ?? 0;
  const heaviest = children.toSorted((a, b) => countOf(b) - countOf(a))[0];
  if (heaviest === undefined || countOf(heaviest) === 0 || countOf(heaviest) < MOST * countOf(id)) return undefined;
  return byId.get(heaviest);
}

function isTold({ callFrame: { url, functionName } }: Node): boolean {
  return functionName === '(garbage collector)' || (url !== '' && !url.startsWith('node:'));
}

function nameOf({ callFrame: { url, functionName, lineNumber } }: Node): string {
  const name = functionName || 'anonymous';
  return url === '' ? name : `${name} (${basename(url)}:${lineNumber + 1})`;
}
