import { createHash } from 'node:crypto';
import type { Article, Paragraph } from '#index/text/article.ts';

/** A text of a research collection, its body in paragraphs; an empty headline where it has none. */
export type PlainText = { id: string; headline: string; body: string[] };

/** The article that Pullquote would have read: the headline is known by its paragraph, all the rest may be quoted. */
export function plainArticle({ id, headline, body }: PlainText): Article {
  const pieces = [headline, ...body].filter((piece) => piece !== '');
  const text = pieces.join('\n\n');
  let start = 0;
  const paragraphs = pieces.map((piece, at): Paragraph => {
    const range = { start, end: start + piece.length };
    start = range.end + 2;
    const kind = at === 0 && headline !== '' ? 'headline' : 'body';
    return { number: at + 1, ...range, kind, rule: 'as the collection has it' };
  });
  return {
    id,
    version: createHash('sha256').update(text).digest('hex'),
    file: `${id}.txt`,
    text,
    paragraphs,
    receipts: {},
    ...(headline !== '' && { headline }),
  };
}
