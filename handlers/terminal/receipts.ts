import {
  type Article,
  Facts,
  isQuotable,
  type Paragraph,
  type TermName,
  Terms,
  UNREADABLE,
} from '#index/text/article.ts';
import type { Parsed } from '#src/ingest/parse-document.ts';
import { type Barrier, judgeVisibility, type Moment } from '#src/rights/visibility.ts';

type Document = Exclude<Parsed, { refusal: unknown }>;

// Enough to know a paragraph by, short enough to keep a document's list on one screen.
const FIRST_WORDS = 56;
const UNKNOWN = 'unknown';

const TERMS: Record<TermName, string> = {
  status: 'status',
  correctedOn: 'corrected on',
  embargo: 'embargo',
  rightsUntil: 'rights until',
  rightsWords: 'rights words',
  audience: 'audience',
};
const NAME_WIDTH = 12;

/**
 * A document as it was read, for an editor: every fact, its terms, whether they keep it back now and why, what could not
 * be read, and every paragraph with the rule that decided it.
 */
export function printReceipts({ article, warnings }: Document, moment: Moment): string {
  const hidden = article.paragraphs.filter((paragraph) => !isQuotable(paragraph)).length;
  const counts = `${article.paragraphs.length} paragraphs, ${hidden} of them never quoted`;
  return [
    article.file,
    ...factLines(article),
    ...termLines(article),
    ...barrierLines(article, moment),
    ...warnings.map(({ reason }) => `! ${reason}`),
    '',
    counts,
    ...article.paragraphs.map((paragraph) => paragraphLine(article, paragraph)),
    '',
  ].join('\n');
}

function factLines(article: Article): string[] {
  return Facts.keyof().options.map((name) => {
    const fact = article[name];
    const value = typeof fact === 'object' ? `${fact.at} (to the ${fact.precision})` : fact;
    return valueLine(name, value, article.receipts[name]);
  });
}

/** Only what is set: most stories have no terms. */
function termLines(article: Article): string[] {
  return Terms.keyof().options.flatMap((name) => {
    const term = article[name] === UNREADABLE ? 'cannot be read' : article[name];
    return term === undefined ? [] : [valueLine(TERMS[name], term, article.receipts[name])];
  });
}

function valueLine(name: string, value: string | number | undefined, receipt: string | undefined): string {
  const given = receipt === undefined ? value : `${value}  ← ${receipt}`;
  return `  ${name.padEnd(NAME_WIDTH)}  ${value === undefined ? UNKNOWN : given}`;
}

function barrierLines(article: Article, moment: Moment): string[] {
  const { barrier } = judgeVisibility(article, 'outside', moment);
  return barrier === undefined ? [] : [`× ${whyKeptBack(barrier, article)}`];
}

function whyKeptBack(barrier: Barrier, { status, rightsWords }: Article): string {
  switch (barrier) {
    case 'withdrawn':
      return 'Shown to nobody: it is withdrawn.';
    case 'held':
      return `Shown to nobody: ${status === 'held' ? 'it is held back' : 'one of its terms cannot be read'}.`;
    case 'embargoed':
      return 'Shown to nobody yet: its embargo has not passed.';
    case 'expired':
      return `Shown to nobody: ${rightsWords === 0 ? 'no word of it may be quoted' : 'the rights to quote it have expired'}.`;
    case 'internal':
      return 'Kept from guests and from channels shared with other organisations: it is internal.';
  }
}

function paragraphLine({ text }: Article, paragraph: Paragraph): string {
  const { number, kind, rule, start, end } = paragraph;
  const mark = isQuotable(paragraph) ? ' ' : '×';
  return `${mark} ¶ ${String(number).padEnd(3)} ${kind.padEnd(11)} ${firstWords(text.slice(start, end)).padEnd(FIRST_WORDS)}  ${rule}`;
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= FIRST_WORDS ? line : `${line.slice(0, FIRST_WORDS - 1).trimEnd()}…`;
}
