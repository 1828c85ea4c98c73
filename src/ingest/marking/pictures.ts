import { isListItem, type Passage } from '#src/ingest/paragraphs.ts';
import type { RuleOf } from './line-rule.ts';
import { endsSentence, isUnmarked } from './wording.ts';

// Galleries set what a picture shows above “Photo by …”, with or without a blank line between.
const PHOTO_BY = /^photo(?:graph)? (?:by|credit)\b/iu;
// Of the paragraphs of a document that sets them apart with blank lines, this many stand alone.
const MOSTLY = 0.6;

/** What stands beside a photo credit and says what the picture shows. */
export function findPictures(passages: readonly Passage[], ruleOf: RuleOf) {
  const isCredit = (passage: Passage | undefined) => passage !== undefined && ruleOf(passage)?.credit === true;
  // Where paragraphs stand apart, what is set together belongs together.
  const isSpaced = new Set(passages.map(({ block }) => block)).size > passages.length * MOSTLY;

  const isAboveCredit = ({ number, block }: Passage) => {
    const next = passages[number];
    return next !== undefined && isCredit(next) && (next.block === block || PHOTO_BY.test(next.text));
  };

  /** Below a whole caption comes the story again; below a bare credit, what its picture shows. */
  const isBelowCredit = ({ number, block }: Passage) => {
    const before = passages[number - 2];
    if (!before || !isCredit(before) || before.block !== block) return false;
    return !endsSentence(before.text) && !isAboveCredit(before);
  };

  return {
    isAboveCredit,
    /** A description is a line without a full stop, or a sentence that only its credit stands beside. */
    isDescription: (passage: Passage) => {
      const isBeside = isAboveCredit(passage) || isBelowCredit(passage);
      const isGlued = [passages[passage.number], passages[passage.number - 2]].some(
        (other) => isCredit(other) && other?.block === passage.block,
      );
      return isBeside && !isListItem(passage.text) && (isUnmarked(passage.text) || (isSpaced && isGlued));
    },
  };
}
