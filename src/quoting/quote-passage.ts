import type { Range } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Quote } from './citation.ts';
import { quoteOf } from './quote-stories.ts';

/** The whole sentences of one paragraph that hold a passage, as a quote in which `hits` are marked. */
export function quotePassage(
  found: IndexedArticle,
  passage: Range & { hits: readonly Range[] },
  timeZone: string,
): Quote {
  const within = found.sentences().filter(({ start, end }) => start < passage.end && end > passage.start);
  const [start, end] = [within[0]?.start ?? passage.start, within.at(-1)?.end ?? passage.end];
  const snippet = {
    start,
    end,
    text: found.article.text.slice(start, end),
    paragraph: within[0]?.paragraph.number ?? 1,
    hits: passage.hits.filter((hit) => hit.end > hit.start),
    cut: { before: false, after: false },
  };
  return quoteOf(found, snippet, { timeZone });
}
