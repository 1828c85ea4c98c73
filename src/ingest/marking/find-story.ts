import { isListItem, type SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { RuleOf } from './line-rule.ts';
import { findRows } from './rows.ts';
import { readSiteWord } from './site-words.ts';
import { countWords, endsSentence, foldTitle } from './wording.ts';

/** The running text of the story on a page copied whole: the numbers of its first and last paragraph. */
export type StoryRun = { start: number; end: number };

/** A paragraph as the search sees it. */
type Line = SplitParagraph & {
  words: number;
  ends: boolean;
  rule: ReturnType<RuleOf>;
  site: ReturnType<typeof readSiteWord>;
};
/** Lines from `start` to before `end`, counted from 0, and what they are worth together. */
type Run = { start: number; end: number; worth: number };

// What follows was found by trials on the learning half of bench/reading-pages; each may be half or half as much again
// without moving the share of sentences found by more than two in a hundred.

// A paragraph of prose is worth its words, within these bounds.
const FEWEST_WORDS = 12;
const MOST_WORDS = 70;
// A long line without a full stop is more often a caption or a title of another story than prose.
const UNFINISHED = 0.4;
// A short paragraph alone between a title and a title is what a page tells of another story.
const TEASED = 0.4;
const LONGEST_TEASER = 40;
// What a paragraph costs a run, in words: by its length, by the rule that knows it, by the site's word that it is.
const COSTS = {
  prose: 9.5,
  short: 10.8,
  trailing: 10,
  caption: 3,
  furniture: 13,
  menu: 13,
  elsewhere: 25,
  comments: 60,
};
// After so much without prose the story is over, whatever comes then.
const MOST_LOST = 110;
// So much is a story, and readers' comments below it are none, however long they are.
const FEWEST_WORTH = 60;
// A page may have more text below its story than in it.
const WORTH_OF_LARGEST = 0.4;
// A table, a list of dates or a box may part a story; what goes on below it is more than a teaser.
const WIDEST_GAP = 10;
const FEWEST_NEXT_WORTH = 30;
// “It was not.”: a last sentence may be short.
const FEWEST_LAST_WORDS = 3;
// So many promos and pictures stand between two paragraphs of a story, and no more.
const MOST_BETWEEN = 4;

// Lines that only a site has, each counted once, around the story. Of 924 stories sent alone none had more than three; of
// 546 pages copied whole nine in ten had.
const FEWEST_SITE_LINES = 4;
const FEWEST_UNKNOWN_LINES = 8;
const OWN_VOICE = [
  'A button or counter of the page.',
  'The site’s terms: cookies, consent, sign-in.',
  'A shelf or section of the site.',
  'A copyright line.',
  'Asks the reader to follow somebody.',
  'Asks the reader to subscribe or sign up.',
];

const TRAILING_OFF = /(?:…|\.\.\.|\[(?:…|\.\.\.)\])$/u;

/** Where the story runs in a page that was copied whole; undefined for a document that has no page around it. */
export function findStory(paragraphs: readonly SplitParagraph[], ruleOf: RuleOf): StoryRun | undefined {
  const lines = paragraphs.map((paragraph): Line => {
    const { text } = paragraph;
    return {
      ...paragraph,
      words: countWords(text, MOST_WORDS),
      ends: endsSentence(text),
      rule: ruleOf(paragraph),
      site: readSiteWord(text),
    };
  });
  const runs = findRuns(lines);
  const most = runs.reduce((largest, { worth }) => Math.max(largest, worth), 0);
  const at = runs.findIndex(({ worth }) => worth >= most * WORTH_OF_LARGEST);
  const found = runs[at];
  if (!found) return undefined;

  const run = withRest(withNextRuns(found, runs.slice(at + 1), lines), lines);
  return isWholePage(run, lines) ? { start: run.start + 1, end: run.end } : undefined;
}

/** Runs of prose, from top to bottom: each is worth most up to its end, and parted from the next by what is none. */
function findRuns(lines: readonly Line[]): Run[] {
  const runs: Run[] = [];
  let best: Run = { start: 0, end: 0, worth: 0 };
  let worth = 0;
  for (const [at, line] of lines.entries()) {
    const isCommented = line.site === 'comments' && best.worth > FEWEST_WORTH;
    if (worth <= 0 || worth < best.worth - MOST_LOST || isCommented) {
      if (best.worth > 0) runs.push(best);
      best = { start: at, end: at, worth: 0 };
      worth = 0;
    }
    worth += worthOf(line, [lines[at - 1], lines[at + 1]]);
    if (worth > best.worth) best = { start: best.start, end: at + 1, worth };
  }
  return best.worth > 0 ? [...runs, best] : runs;
}

/** A run with those that go on shortly below it, where nothing between says that the story is over. */
function withNextRuns(run: Run, next: readonly Run[], lines: readonly Line[]): Run {
  let { end } = run;
  for (const { start, end: nextEnd, worth } of next) {
    const isOver = lines.slice(end, start).some(({ site }) => site === 'comments' || site === 'elsewhere');
    if (isOver || start - end > WIDEST_GAP || worth < FEWEST_NEXT_WORTH) break;
    end = nextEnd;
  }
  return { ...run, end };
}

function worthOf({ text, words, ends, rule, site }: Line, beside: readonly (Line | undefined)[]): number {
  if (site) return -COSTS[site];
  if (rule) return -COSTS[rule.kind === 'caption' ? 'caption' : 'furniture'];
  if (words < FEWEST_WORDS) return (ends ? words : 0) - COSTS.short;
  if (TRAILING_OFF.test(text)) return -COSTS.trailing;

  const isTitle = (line: Line | undefined) => line && !line.rule && !line.ends && line.words < FEWEST_WORDS;
  const isTeaser = words < LONGEST_TEASER && beside.every(isTitle);
  return words * (ends || text.endsWith(':') ? 1 : UNFINISHED) * (isTeaser ? TEASED : 1) - COSTS.prose;
}

/**
 * A run with what goes on right below it: short sentences, rows of a list, and more prose behind a promo or a picture that
 * stands amid the story.
 */
function withRest({ start, end }: Run, lines: readonly Line[]): StoryRun {
  const rows = findRows(lines.slice(end));
  let last = end;
  for (let at = end; at - last <= MOST_BETWEEN; at += 1) {
    const line = lines[at];
    if (line && goesOn(line, at === last, rows)) last = at + 1;
    else if (line?.rule?.kind !== 'promo' && line?.rule?.kind !== 'caption') break;
  }
  return { start, end: last };
}

function goesOn({ number, ends, words, rule, site }: Line, isNext: boolean, rows: ReadonlySet<number>): boolean {
  if (rule || site) return false;
  return (ends && words >= (isNext ? FEWEST_LAST_WORDS : FEWEST_WORDS)) || (isNext && rows.has(number));
}

/**
 * Whether enough stands around a run that only a site says, and of what no rule would hide: menus, names of pages. A list of
 * links under a heading that says so is known, and stands amid stories that come without a page.
 */
function isWholePage({ start, end }: StoryRun, lines: readonly Line[]): boolean {
  const around = [...lines.slice(0, start), ...lines.slice(end)];
  const said = around.filter(({ site, rule }) => site || (rule && OWN_VOICE.includes(rule.rule)));
  if (countLines(said) < FEWEST_SITE_LINES) return false;

  let isListed = false;
  const unknown = around.filter(({ site, rule, ends, text }) => {
    if (rule || site) isListed = (rule?.heads === true && rule.kind === 'promo') || site === 'elsewhere';
    else if (ends) isListed = false;
    return !rule && !ends && !isListed && !isListItem(text);
  });
  return countLines(unknown) >= FEWEST_UNKNOWN_LINES;
}

function countLines(lines: readonly Line[]): number {
  return new Set(lines.map(({ text }) => foldTitle(text))).size;
}
