// Clean stories wrapped in ten ways and read again: how many of their paragraphs come back whole, and how many broken
// pieces could be quoted: npm run bench:rewrapping; `-- --half learn --failures 20` shows what failed in the half to learn from.
import { parseArgs } from 'node:util';
import { isQuotable } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { missing } from './collections/beside.ts';
import { readDevStories, readShortStories, type Story } from './rewrapping/stories.ts';
import { HARDER, WAYS } from './rewrapping/ways.ts';
import { type Finding, skipped } from './standing/finding.ts';

/**
 * Of the paragraphs that may be quoted of stories that nobody wrapped, those that may be quoted just so once the stories
 * were wrapped; and of what may be quoted then, the pieces that begin or end within a sentence, or that no story printed.
 */
type Figures = { paragraphs: number; whole: number; quotable: number; broken: number; failures: string[] };

// The bars of issue 12.
const BARS = { whole: 0.97, broken: 0.005 };

type Way = (typeof WAYS)[string];

function measure(stories: readonly Story[], way: Way): Figures {
  const figures: Figures = { paragraphs: 0, whole: 0, quotable: 0, broken: 0, failures: [] };
  for (const [seed, { name, paragraphs }] of stories.entries()) {
    const clean = quotableOf(paragraphs.join('\n\n'));
    const wrapped = quotableOf(way(paragraphs, seed * 37));
    const [before, found] = [new Set(clean.map(bare)), new Set(wrapped.map(bare))];
    const lost = clean.filter((paragraph) => !found.has(bare(paragraph)));
    const isBroken = breakFinder(paragraphs);
    const broken = wrapped.filter((piece) => !before.has(bare(piece)) && isBroken(piece));

    figures.paragraphs += clean.length;
    figures.whole += clean.length - lost.length;
    figures.quotable += wrapped.length;
    figures.broken += broken.length;
    figures.failures.push(
      ...lost.map((text) => `${name} lost: ${text}`),
      ...broken.map((text) => `${name} broken: ${text}`),
    );
  }
  return figures;
}

function quotableOf(text: string): string[] {
  const parsed = parseDocument({ file: 'story.txt', bytes: Buffer.from(text) });
  if ('refusal' in parsed) return [];
  const { article } = parsed;
  return article.paragraphs.filter(isQuotable).map(({ start, end }) => article.text.slice(start, end));
}

/** A text without what wrapping may change: the spaces between words, and hyphens, as none tells whether a word has its own. */
function bare(text: string): string {
  return text.replace(/[\s\u00ad-]/gu, '');
}

/** Whether a piece of a story is none of its sentences, one or more: it begins or ends within one, or has something else in it. */
function breakFinder(paragraphs: readonly string[]): (piece: string) => boolean {
  const ends = new Set([0]);
  let story = '';
  for (const text of paragraphs) {
    for (const { start, end } of findSentences(text, { start: 0, end: text.length })) {
      story += bare(text.slice(start, end));
      ends.add(story.length);
    }
  }
  return (piece) => {
    const words = bare(piece);
    for (let at = story.indexOf(words); at >= 0; at = story.indexOf(words, at + 1)) {
      if (ends.has(at) && ends.has(at + words.length)) return false;
    }
    return true;
  };
}

type Collection = [name: string, stories: readonly Story[]];

/** Both collections, or what is missing of them. */
function collections(): Collection[] | { missing: string } {
  const [long, short] = [readDevStories(), readShortStories()];
  if (!long || !short) return { missing: missing('eval/polnear/dev', 'eval/reuters21578') };
  return [
    ['PolNeAR dev', long],
    ['Reuters-21578', short],
  ];
}

/** The half to report, every way. */
export function inShort(): Finding[] {
  const found = collections();
  if ('missing' in found) return skipped(found.missing);
  const stories = found.flatMap(([, all]) => all).filter(({ part }) => part === 'report');
  return Object.entries(WAYS).flatMap(([name, way]): Finding[] => {
    const { paragraphs, whole, quotable, broken } = measure(stories, way);
    return [
      { name: `${name}: paragraphs whole`, value: whole / paragraphs, wants: 'more', bar: BARS.whole },
      { name: `${name}: broken pieces`, value: broken / quotable, wants: 'less', bar: BARS.broken },
    ];
  });
}

function main(): void {
  const { values } = parseArgs({
    options: {
      half: { type: 'string' },
      failures: { type: 'string', default: '0' },
      way: { type: 'string', default: '' },
    },
  });
  const found = collections();
  if ('missing' in found) {
    console.log(found.missing);
    return;
  }
  const ways = Object.entries({ ...WAYS, ...HARDER }).filter(([name]) => name.includes(values.way));
  for (const part of ['learn', 'report'] as const) {
    if (values.half !== undefined && values.half !== part) continue;
    // What fails in the half to report is nobody's business: rules would be made for it.
    const shown = part === 'learn' ? Number(values.failures) : 0;
    for (const [name, stories] of found)
      printHalf(`${name}, ${part}`, { ways, shown, stories: stories.filter((story) => story.part === part) });
  }
}

type Half = { ways: readonly [string, Way][]; shown: number; stories: readonly Story[] };

function printHalf(name: string, { ways, shown, stories }: Half): void {
  const rows: Record<string, unknown> = {};
  for (const [wayName, way] of ways) {
    const { paragraphs, whole, quotable, broken, failures } = measure(stories, way);
    rows[wayName] = { paragraphs, 'whole %': percent(whole / paragraphs), 'broken %': percent(broken / quotable) };
    for (const failure of failures.slice(0, shown)) console.log(`${wayName}: ${failure}`);
  }
  console.log(`${name}: ${stories.length} stories`);
  console.table(rows);
}

function percent(share: number): number {
  return Number((share * 100).toFixed(2));
}

if (import.meta.main) main();
