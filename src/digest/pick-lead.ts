import { quoteSentence, type Snippet } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import type { IndexedArticle, Sentence } from '#index/words/indexed-article.ts';

/** The sentence that says best what a story is about, and how strong it is: only to compare stories by. */
export type Lead = { snippet: Snippet; strength: number };

// News puts what matters first: what stands further down is there for those who read on.
const PARAGRAPHS = 4;
// No four paragraphs have more sentences, but those of a document without paragraphs.
const MOST_NEAR_THE_TOP = 200;
const A_PARAGRAPH_DOWN = -0.75;

// The first sentence carries the news; somebody's own words, and a count of something, say more than any other.
const FIRST = 2;
const SPEECH = 3;
const FIGURE = 2;
// What makes a sentence hard to understand by itself.
const LEANING = -1.5;
const QUESTION = -2;
const TOO_SHORT = -2;
const TOO_LONG = -1;

const FEWEST_WORDS = 8;
const MOST_WORDS = 45;
const FEWEST_SPOKEN = 5;

const LEANS =
  /^["“'‘]?(?:he|she|it|they|his|her|their|its|this|that|these|those|such|but|and|also|however|instead|meanwhile|then)\b/iu;
const MARKED = /["“”„«»`‘]|(?<![\p{L}\p{N}])'/u;
const IS_NAME = /\p{Lu}\p{Ll}/u;
const IS_FIGURE = /[$£€]\s?\p{Nd}|\p{Nd}\s?(?:%|percent|per cent|million|billion|\p{Ll}{3,})/u;
const IS_DATE =
  /\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \p{Nd}{1,2}\b|\b(?:19|20)\p{Nd}{2}\b/gu;

/**
 * The strongest sentence near the top of a story, among those not `known`: the first, unless somebody is quoted by name
 * or something counted a little below it. Undefined where nothing is new.
 */
export function pickLead(found: IndexedArticle, known: readonly Range[] = []): Lead | undefined {
  let best: { sentence: Sentence; strength: number } | undefined;
  for (const { sentence, unsaid } of weighTop(found, known)) {
    // Who says what takes longer to read than all the rest: only where it would make a difference.
    if (best && unsaid + SPEECH <= best.strength) continue;
    const strength = unsaid + (hasNamedSpeech(found, sentence) ? SPEECH : 0);
    if (!best || strength > best.strength) best = { sentence, strength };
  }
  return best && { snippet: quoteSentence(found, best.sentence), strength: best.strength };
}

/** The sentences near the top that are not known, each with how strong it is whoever may speak in it. */
function weighTop(found: IndexedArticle, known: readonly Range[]): { sentence: Sentence; unsaid: number }[] {
  const starts = new Set(known.map(({ start }) => start));
  const fresh = found
    .sentences()
    .values()
    .filter(({ start }) => !starts.has(start))
    .take(MOST_NEAR_THE_TOP)
    .toArray();
  const paragraphs = [...new Set(fresh.map(({ paragraph }) => paragraph)).values().take(PARAGRAPHS)];
  return fresh.flatMap((sentence, at) => {
    const down = paragraphs.indexOf(sentence.paragraph);
    if (down < 0) return [];
    const first = at === 0 ? FIRST : 0;
    return [{ sentence, unsaid: first + down * A_PARAGRAPH_DOWN + judge(found, sentence) }];
  });
}

function judge(found: IndexedArticle, sentence: Sentence): number {
  const printed = found.article.text.slice(sentence.start, sentence.end);
  const words = sentence.last - sentence.first;
  let points = 0;
  if (IS_FIGURE.test(printed.replace(IS_DATE, ''))) points += FIGURE;
  if (LEANS.test(printed)) points += LEANING;
  if (/\?["”’']?$/u.test(printed)) points += QUESTION;
  if (words < FEWEST_WORDS) points += TOO_SHORT;
  if (words > MOST_WORDS) points += TOO_LONG;
  return points;
}

/** Whether a sentence quotes somebody whom it names: more than a word or two, and certainly theirs. */
function hasNamedSpeech({ attributions, article }: IndexedArticle, { start, end }: Sentence): boolean {
  if (!MARKED.test(article.text.slice(start, end))) return false;
  const all = attributions();
  const here = all.slice(
    firstWhere(all, ({ quotation }) => quotation.start >= start),
    firstWhere(all, ({ quotation }) => quotation.end > end),
  );
  return here.some(({ quotation, speaker }) => {
    if (speaker === 'unclear' || quotation.form !== 'speech' || !IS_NAME.test(speaker.printed)) return false;
    const isNamedHere = speaker.mention.start >= start && speaker.mention.end <= end;
    const spoken = article.text.slice(quotation.start, quotation.end).split(/\s+/u).length;
    return isNamedHere && spoken >= FEWEST_SPOKEN;
  });
}
