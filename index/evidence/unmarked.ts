import type { Article, Range } from '#index/text/article.ts';

// `Leavitt said in a statement:` leads up to a paragraph of her words, with or without marks.
const LEADS_UP =
  /\b(?:said|says|stated|wrote|writes|added|tweeted|posted|continued|explained|replied|responded|(?:a|the|his|her|their|this|following) (?:\p{L}+ )?(?:statement|letter|e-?mail|message|post|note|memo))\b[^.!?:]{0,60}:$/iu;
const HAS_MARKS = /["“”«»]|''|[:(]$/u;
const IS_SENTENCE = /[.?!…][^\w.?!…]*$/u;

/** How an embedded post is signed: `— Name (@handle)`. */
export const SIGNATURE = /(?:(?<!\s)\s+)?[—–-]\s?(?<name>[^()—–\n]{1,80}) \(@\w{1,30}\)/u;
const POST_TAG = /^<[^>]*>\s*/u;

/** Somebody's words that fill a paragraph without marks: an embedded post, or what a colon led up to. */
export function findUnmarked(
  { text, paragraphs }: Pick<Article, 'text' | 'paragraphs'>,
  index: number,
): { form: 'block' | 'post'; range: Range } | undefined {
  const [before, paragraph, next] = [paragraphs[index - 1], paragraphs[index], paragraphs[index + 1]];
  const { kind, start = 0, end = 0 } = paragraph ?? {};
  if (kind === 'embed') return post(text, { start, end }, next?.kind === 'embed' ? next.end : end);
  if (kind !== 'body' || !before) return undefined;

  const words = text.slice(start, end);
  const isLedUpTo = LEADS_UP.test(text.slice(before.start, before.end)) && IS_SENTENCE.test(words);
  return isLedUpTo && !HAS_MARKS.test(words) ? { form: 'block', range: { start, end } } : undefined;
}

/** The words above the signature, which scrapers leave in the same paragraph or the next. */
function post(text: string, { start, end }: Range, sight: number): { form: 'post'; range: Range } | undefined {
  const signature = SIGNATURE.exec(text.slice(start, sight));
  const tag = POST_TAG.exec(text.slice(start, end))?.[0].length ?? 0;
  return signature && signature.index > tag
    ? { form: 'post', range: { start: start + tag, end: Math.min(end, start + signature.index) } }
    : undefined;
}
