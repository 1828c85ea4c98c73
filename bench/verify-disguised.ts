/*
 * Whether a true quotation is known in any dress, and a false one in none: npm run bench:verify-disguised
 *
 * Every quotation of PolNeAR train that stands in one quotable paragraph, set in six ways (`disguises.ts`), with the mark
 * at its end as American and as British papers set it, checked against that whole part: all but a few must be exact. The
 * same with one word swapped must never be, unless a plain search finds it printed after all; and with somebody else of
 * the same story as its speaker it must never be called exact and no more.
 */

import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { isSameName } from '#index/evidence/person-names.ts';
import type { Article } from '#index/text/article.ts';
import { wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { verifyQuotes } from '#src/verify/verify-quotes.ts';
import { ALTERATIONS } from './collections/alterations.ts';
import { DISGUISES } from './collections/disguises.ts';
import { findPolnear } from './collections/documents.ts';
import { createRandom } from './instruments/random.ts';
import { printTable } from './instruments/table.ts';

/** How many drafts of one kind were checked and how many were called exact, with those that were judged wrongly. */
export type DisguiseFigures = { kind: string; checked: number; exact: number; wrong: string[] };

type Quoted = { text: string; words: string; others: string[] };

const SEED = 1010;
const LEAST_EXACT = 0.998;
const NOON = Temporal.Instant.from('2026-01-27T12:00Z');
const SIDES = { American: 'inside', British: 'outside' } as const;

/** Checks every `nth` quotation of some articles in every dress, with a word changed and with another speaker. */
export async function measureDisguised(articles: readonly Article[], nth = 1): Promise<DisguiseFigures[]> {
  const engine = createMemoryIndex();
  await engine.add(articles);
  const archive = createArchive(engine);
  const desk = { archive, timeZone: 'UTC', now: () => NOON };
  const found = (await Promise.all(articles.map(({ id }) => archive.find(id)))).filter((one) => one !== undefined);
  const quoted = found.flatMap(quotationsIn).filter((_, at) => at % nth === 0);

  const findings = async (draft: string) => {
    const checks = await verifyQuotes(draft, desk);
    return 'problem' in checks ? [checks.problem] : checks.map(({ finding }) => finding);
  };
  const measure = async (kind: string, drafts: readonly string[], isRight: (isExact: boolean) => boolean) => {
    const figures: DisguiseFigures = { kind, checked: drafts.length, exact: 0, wrong: [] };
    for (const draft of drafts) {
      const found = await findings(draft);
      const isExact = found.length > 0 && found.every((finding) => finding === 'exact');
      if (isExact) figures.exact += 1;
      if (!isRight(isExact)) figures.wrong.push(`${draft} [${found.join(', ')}]`);
    }
    return figures;
  };

  const figures: DisguiseFigures[] = [];
  for (const [name, disguise] of Object.entries(DISGUISES)) {
    for (const [style, side] of Object.entries(SIDES)) {
      const drafts = quoted.map(({ text }) => `${disguise(text, ',', side)} she said.`);
      figures.push(await measure(`${name}, ${style}`, drafts, (isExact) => isExact));
    }
  }
  const changed = changedDrafts(quoted, found);
  figures.push(await measure('a word swapped', changed, (isExact) => !isExact));
  const others = quoted.flatMap(({ text, others }) => others.slice(0, 1).map((name) => `“${text},” ${name} said.`));
  figures.push(await measure('another speaker', others, (isExact) => !isExact));
  return figures;
}

/** What falls short, in words; none where all is well. */
export function disguiseShortfalls(figures: readonly DisguiseFigures[]): string[] {
  return figures.flatMap(({ kind, checked, exact, wrong }) => {
    const isDressed = kind.includes(',');
    if (isDressed) return exact / checked < LEAST_EXACT ? [`${kind}: ${(exact / checked).toFixed(4)} exact`] : [];
    return wrong.length > 0 ? [`${kind}: ${wrong.length} called exact`] : [];
  });
}

/** What is quoted in one quotable paragraph, without the mark at its end, and who else speaks in that story. */
function quotationsIn({ article, attributions, quotableParagraphs }: IndexedArticle): Quoted[] {
  const said = attributions().flatMap(({ quotation: { start, end }, speaker }) =>
    speaker === 'unclear' || speaker.name === undefined
      ? []
      : [{ words: plainWords(article.text.slice(start, end)), name: speaker.name }],
  );
  return attributions().flatMap(({ quotation: { start, end, form, goesOn }, speaker }) => {
    const isWhole = quotableParagraphs.some((paragraph) => paragraph.start <= start && end <= paragraph.end);
    const text = article.text.slice(start, end).replace(/[\s.,;:!?…—–-]+$/u, '');
    const words = wordsOf(text).map(({ form }) => form);
    const isMarked = form !== 'block' && form !== 'post';
    if (!isWhole || !isMarked || words.length === 0 || goesOn.from || goesOn.into) return [];
    const own = speaker === 'unclear' ? undefined : speaker.name;
    if (own === undefined) return [{ text, words: words.join(' '), others: [] }];
    // Print may have the same words as said by one person in one place and by another in the next.
    const named = [own, ...said.flatMap(({ words: more, name }) => (more.includes(plainWords(text)) ? name : []))];
    const others = said.map(({ name }) => name).filter((name) => !named.some((one) => isEither(name, one)));
    return [{ text, words: words.join(' '), others: [...new Set(others)] }];
  });
}

function isEither(a: string, b: string): boolean {
  return isSameName(a, b) || isSameName(b, a);
}

/** The words of a text with a space around each, so that one can be looked for in another. */
function plainWords(text: string): string {
  return ` ${wordsOf(text)
    .map(({ form }) => form)
    .join(' ')} `;
}

/** Each quotation with a word of another in the place of one of its own; none that the archive prints by chance. */
function changedDrafts(quoted: readonly Quoted[], found: readonly IndexedArticle[]): string[] {
  const random = createRandom(SEED);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const all = quoted.flatMap(({ words }) => words.split(' ').filter((word) => /^[a-z]{3,}$/.test(word)));
  const otherWord = (than: string): string => {
    const word = pick(all) ?? 'other';
    return word === than.toLowerCase() ? otherWord(than) : word;
  };
  const printed = found.map(({ article }) => plainWords(article.text)).join('\n');
  return quoted.flatMap(({ text }) => {
    const draft = ALTERATIONS['word swapped'](text, { pick, otherWord })?.draft;
    return draft === undefined || printed.includes(plainWords(draft)) ? [] : [`${draft} she said.`];
  });
}

async function main(folders: readonly string[]): Promise<void> {
  const { articles } = await readFolders(folders);
  const every = Number(/--every=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 1);
  const figures = await measureDisguised(
    articles.filter(({ file }) => file.includes('/train/')),
    every,
  );
  printTable(
    figures.map(({ kind, checked, exact }) => ({ kind, checked: `${checked}`, exact: (exact / checked).toFixed(4) })),
  );
  if (process.argv.includes('--wrong')) for (const { kind, wrong } of figures) console.log(kind, wrong);
  const short = disguiseShortfalls(figures);
  for (const one of short) console.error(one);
  if (short.length > 0) process.exitCode = 1;
}

if (import.meta.main) {
  const folders = findPolnear();
  if (folders) await main(folders);
  else console.log('skipped: ../shared/eval/polnear is not beside the project');
}
