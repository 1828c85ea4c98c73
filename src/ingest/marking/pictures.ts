import { isListItem, type SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { RuleOf } from './line-rule.ts';
import { endsSentence, isUnmarked } from './wording.ts';

// Galleries set what a picture shows above “Photo by …”, with or without a blank line between.
const PHOTO_BY = /^photo(?:graph)? (?:by|credit)\b/iu;
// Of the paragraphs of a document that sets them apart with blank lines, this many stand alone.
const MOSTLY = 0.6;

/** What stands beside a photo credit and says what the picture shows. */
export function findPictures(paragraphs: readonly SplitParagraph[], ruleOf: RuleOf) {
  const isCredit = (paragraph: SplitParagraph | undefined) =>
    paragraph !== undefined && ruleOf(paragraph)?.credit === true;
  // Where paragraphs stand apart, what is set together belongs together.
  const isSpaced = new Set(paragraphs.map(({ block }) => block)).size > paragraphs.length * MOSTLY;

  const isAboveCredit = ({ number, block }: SplitParagraph) => {
    const next = paragraphs[number];
    return next !== undefined && isCredit(next) && (next.block === block || PHOTO_BY.test(next.text));
  };

  /** Below a whole caption comes the story again; below a bare credit, what its picture shows. */
  const isBelowCredit = ({ number, block }: SplitParagraph) => {
    const before = paragraphs[number - 2];
    if (!before || !isCredit(before) || before.block !== block) return false;
    return !endsSentence(before.text) && !isAboveCredit(before);
  };

  return {
    isAboveCredit,
    /** A description is a line without a full stop, or a sentence that only its credit stands beside. */
    isDescription: (paragraph: SplitParagraph) => {
      const isBeside = isAboveCredit(paragraph) || isBelowCredit(paragraph);
      const isGlued = [paragraphs[paragraph.number], paragraphs[paragraph.number - 2]].some(
        (other) => isCredit(other) && other?.block === paragraph.block,
      );
      return isBeside && !isListItem(paragraph.text) && (isUnmarked(paragraph.text) || (isSpaced && isGlued));
    },
  };
}
