import type { Article, Range } from '#index/text/article.ts';
import { readAnew } from '#src/changes/past-versions.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { type Allowance, createAllowance } from '#src/quoting/allowance.ts';
import { type Citation, cite } from '#src/quoting/citation.ts';
import { judgeVisibility } from '#src/rights/visibility.ts';
import { findTold, isTakenBack } from '#src/rights/withdrawals.ts';
import type { Post, PostedQuote } from '#src/store/records.ts';
import type { Run } from '#src/wording/difference.ts';
import { runsBetween } from '#src/wording/runs-between.ts';
import { whatBecameOf } from '#src/wording/what-became-of.ts';

/**
 * What has to be said of a posted quote: its story was withdrawn; or its words are no longer in it, or changed to more
 * than may be quoted (`words` are those that were posted); or they were changed, `runs` leading from what was posted to
 * what is printed; or, after any of these, they are printed again.
 */
type Word = { as: 'withdrawn' } | { as: 'gone' | 'printed'; words: string } | { as: 'changed'; runs: Run[] };

/** What a post has to say of one of its quotes, since `sinceMs`. `quote` knows what the post is then amended to. */
export type Amendment = { quote: PostedQuote; citation: Citation; sinceMs: number } & Word;

/** Everything that a post has to say of its quotes; `news` are those of which it does not say it yet. */
export type Amendments = { amendments: Amendment[]; news: PostedQuote[] };

/** Looks at every quote of a post as it was posted, as the post tells of it by now, and as its story is. */
export async function findAmendments({ quotes }: Post, desk: MemoryDesk): Promise<Amendments> {
  const found: (Amendment & { isNew: boolean })[] = [];
  const allowances = { told: createAllowance(), now: createAllowance() };
  for (const quote of quotes) {
    if (await isAsPosted(quote, desk)) continue;
    const posted = await readPosted(quote, desk);
    const amended = posted && (await amend(posted, { ...desk, allowances }));
    if (amended) found.push(amended);
  }
  const news = found.filter(({ isNew }) => isNew).map(({ quote }) => quote);
  return { amendments: found.map(({ isNew, ...amendment }) => amendment), news };
}

/**
 * A quote, the version that it was taken from as that was read then, and where its words stand as today's reader reads it;
 * `sameBytes`: which versions are of which same bytes, either way round.
 */
type Posted = { quote: PostedQuote; posted: Article; origin: { article: Article; range: Range }; sameBytes: SameBytes };
type SameBytes = (a: string, b: string) => boolean;
type JudgingDesk = MemoryDesk & { allowances: { told: Allowance; now: Allowance } };
/** A story as readers have it: a version, or taken back. */
type State = Article | typeof WITHDRAWN;

const WITHDRAWN = 'withdrawn';

/** Whether there is nothing to compare: the version that it was taken from is the one that readers see, as ever. */
async function isAsPosted(
  { articleId, version, supersededMs }: PostedQuote,
  { archive }: MemoryDesk,
): Promise<boolean> {
  if (supersededMs !== undefined) return false;
  return (await archive.find(articleId))?.article.version === version;
}

async function readPosted(quote: PostedQuote, desk: MemoryDesk): Promise<Posted | undefined> {
  const { articleId, version } = quote;
  const { store } = desk;
  const posted = await store.articles.find(articleId, version);
  if (!posted) return undefined;

  const pairs = new Set((await store.articles.rereadings([articleId])).map((pair) => `${pair.version} ${pair.former}`));
  const sameBytes: SameBytes = (a, b) => a === b || pairs.has(`${a} ${b}`);
  const anew = await readAnew(posted, desk);
  const stands =
    anew.text === posted.text ? { as: 'printed' as const, at: quote } : await whatBecameOf(quote, posted, anew);
  // Where today's reader no longer finds the words, they are looked for as they were read.
  const origin = stands.as === 'gone' ? { article: posted, range: quote } : { article: anew, range: stands.at };
  return { quote, posted, origin, sameBytes };
}

async function amend(one: Posted, desk: JudgingDesk) {
  const { quote, posted } = one;
  const { allowances, timeZone } = desk;
  const told = (await findToldState(one, desk)) ?? posted;
  const now = (await findState(told, one, desk)) ?? told;
  const before = await judge(one, told, { timeZone, allowance: allowances.told });
  const after = await judge(one, now, { timeZone, allowance: allowances.now });

  // What was taken back comes back only as far as the rights to it go now.
  const isBack = told === WITHDRAWN && now !== WITHDRAWN && after.as === 'printed';
  if (!isSame(before, after) && !(isBack && !allowances.now.holds(after.words, now))) {
    const amendedTo = now === WITHDRAWN ? WITHDRAWN : now.version;
    return { ...after, quote: { ...quote, amendedTo }, sinceMs: desk.now().epochMilliseconds, isNew: true };
  }
  // What stands there as it was posted needs no word.
  return quote.supersededMs === undefined ? undefined : { ...before, quote, sinceMs: quote.supersededMs, isNew: false };
}

/** The state of its story that a post tells of; undefined where it was never amended. */
async function findToldState({ quote, posted }: Posted, desk: MemoryDesk): Promise<State | undefined> {
  const { articleId, supersededMs, amendedTo } = quote;
  const { store } = desk;
  if (supersededMs === undefined) return undefined;
  if (amendedTo === WITHDRAWN) return WITHDRAWN;
  const changes = amendedTo === undefined ? await store.changes.ofArticle(articleId) : [];
  const last = changes.findLast(({ atMs }) => atMs <= supersededMs);
  if (last?.kind === 'gone') return WITHDRAWN;
  const told = await store.articles.find(articleId, amendedTo ?? last?.version ?? posted.version);
  // Under the version that is known to be of these bytes.
  return told && { ...(await readAnew(told, desk)), version: told.version };
}

/** A story as it is now; undefined where readers no longer find it for another reason than that it was taken back. */
async function findState(told: State, one: Posted, desk: MemoryDesk): Promise<State | undefined> {
  const found = await desk.archive.find(one.quote.articleId);
  if (found) return found.article;
  return (await isWithdrawn(told, one, desk)) ? WITHDRAWN : undefined;
}

/**
 * Whether a story that readers no longer find was taken back, and not only moved away or used up its rights, nor by today's
 * reader alone, from the very bytes that the post tells of.
 */
async function isWithdrawn(told: State, { quote, sameBytes }: Posted, desk: MemoryDesk): Promise<boolean> {
  const { store, now, timeZone } = desk;
  const article = await findTold(quote.articleId, store);
  const { barrier } = article ? judgeVisibility(article, 'everyone', { now: now(), timeZone }) : {};
  if (!article || !(barrier === 'withdrawn' || barrier === 'held' || barrier === 'embargoed')) return false;
  if (await isTakenBack(quote.articleId, store)) return true;
  return told === WITHDRAWN || told.version === article.version || !sameBytes(told.version, article.version);
}

/** What has to be said of a quote when its story is in this state. */
async function judge(
  { quote, posted, origin, sameBytes }: Posted,
  state: State,
  { timeZone, allowance }: { timeZone: string; allowance: Allowance },
): Promise<Word & { citation: Citation }> {
  const citation = (article: Article, { start }: Range) => cite(article, paragraphAt(article, start), timeZone);
  if (state === WITHDRAWN) return { citation: citation(posted, quote), as: 'withdrawn' };

  const words = posted.text.slice(quote.start, quote.end);
  if (sameBytes(state.version, posted.version)) return { citation: citation(posted, quote), as: 'printed', words };
  const became = await whatBecameOf(origin.range, origin.article, state);
  if (became.as === 'printed') return { citation: citation(state, became.at), as: 'printed', words };

  // How it reads now is quoted too, and so no longer than the story's rights allow.
  if (became.as === 'changed' && allowance.holds(state.text.slice(became.at.start, became.at.end), state)) {
    const runs = await runsBetween({ text: posted.text, range: quote }, { text: state.text, range: became.at });
    return { citation: citation(state, became.at), as: 'changed', runs };
  }
  return { citation: citation(posted, quote), as: 'gone', words };
}

/** Whether two words on a quote say the same of it. */
function isSame(a: Word, b: Word): boolean {
  if (a.as !== 'changed' || b.as !== 'changed') return a.as === b.as;
  return JSON.stringify(a.runs) === JSON.stringify(b.runs);
}

function paragraphAt({ paragraphs }: Article, at: number): number {
  return paragraphs.find(({ start, end }) => start <= at && at < end)?.number ?? 1;
}
