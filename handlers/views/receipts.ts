import { type Article, Facts, isQuotable, type Paragraph } from '#index/article.ts';

// Enough to know a paragraph by, short enough to keep a document's list on one screen.
const FIRST_WORDS = 56;
const UNKNOWN = 'unknown';

/** A document as it was read, for an editor: every fact and every paragraph with the rule that decided it. */
export function printReceipts(article: Article): string {
  const hidden = article.paragraphs.filter((paragraph) => !isQuotable(paragraph)).length;
  const counts = `${article.paragraphs.length} paragraphs, ${hidden} of them never quoted`;
  return [
    article.file,
    ...factLines(article),
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
    return `  ${name.padEnd(10)} ${value === undefined ? UNKNOWN : `${value}  ← ${article.receipts[name]}`}`;
  });
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
