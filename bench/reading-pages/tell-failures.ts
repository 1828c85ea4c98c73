import type { Article, Range } from '#index/text/article.ts';
import type { Labels } from './notation.ts';
import { formsOf, type PageWords, textAt, wordsOfPage } from './page-words.ts';
import { judgeFacts } from './score-facts.ts';
import { type Piece, ratesOf, scoreStory } from './score-story.ts';

type LabelledPage = { name: string; hash: string; copied: string; labels: Labels };

// Enough of each to see what went wrong, and where.
const MOST_SHOWN = 8;
const LENGTH_SHOWN = 16;

/** What went wrong with a page, for whoever improves the reader; one line where nothing did. */
export function tellFailures(page: LabelledPage, pieces: readonly Piece[], article: Article | undefined): string {
  const words = wordsOfPage(page.copied, page.labels);
  const score = scoreStory(words, pieces);
  return [
    `${page.hash} ${page.name}: F1 ${ratesOf(score.sentences).f1.toFixed(3)}`,
    ...(article ? wrongFacts(page, article) : ['it was refused']),
    ...someOf('lost', score.lost, words).map((line, at) => withRule(line, score.lost[at], { words, article })),
    ...someOf('taken', score.taken, words),
  ].join('\n  ');
}

function wrongFacts({ copied, labels }: LabelledPage, article: Article): string[] {
  const verdicts = judgeFacts(copied, labels, article);
  const facts = {
    headline: { printed: labels.headline && textAt(copied, labels.headline), read: article.headline },
    byline: { printed: labels.byline.map((range) => textAt(copied, range)).join(', '), read: article.byline },
    date: { printed: labels.date?.day, read: article.published?.at },
  };
  return (['headline', 'byline', 'date'] as const)
    .filter((fact) => verdicts[fact] === 'wrong' || verdicts[fact] === 'missing')
    .map(
      (fact) => `${fact} ${verdicts[fact]}: “${facts[fact].read ?? ''}”, for a reader “${facts[fact].printed ?? ''}”`,
    );
}

function someOf(what: string, ranges: readonly Range[], { forms }: PageWords): string[] {
  const shown = ranges.slice(0, MOST_SHOWN).map(({ start, end }) => {
    const said = forms.slice(start, Math.min(end, start + LENGTH_SHOWN)).join(' ');
    return `${what}: ${said}${end > start + LENGTH_SHOWN ? ' …' : ''}`;
  });
  return ranges.length > MOST_SHOWN ? [...shown, `${what}: ${ranges.length - MOST_SHOWN} more`] : shown;
}

/** A lost sentence with the receipt of the paragraph that has it. */
function withRule(
  line: string,
  lost: Range | undefined,
  { words, article }: { words: PageWords; article: Article | undefined },
): string {
  if (!lost || !article || line.endsWith(' more')) return line;
  const said = words.forms.slice(lost.start, lost.end).join(' ');
  const paragraph = article.paragraphs.find(({ start, end }) =>
    formsOf(article.text.slice(start, end)).join(' ').includes(said),
  );
  return paragraph ? `${line} [${paragraph.kind}: ${paragraph.rule}]` : line;
}
