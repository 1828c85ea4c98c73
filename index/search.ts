import type { ArchiveIndex, Hit } from './archive-index.ts';
import type { Calendar } from './dates.ts';
import type { IndexedArticle } from './indexed-article.ts';
import { countMatched, isHiddenMatch, isMatch, judgeDate, withoutDates } from './match.ts';
import { isFilter, type Plan, planQuery } from './plan.ts';
import type { Query } from './query.ts';
import { rank, sortByDate } from './rank.ts';
import { isStopWord } from './stop-words.ts';
import { fold } from './text.ts';

/** How the hits answer: with all that was wanted; with the most of it, as none has all; or ranked by how well they match. */
export type Fit = 'all' | 'most' | 'best';

/**
 * What a search found, in the order asked for. `hidden`: the articles whose lines that are not quoted (captions,
 * promos …) match. `undated`: how many stories match but for a date that they do not have.
 */
export type Findings = { plan: Plan; hits: Hit[]; fit: Fit; hidden: IndexedArticle[]; undated: number };

// Up to so many words a reader means each of them; a longer list of words is a description.
const MOST_WORDS_MEANT = 3;

/** Searches the archive: the backend brings candidates, the text itself decides. */
export async function search(archive: ArchiveIndex, query: Query, calendar: Calendar): Promise<Findings> {
  const plan = planQuery(query, archive.vocabulary, calendar);
  const hiddenCandidates = await archive.candidates(plan, 'hidden');
  const hidden = hiddenCandidates.map(({ found }) => found).filter((found) => isHiddenMatch(found, plan));

  if (isDescription(plan)) {
    const described = await findAny(archive, plan);
    return {
      plan,
      hits: inOrder(
        described.map(({ hit }) => hit),
        plan,
      ),
      fit: 'best',
      hidden,
      undated: 0,
    };
  }
  const candidates = await archive.candidates(plan, 'all');
  const matching = candidates.filter(({ found }) => isMatch(found, plan));
  const undated = countUndated(candidates, plan);
  if (matching.length > 0) return { plan, hits: inOrder(matching, plan), fit: 'all', hidden, undated };
  return { plan, hits: inOrder(await findMost(archive, plan), plan), fit: 'most', hidden, undated };
}

/** Whether a query is more plain words than anybody expects to find together. An operator or a “phrase” is meant. */
function isDescription({ query: { clause } }: Plan): boolean {
  if (clause.kind !== 'all') return false;
  const wanted = clause.of.filter((part) => !isFilter(part));
  const words = wanted.flatMap((part) => (part.kind === 'word' ? [part.form] : []));
  const telling = words.filter((form) => !isStopWord(fold(form)));
  const isPlain = wanted.every((part) => part.kind === 'word' || (part.kind === 'phrase' && part.joined));
  return isPlain && telling.length > MOST_WORDS_MEANT;
}

function inOrder(hits: readonly Hit[], plan: Plan): Hit[] {
  return plan.query.sort === 'date' ? sortByDate(hits) : rank(hits, plan);
}

/** The articles with the most of what was wanted, when none has it all. */
async function findMost(archive: ArchiveIndex, plan: Plan): Promise<Hit[]> {
  if (plan.clause.kind !== 'all') return [];
  const counted = await findAny(archive, plan);
  const most = counted.reduce((highest, { count }) => Math.max(highest, count), 1);
  return counted.filter(({ count }) => count === most).map(({ hit }) => hit);
}

/** The articles with any of what was wanted, and with how much of it. */
async function findAny(archive: ArchiveIndex, plan: Plan): Promise<{ hit: Hit; count: number }[]> {
  const candidates = await archive.candidates(plan, 'any');
  return candidates.map((hit) => ({ hit, count: countMatched(hit.found, plan) })).filter(({ count }) => count > 0);
}

function countUndated(candidates: readonly Hit[], plan: Plan): number {
  const anyDay = withoutDates(plan);
  return candidates.filter(({ found }) => judgeDate(found, plan) === 'undated' && isMatch(found, anyDay)).length;
}
