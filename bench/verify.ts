/*
 * Whether a changed quotation is ever taken for a true one: npm run bench:verify
 *
 * 500 quotations of PolNeAR dev, drawn by a fixed seed from those found there in text that may be quoted, of six words
 * and more; and 500 pairs of pieces of one person's speech with the reporter's words between. Each is altered in every
 * way that it gives occasion for (`alterations.ts`) and checked against all 924 articles. What after that is printed
 * somewhere, or is no longer a change, is set aside: a plain search of all text without white space decides, which
 * shares nothing with the code that is measured.
 */

import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { type Article, isQuotable, type Range } from '#index/text/article.ts';
import type { Problem } from '#index/text/problem.ts';
import { wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { type Check, verifyQuotes } from '#src/verify/verify-quotes.ts';
import { ALTERATIONS, type Altered, type Draw, joined } from './collections/alterations.ts';
import { missing } from './collections/beside.ts';
import { findPolnear } from './collections/documents.ts';
import { ownMs } from './instruments/own-time.ts';
import { quantile } from './instruments/quantile.ts';
import { createRandom } from './instruments/random.ts';
import { printTable } from './instruments/table.ts';
import { type Finding, skipped } from './standing/finding.ts';

/**
 * What became of one way of altering quotations. Times in milliseconds; `work` is what all checks took this thread, and
 * `plainWork` what a plain search of all text for each draft takes it.
 */
export type VerifyFigures = {
  alteration: string;
  expectsExact: boolean;
  checked: number;
  setAside: number;
  calledExact: number;
  right: number;
  times: number[];
  work: number;
  plainWork: number;
  /** Drafts judged wrongly, and what was said of them. */
  wrong: { draft: string; said: string }[];
};

type Quoted = { text: string; pair?: string };
/** `rounds`: how often each is checked. The shortest time counts: what other processes took is not ours. */
type Sample = { archive: readonly Article[]; from: readonly Article[]; count: number; rounds?: number };

const SEED = 924;
const FEWEST_WORDS = 6;
const FEWEST_IN_PIECE = 3;
const MOST_MILLISECONDS = 50;
const BARS = { calledExact: 0.995, right: 0.95 };
const IN_SHORT = { count: 50, rounds: 3 };
const NOISE = 0.3;
const NOON = Temporal.Instant.from('2026-01-27T12:00Z');

/** Alters `count` quotations of some articles in every way, and checks each against the whole archive. */
export async function measureVerification({
  archive: articles,
  from,
  count,
  rounds = 1,
}: Sample): Promise<VerifyFigures[]> {
  const archive = createMemoryIndex();
  await archive.add(articles);
  const desk = { archive: createArchive(archive), timeZone: 'UTC', now: () => NOON };
  const indexed = await Promise.all(from.map(({ id }) => archive.find(id)));
  const found = indexed.filter((one) => one !== undefined);

  const random = createRandom(SEED);
  const quoted = shuffled(found.flatMap(quotationsIn), random).slice(0, count);
  const pairs = shuffled(found.flatMap(pairsIn), random).slice(0, count);
  const draw = createDraw(quoted, random);
  const isPrinted = createPlainSearch(articles);

  const altered = new Map<string, (Altered | undefined)[]>(
    Object.entries(ALTERATIONS).map(([name, alter]) => [name, quoted.map(({ text }) => alter(text, draw))]),
  );
  altered.set(
    'two joined',
    pairs.map(({ text, pair = '' }) => joined(text, pair)),
  );

  // Whose words are whose is read when an article is first asked for it, which the bot does once.
  for (const one of indexed) one?.attributions();
  const figures: VerifyFigures[] = [];
  for (const [alteration, drafts] of altered) {
    const fair = drafts.filter((one) => one !== undefined);
    const kept = fair.filter(({ draft, expected }) => expected === 'exact' || !isPrinted(draft));
    const expectsExact = fair.every(({ expected }) => expected === 'exact');
    const checked = await checkAll(kept, (draft) => verifyQuotes(draft, desk), rounds);
    const plain = ownMs();
    for (const { draft } of kept) isPrinted(draft);
    const plainWork = ownMs() - plain;
    figures.push({ alteration, expectsExact, setAside: fair.length - kept.length, ...checked, plainWork });
  }
  return figures;
}

type Checking = (draft: string) => Promise<Check[] | Problem>;
type Checked = Omit<VerifyFigures, 'alteration' | 'expectsExact' | 'setAside' | 'plainWork'>;

async function checkAll(altered: readonly Altered[], check: Checking, rounds: number): Promise<Checked> {
  const worked = ownMs();
  const first = await timeEach(altered, check);
  let { times } = first;
  for (let round = 1; round < rounds; round += 1) {
    const again = await timeEach(altered, check);
    times = times.map((ms, at) => Math.min(ms, again.times[at] ?? ms));
  }
  const work = (ownMs() - worked) / rounds;

  const figures: Checked = { checked: altered.length, calledExact: 0, right: 0, times, work, wrong: [] };
  for (const [at, { draft, expected }] of altered.entries()) {
    const said = saidOfAll(first.checks[at] ?? []);
    if (isAll(said, 'exact')) figures.calledExact += 1;
    if (isAll(said, expected)) figures.right += 1;
    else figures.wrong.push({ draft, said: said.join(', ') });
  }
  return figures;
}

async function timeEach(altered: readonly Altered[], check: Checking) {
  const checks: (Check[] | Problem)[] = [];
  const times: number[] = [];
  for (const { draft } of altered) {
    const started = performance.now();
    checks.push(await check(draft));
    times.push(performance.now() - started);
  }
  return { checks, times };
}

function saidOfAll(checks: Check[] | Problem): string[] {
  return 'problem' in checks ? [checks.problem] : checks.map(saidOf);
}

function isAll(said: readonly string[], one: string): boolean {
  return said.length > 0 && said.every((other) => other === one);
}

function saidOf({ verdict }: Check): string {
  return verdict.kind === 'differs' ? (verdict.changes[0] ?? 'differs') : verdict.kind;
}

/** What somebody is quoted as saying, long enough to be known again. */
function quotationsIn({ article, attributions }: IndexedArticle): Quoted[] {
  return attributions().flatMap(({ quotation }) => {
    const text = article.text.slice(quotation.start, quotation.end);
    const isLong = wordsOf(text).length >= FEWEST_WORDS;
    return quotation.form === 'speech' && isLong && stands(article, quotation) ? [{ text }] : [];
  });
}

/** Two pieces of speech in one paragraph with one cue for both, which stands between them. */
function pairsIn({ article, attributions }: IndexedArticle): Quoted[] {
  const all = attributions();
  return all.flatMap(({ quotation, mention }, at) => {
    const next = all[at + 1];
    const isPair =
      mention && next?.mention?.cue.start === mention.cue.start && next.quotation.paragraph === quotation.paragraph;
    if (!isPair || mention.cue.start < quotation.end || mention.cue.start > next.quotation.start) return [];
    const [text, pair] = [quotation, next.quotation].map(({ start, end }) => article.text.slice(start, end));
    const isLong = [text, pair].every((piece = '') => wordsOf(piece).length >= FEWEST_IN_PIECE);
    return text !== undefined && pair !== undefined && isLong && stands(article, quotation) ? [{ text, pair }] : [];
  });
}

function stands(article: Article, { start, end }: Range): boolean {
  return article.paragraphs.some(
    (paragraph) => isQuotable(paragraph) && paragraph.start <= start && end <= paragraph.end,
  );
}

function createDraw(quoted: readonly Quoted[], random: () => number): Draw {
  const words = quoted.flatMap(({ text }) => text.match(/(?<![\p{L}’'-])\p{Ll}{3,}(?![\p{L}’'-])/gu) ?? []);
  const pick: Draw['pick'] = (items) => items[Math.floor(random() * items.length)];
  const otherWord = (than: string): string => {
    const word = pick(words) ?? 'other';
    return word === than.toLowerCase() ? otherWord(than) : word;
  };
  return { pick, otherWord };
}

/** Whether any article prints a draft's words, its marks and spaces aside: a search that knows nothing of ours. */
function createPlainSearch(articles: readonly Article[]): (draft: string) => boolean {
  const plain = (text: string) =>
    text
      .replace(/["“”„«»'‘’`]+/gu, "'")
      .replace(/--|[–—]/gu, '-')
      .replace(/\.{3}|(?:\. ){2}\./gu, '…')
      .replace(/\s+/gu, '');
  const all = articles.map(({ text, paragraphs }) =>
    paragraphs
      .filter(isQuotable)
      .map(({ start, end }) => plain(text.slice(start, end)))
      .join('\n'),
  );
  return (draft) => {
    const words = plain(draft).slice(1, -1);
    return all.some((text) => text.includes(words));
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** What falls short of the bars, in words; none where all is well. */
export function shortfalls(figures: readonly VerifyFigures[]): string[] {
  const slow = quantile(
    figures.flatMap(({ times }) => times),
    0.95,
  );
  const short = figures.flatMap(({ alteration, expectsExact, checked, calledExact, right }) => {
    if (!expectsExact && calledExact > 0) return [`${alteration}: ${calledExact} called exact`];
    const bar = expectsExact ? BARS.calledExact : BARS.right;
    return right / checked < bar
      ? [`${alteration}: ${(right / checked).toFixed(3)} judged rightly, the bar is ${bar}`]
      : [];
  });
  return slow > MOST_MILLISECONDS ? [...short, `95 of 100 checks take up to ${slow.toFixed(0)} ms`] : short;
}

/** A few quotations, altered in every way and checked against all articles. */
export async function inShort(): Promise<Finding[]> {
  const folders = findPolnear();
  if (!folders) return skipped(missing('eval/polnear/train', 'eval/polnear/dev'));
  const figures = await measureVerification({ ...(await readSample(folders)), ...IN_SHORT });
  const changed = figures.filter(({ expectsExact }) => !expectsExact);
  const kept = figures.filter(({ expectsExact }) => expectsExact);
  const times = figures.flatMap((one) => one.times);
  const plainWork = sum(figures.map((one) => one.plainWork));
  const exact = sum(changed.map(({ calledExact }) => calledExact));
  return [
    { name: 'changed quotations called exact', value: exact, wants: 'less', bar: 0 },
    { name: 'unchanged ones called exact, at worst', value: worst(kept), wants: 'more', bar: BARS.calledExact },
    { name: 'changes judged rightly, at worst', value: worst(changed), wants: 'more', bar: BARS.right },
    { name: 'a check, p95, ms', value: quantile(times, 0.95), wants: 'less', bar: MOST_MILLISECONDS, noise: 'machine' },
    {
      name: 'checks, in plain searches of all text',
      value: sum(figures.map(({ work }) => work)) / plainWork,
      wants: 'less',
      noise: NOISE,
    },
  ];
}

/** The share judged rightly of the alteration that fares worst. */
function worst(figures: readonly VerifyFigures[]): number {
  return Math.min(...figures.map(({ right, checked }) => right / checked));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

async function readSample(folders: readonly string[]): Promise<Pick<Sample, 'archive' | 'from'>> {
  const { articles } = await readFolders(folders);
  return { archive: articles, from: articles.filter(({ file }) => file.includes('/dev/')) };
}

async function main(folders: readonly string[]): Promise<void> {
  const sample = await readSample(folders);
  const figures = await measureVerification({ ...sample, count: 500 });

  printTable(
    figures.map(({ alteration, checked, setAside, calledExact, right, times }) => ({
      alteration,
      checked: `${checked}`,
      'set aside': `${setAside}`,
      'called exact': (calledExact / checked).toFixed(3),
      'judged rightly': (right / checked).toFixed(3),
      'p50 ms': quantile(times, 0.5).toFixed(1),
      'p95 ms': quantile(times, 0.95).toFixed(1),
    })),
  );
  const times = figures.flatMap((one) => one.times);
  console.log(
    `${times.length} checks over ${sample.archive.length} articles: p95 ${quantile(times, 0.95).toFixed(1)} ms`,
  );
  if (process.argv.includes('--wrong')) for (const { alteration, wrong } of figures) console.log(alteration, wrong);

  const short = shortfalls(figures);
  for (const one of short) console.error(one);
  if (short.length > 0) process.exitCode = 1;
}

if (import.meta.main) {
  const folders = findPolnear();
  if (folders) await main(folders);
  else console.log(`skipped: ${missing('eval/polnear/train', 'eval/polnear/dev')}`);
}
