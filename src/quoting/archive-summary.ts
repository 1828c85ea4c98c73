import type { Article } from '#index/text/article.ts';
import { printDate } from './citation.ts';

/** How many stories there are and what is known of their dates and outlets. */
export type ArchiveSummary = { stories: number; outlets: number; undated: number; earliest?: string; latest?: string };

/** Counts the archive. Dates are compared as far as each is known, and printed in the newsroom's zone. */
export function summariseArchive(articles: readonly Article[], timeZone: string): ArchiveSummary {
  const dates = articles.flatMap(({ published }) => published ?? []).sort((a, b) => a.at.localeCompare(b.at, 'en'));
  const [earliest, latest] = [dates.at(0), dates.at(-1)];
  return {
    stories: articles.length,
    outlets: new Set(articles.flatMap(({ outlet }) => outlet ?? [])).size,
    undated: articles.length - dates.length,
    ...(earliest && { earliest: printDate(earliest, timeZone) }),
    ...(latest && { latest: printDate(latest, timeZone) }),
  };
}
