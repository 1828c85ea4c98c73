import type { Snippet } from '#index/search/snippet.ts';
import type { Article, Published } from '#index/text/article.ts';
import { parsePublished } from '#src/ingest/facts/dates.ts';

/**
 * How a source is named. `title` is the headline, or the file's name where there is none; `outlet` the outlet, or the
 * file's name where only the headline is known. `date` is missing where the document has none.
 * `paragraph` counts every paragraph of the document from 1; it is missing where the words stand in none of them.
 */
export type Citation = {
  title: string;
  outlet?: string;
  byline?: string;
  date?: string;
  /** `corrected`, with the day where it is known. */
  corrected?: string;
  /** What the paper says it got wrong, word for word: to be shown beside its words, never as a quote. */
  correction?: string;
  paragraph?: number;
  url?: string;
};

/** So many other outlets are named beside a quote; a wire story printed by fifty would fill the message. */
export const MOST_COPIES_NAMED = 5;

/** A passage with its source, and the other stories that print the same words, or some of them. */
export type Quote = {
  snippet: Snippet;
  citation: Citation;
  article: Pick<Article, 'id' | 'version' | 'rightsWords'>;
  alsoPrinted: Citation[];
  inPart?: Citation[];
  /** Who speaks in it, as its story prints it, or that this is not certain; none where nobody is quoted in it. */
  speakerLine?: string;
};

/** Names the source of paragraph number `paragraph` of an article, if it is one, dates in the newsroom's zone. */
export function cite(article: Article, paragraph: number | undefined, timeZone: string): Citation {
  const { headline, file, byline, published, url } = article;
  const outlet = article.outlet ?? (headline === undefined ? undefined : file);
  return {
    title: headline ?? file,
    ...(outlet !== undefined && { outlet }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { date: printDate(published, timeZone) }),
    ...correctionOf(article, timeZone),
    ...(paragraph !== undefined && { paragraph }),
    ...(url !== undefined && { url }),
  };
}

function correctionOf(article: Article, timeZone: string): Pick<Citation, 'corrected' | 'correction'> {
  const { status, correctedOn, paragraphs, text } = article;
  const day = correctedOn === undefined ? undefined : parsePublished(correctedOn);
  const when = day ? printDate(day, timeZone) : correctedOn;
  const notes = paragraphs.filter(({ kind }) => kind === 'correction').map(({ start, end }) => text.slice(start, end));
  return {
    ...(status === 'corrected' && { corrected: when === undefined ? 'corrected' : `corrected ${when}` }),
    ...(notes.length > 0 && { correction: notes.join(' ') }),
  };
}

/**
 * A citation in one plain line: `Headline · Outlet · January 26, 2026 · corrected January 27, 2026 · ¶ 7`.
 * A date that is not known is said to be so.
 */
export function printCitation({ title, outlet, byline, date = 'undated', corrected, paragraph }: Citation): string {
  const place = paragraph === undefined ? undefined : `¶ ${paragraph}`;
  return [title, outlet, byline, date, corrected, place].filter((part) => part !== undefined).join(' · ');
}

// Not by Intl: its formatters are slow to start and their wording changes with Node's version.
export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A date as precisely as it is known and no more, never relative: `2026`, `January 2026`, `January 26, 2026`. */
export function printDate(published: Published, timeZone: string): string {
  switch (published.precision) {
    case 'year':
      return published.at;
    case 'month':
    case 'day':
      return longDate(published.at);
    case 'minute':
      return longDate(`${Temporal.Instant.from(published.at).toZonedDateTimeISO(timeZone).toPlainDate()}`);
  }
}

/** `2026-01` or `2026-01-26`, written out. */
function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${MONTHS[(month ?? 1) - 1]} ${day === undefined ? '' : `${day}, `}${year}`;
}
