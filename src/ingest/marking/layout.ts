import type { Passage } from '../paragraphs.ts';
import { findEmbeds } from './embeds.ts';
import { findLineRule } from './line-rules.ts';
import { findSourceList } from './source-list.ts';
import { findTitles, type Hints, type Titles } from './titles.ts';
import { isCapitals, isProse, isTitleLike } from './wording.ts';

/** A document laid out: what stands where, asked by the rules about a passage and its neighbours. */
export type Layout = ReturnType<typeof layOut>;

/** Looks at a document once, as a whole, so that each rule can be asked about one passage. */
export function layOut(passages: readonly Passage[], hints: Hints) {
  const titles: Titles = findTitles(passages, hints);
  const embeds = findEmbeds(passages.filter(({ number }) => number !== titles.headline?.passage.number));
  const sources = findSourceList(passages);
  const lineRules = passages.map(({ text }) => findLineRule(text));

  const after = ({ number }: Passage): Passage | undefined => passages[number];
  const ruleOf = ({ number }: Passage) => lineRules[number - 1];
  const isText = (passage: Passage) =>
    !ruleOf(passage) && !embeds.has(passage.number) && !isPictured(passage) && !titles.repeats.has(passage.number);
  const isCredit = (passage: Passage) => ruleOf(passage)?.kind === 'caption';
  const isPictured = (passage: Passage) => {
    const next = after(passage);
    return next !== undefined && next.block === passage.block && isCredit(next) && isTitleLike(passage.text);
  };

  const firstStory = passages.find(
    (passage) => passage.number > (titles.headline?.passage.number ?? 0) && isText(passage) && isProse(passage.text),
  );

  return {
    passages,
    titles,
    embeds,
    sources,
    /** A document all in capitals, as old wires are: capitals then mean nothing. */
    isShouting: passages.filter(({ text }) => isProse(text) && isCapitals(text)).length > 1,
    /** The number of the last passage of running text. */
    lastProse: passages.findLast(({ text }) => isProse(text))?.number ?? passages.length,
    after,
    isCredit,
    isAboveStory: ({ number }: Passage) =>
      titles.headline !== undefined && number > titles.headline.passage.number && number < (firstStory?.number ?? 0),
    /** The nearest passage below that is not furniture of the page. */
    nextText: ({ number }: Passage) => passages.slice(number).find(isText),
    textBefore: ({ number }: Passage) => passages.slice(0, number - 1).findLast((passage) => isText(passage)),
    /** The passage right above the run of title-like lines that this one stands in. */
    listOpener: ({ number }: Passage) =>
      passages.slice(0, number - 1).findLast(({ number: n, text }) => lineRules[n - 1] || !isTitleLike(text)),
    isPromoHeading: (passage: Passage) =>
      ruleOf(passage)?.kind === 'promo' && /:?$/u.test(passage.text) && passage.text.length <= 40,
  };
}
