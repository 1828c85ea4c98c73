import type { Article, Range } from '#index/text/article.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { type Allowance, createAllowance } from '#src/quoting/allowance.ts';
import { type Citation, cite } from '#src/quoting/citation.ts';
import { judgeVisibility } from '#src/rights/visibility.ts';
import { findTold } from '#src/rights/withdrawals.ts';
import type { Post, PostedQuote } from '#src/store/records.ts';
import { align } from '#src/wording/align.ts';
import { type Run, readDifference } from '#src/wording/difference.ts';
import { readPieces } from '#src/wording/pieces.ts';
import { whatBecameOf } from '#src/wording/what-became-of.ts';

/**
 * What has to be said of a posted quote: its story was withdrawn; or its words are no longer in it, or changed to more
 * than may be quoted (`words` are those that were posted); or they were changed, `runs` leading from what was posted to
 * what is printed; or, after any of these, they are printed again.
 */
type Word = { as: 'withdrawn' } | { as: 'gone' | 'printed'; words: string } | { as: 'changed'; runs: Run[] };

/** What a post has to say of one of its quotes, since `sinceMs`. `quote` knows what the post is then amended to. */
export type Amendment = { quote: PostedQuote; citation: Citation; sinceMs: number } & Word;

/** Everything that a post has to say of its quotes, and whether any of it is not said there yet. */
export type Amendments = { amendments: Amendment[]; isNew: boolean };

/** Looks at every quote of a post as it was posted, as the post tells of it by now, and as its story is. */
export async function findAmendments({ quotes }: Post, desk: MemoryDesk): Promise<Amendments> {
  const found: (Amendment & { isNew: boolean })[] = [];
  const allowances = { told: createAllowance(), now: createAllowance() };
  for (const quote of quotes) {
    const posted = await desk.store.articles.find(quote.articleId, quote.version);
    const amended = posted && (await amend({ quote, posted }, { ...desk, allowances }));
    if (amended) found.push(amended);
  }
  return { amendments: found.map(({ isNew, ...amendment }) => amendment), isNew: found.some(({ isNew }) => isNew) };
}

type Posted = { quote: PostedQuote; posted: Article };
type JudgingDesk = MemoryDesk & { allowances: { told: Allowance; now: Allowance } };
/** A story as readers have it: a version, or taken back. */
type State = Article | typeof WITHDRAWN;

const WITHDRAWN = 'withdrawn';

async function amend({ quote, posted }: Posted, desk: JudgingDesk) {
  const { allowances, timeZone } = desk;
  const told = (await findToldState({ quote, posted }, desk)) ?? posted;
  const now = (await findState(quote.articleId, desk)) ?? told;
  const before = judge({ quote, posted }, told, { timeZone, allowance: allowances.told });
  const after = judge({ quote, posted }, now, { timeZone, allowance: allowances.now });

  if (!isSame(before, after)) {
    const amendedTo = now === WITHDRAWN ? WITHDRAWN : now.version;
    return { ...after, quote: { ...quote, amendedTo }, sinceMs: desk.now().epochMilliseconds, isNew: true };
  }
  // What stands there as it was posted needs no word.
  return quote.supersededMs === undefined ? undefined : { ...before, quote, sinceMs: quote.supersededMs, isNew: false };
}

/** The state of its story that a post tells of; undefined where it was never amended. */
async function findToldState({ quote, posted }: Posted, { store }: MemoryDesk): Promise<State | undefined> {
  const { articleId, supersededMs, amendedTo } = quote;
  if (supersededMs === undefined) return undefined;
  if (amendedTo === WITHDRAWN) return WITHDRAWN;
  if (amendedTo !== undefined) return store.articles.find(articleId, amendedTo);
  const changes = await store.changes.ofArticle(articleId);
  const last = changes.findLast(({ atMs }) => atMs <= supersededMs);
  return last?.kind === 'gone' ? WITHDRAWN : store.articles.find(articleId, last?.version ?? posted.version);
}

/** A story as it is now; undefined where readers no longer find it for another reason than that it was taken back. */
async function findState(id: string, desk: MemoryDesk): Promise<State | undefined> {
  const found = await desk.archive.find(id);
  if (found) return found.article;
  return (await isWithdrawn(id, desk)) ? WITHDRAWN : undefined;
}

/** Whether a story that readers no longer find was taken back, and not only moved away or used up its rights. */
async function isWithdrawn(id: string, { store, now, timeZone }: MemoryDesk): Promise<boolean> {
  const article = await findTold(id, store);
  const { barrier } = article ? judgeVisibility(article, 'everyone', { now: now(), timeZone }) : {};
  return barrier === 'withdrawn' || barrier === 'held' || barrier === 'embargoed';
}

/** What has to be said of a quote when its story is in this state. */
function judge(
  { quote, posted }: Posted,
  state: State,
  { timeZone, allowance }: { timeZone: string; allowance: Allowance },
): Word & { citation: Citation } {
  const citation = (article: Article, { start }: Range) => cite(article, paragraphAt(article, start), timeZone);
  if (state === WITHDRAWN) return { citation: citation(posted, quote), as: 'withdrawn' };

  const words = posted.text.slice(quote.start, quote.end);
  const became =
    state.version === posted.version ? { as: 'printed' as const, at: quote } : whatBecameOf(quote, posted, state);
  if (became.as === 'printed') return { citation: citation(state, became.at), as: 'printed', words };

  // How it reads now is quoted too, and so no longer than the story's rights allow.
  if (became.as === 'changed' && allowance.holds(state.text.slice(became.at.start, became.at.end), state)) {
    const runs = compare({ text: posted.text, range: quote }, { text: state.text, range: became.at });
    return { citation: citation(state, became.at), as: 'changed', runs };
  }
  return { citation: citation(posted, quote), as: 'gone', words };
}

/** Whether two words on a quote say the same of it. */
function isSame(a: Word, b: Word): boolean {
  if (a.as !== 'changed' || b.as !== 'changed') return a.as === b.as;
  return JSON.stringify(a.runs) === JSON.stringify(b.runs);
}

type Passage = { text: string; range: Range };

function compare(before: Passage, after: Passage): Run[] {
  const alignment = align(readPieces(after.text, after.range), readPieces(before.text, before.range));
  return readDifference(alignment, { drafted: after.text, printed: before.text })?.difference.runs ?? [];
}

function paragraphAt({ paragraphs }: Article, at: number): number {
  return paragraphs.find(({ start, end }) => start <= at && at < end)?.number ?? 1;
}
