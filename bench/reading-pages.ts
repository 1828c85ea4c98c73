// What Pullquote takes for the story in pages copied whole, beside what a careful reader does: npm run bench:reading-pages
// Options: --half learn or report alone; --failures lists what went wrong in the half to learn from, and never in the
// other; --pages where the pages are. Where they are not, it says how to fetch them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Article, type Facts, isQuotable } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { printTable } from './instruments/table.ts';
import labelled from './reading-pages/labels.json' with { type: 'json' };
import { LabelFile, type Labels } from './reading-pages/notation.ts';
import { wordsOfPage } from './reading-pages/page-words.ts';
import {
  copiedFile,
  DEFAULT_FOLDER,
  findPages,
  HALVES,
  type Half,
  howToFetch,
  type Page,
} from './reading-pages/pages.ts';
import { readDenseRun, readLongLines } from './reading-pages/plain-readings.ts';
import { type FactVerdicts, judgeFacts } from './reading-pages/score-facts.ts';
import { type SnippetScore, scoreSnippets } from './reading-pages/score-snippets.ts';
import { type Counts, type Piece, ratesOf, type StoryScore, scoreStory } from './reading-pages/score-story.ts';
import { tellFailures } from './reading-pages/tell-failures.ts';
import { type Finding, skipped } from './standing/finding.ts';

/** A page with its copied text and, where somebody read it, its labels. */
type CopiedPage = Page & { copied: string; labels?: Labels };
/** What was made of a page: its pieces, and its facts where a reading knows any. */
type Reading = { pieces: readonly Piece[]; facts?: Facts; article?: Article };

const READINGS: Record<string, (page: CopiedPage) => Reading> = {
  Pullquote: readPage,
  'every line of ten words': ({ copied }) => ({ pieces: readLongLines(copied) }),
  'the dense run alone': ({ copied }) => ({ pieces: readDenseRun(copied) }),
};

const BARS = { f1: 0.93, headlines: 0.9, datesRight: 0.85, datesWrong: 0.02 };

/** How one reading does on some pages. */
type Figures = {
  labelled: number;
  /** Of all sentences together; then means over pages, in which a long page weighs no more than a short one. */
  story: ReturnType<typeof ratesOf> & { f1OfPages: number; wordF1OfPages: number };
  facts?: { headlines: number; datesRight: number; datesWrong: number; bylines: number };
  others: number;
  snippets: { kept: number; taken: number; f1: number };
};

/**
 * The pages of one half: those with labels, and trafilatura's others; undefined where they are not there. A page that
 * another Chromium laid out differently is left out, as its labels point elsewhere, and that is told.
 */
function findHalf(half: Half, folder: string): CopiedPage[] | undefined {
  const { pages: all, noArticle, chromium } = LabelFile.parse(labelled);
  const labelsOf = new Map(all.map((labels) => [labels.name, labels]));
  const passedOver = new Set(noArticle.map(({ name }) => name));
  const pages = findPages(folder)?.filter((page) => page.half === half && !passedOver.has(page.name));
  if (!pages?.every((page) => existsSync(copiedFile(folder, page)))) return undefined;
  const copiedPages = pages.map((page): CopiedPage => {
    const labels = labelsOf.get(page.name);
    return { ...page, copied: readFileSync(copiedFile(folder, page), 'utf8'), ...(labels && { labels }) };
  });
  const [same = [], other = []] = [true, false].map((wanted) =>
    copiedPages.filter(({ copied, labels }) => (!labels || sha256(copied) === labels.sha256) === wanted),
  );
  if (other.length > 0) {
    process.stderr.write(`${other.length} labelled pages left out: laid out otherwise than by Chromium ${chromium}.\n`);
  }
  return same.filter(({ labels, snippets }) => labels ?? snippets);
}

/** What Pullquote makes of a page. The file's name says nothing of what is in it. */
function readPage({ hash, copied }: CopiedPage): Reading {
  const parsed = parseDocument({ file: `pages/${hash}.txt`, bytes: Buffer.from(copied) });
  if ('refusal' in parsed) return { pieces: [], facts: {} };
  const { article } = parsed;
  const pieces = article.paragraphs.map((paragraph) => ({
    text: article.text.slice(paragraph.start, paragraph.end),
    isQuotable: isQuotable(paragraph),
  }));
  return { pieces, facts: article, article };
}

function measure(pages: readonly CopiedPage[], read: (page: CopiedPage) => Reading): Figures {
  const stories: StoryScore[] = [];
  const verdicts: FactVerdicts[] = [];
  const snippets: SnippetScore[] = [];
  for (const page of pages) {
    const { pieces, facts } = read(page);
    if (page.labels) stories.push(scoreStory(wordsOfPage(page.copied, page.labels), pieces));
    else if (page.snippets) snippets.push(scoreSnippets(page.copied, page.snippets, pieces));
    if (page.labels && facts) verdicts.push(judgeFacts(page.copied, page.labels, facts));
  }
  return {
    labelled: stories.length,
    story: {
      ...ratesOf(total(stories.map(({ sentences }) => sentences))),
      f1OfPages: mean(stories.map(({ sentences }) => ratesOf(sentences).f1)),
      wordF1OfPages: mean(stories.map(({ words }) => ratesOf(words).f1)),
    },
    ...(verdicts.length > 0 && { facts: factRates(verdicts) }),
    others: snippets.length,
    snippets: snippetRates(snippets),
  };
}

/** Right: of the pages that print one. Wrong: of all pages. */
function factRates(verdicts: readonly FactVerdicts[]): NonNullable<Figures['facts']> {
  const rightOf = (fact: keyof FactVerdicts) => {
    const judged = verdicts.map((one) => one[fact]);
    const printed = judged.filter((verdict) => verdict !== 'none').length;
    return judged.filter((verdict) => verdict === 'right').length / printed;
  };
  return {
    headlines: rightOf('headline'),
    datesRight: rightOf('date'),
    datesWrong: verdicts.filter(({ date }) => date === 'wrong').length / verdicts.length,
    bylines: rightOf('byline'),
  };
}

function snippetRates(scores: readonly SnippetScore[]): Figures['snippets'] {
  const kept = sum(scores, (one) => one.kept);
  const taken = sum(scores, (one) => one.taken);
  const keep = sum(scores, (one) => one.keep);
  const { f1 } = ratesOf({ story: keep, found: kept, quotable: kept + taken, right: kept });
  return { kept: kept / keep, taken: taken / sum(scores, ({ drop }) => drop), f1 };
}

function rowsOf(half: Half, pages: readonly CopiedPage[]): Record<string, string>[] {
  return Object.entries(READINGS).map(([name, read]) => {
    const { labelled: count, story, facts, others, snippets } = measure(pages, read);
    const rate = (figure: number | undefined) => figure?.toFixed(3) ?? '';
    return {
      reading: name,
      half,
      pages: `${count}`,
      precision: rate(story.precision),
      recall: rate(story.recall),
      F1: rate(story.f1),
      'F1 a page': rate(story.f1OfPages),
      'words F1 a page': rate(story.wordF1OfPages),
      headlines: rate(facts?.headlines),
      dates: rate(facts?.datesRight),
      'dates wrong': rate(facts?.datesWrong),
      bylines: rate(facts?.bylines),
      others: `${others}`,
      kept: rate(snippets.kept),
      taken: rate(snippets.taken),
      'snippets F1': rate(snippets.f1),
    };
  });
}

function total(counts: readonly Counts[]): Counts {
  return {
    story: sum(counts, ({ story }) => story),
    found: sum(counts, ({ found }) => found),
    quotable: sum(counts, ({ quotable }) => quotable),
    right: sum(counts, ({ right }) => right),
  };
}

function mean(figures: readonly number[]): number {
  return sum(figures, (figure) => figure) / figures.length;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The half to report, in seconds. */
export function inShort(): Finding[] {
  const pages = findHalf('report', DEFAULT_FOLDER);
  if (!pages) return skipped('not beside the project: ../reading-pages');
  const { story, facts, snippets } = measure(pages, readPage);
  if (!facts) return skipped('no page could be read');
  return [
    { name: 'F1 of all sentences', value: story.f1, wants: 'more', bar: BARS.f1 },
    { name: 'F1 of sentences, a page', value: story.f1OfPages, wants: 'more', bar: BARS.f1 },
    { name: 'headlines right', value: facts.headlines, wants: 'more', bar: BARS.headlines },
    { name: 'dates right where printed', value: facts.datesRight, wants: 'more', bar: BARS.datesRight },
    { name: 'dates wrong', value: facts.datesWrong, wants: 'less', bar: BARS.datesWrong },
    { name: 'bylines right where printed', value: facts.bylines, wants: 'more' },
    { name: 'F1 of passages in other pages', value: snippets.f1, wants: 'more' },
  ];
}

function main(): void {
  const { values } = parseArgs({
    options: {
      half: { type: 'string' },
      failures: { type: 'boolean', default: false },
      pages: { type: 'string', default: DEFAULT_FOLDER },
    },
  });
  const halves = HALVES.filter((half) => values.half === undefined || values.half === half);
  if (halves.length === 0) throw new Error(`There is no half “${values.half}”: only ${HALVES.join(' and ')}.`);

  const rows: Record<string, string>[] = [];
  for (const half of halves) {
    const pages = findHalf(half, values.pages);
    if (!pages) {
      console.log(`The pages, or their copied texts, are not in ${values.pages}: nothing to measure.`);
      console.log(howToFetch(values.pages));
      return;
    }
    rows.push(...rowsOf(half, pages));
    if (half === 'learn' && values.failures) listFailures(pages);
  }
  printTable(rows);
}

function listFailures(pages: readonly CopiedPage[]): void {
  for (const page of pages) {
    const { article, pieces } = readPage(page);
    if (page.labels) console.log(tellFailures({ ...page, labels: page.labels }, pieces, article));
  }
}

if (import.meta.main) main();
