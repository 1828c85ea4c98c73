import type { ParagraphKind } from '#index/text/article.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';

/**
 * A rule that knows a line by its words alone, wherever it stands: when any of `says` fits.
 * A line of more than `words` words is left to be prose, whatever it begins with. A sentence in which somebody says
 * something is reporting, unless lines of this sort are known to tell things (`tells`). Some lines head a list of short
 * lines that are of their sort (`heads`); some only credit the picture that the line beside them describes (`credit`); some
 * name who wrote the story below (`signs`).
 */
export type LineRule = {
  kind: ParagraphKind;
  rule: string;
  words: number;
  tells?: true;
  heads?: true;
  credit?: true;
  signs?: true;
  says: readonly (RegExp | ((line: string) => boolean))[];
};

/** The rule that knows a paragraph of a document by its words alone, if any. */
export type RuleOf = (paragraph: SplitParagraph) => LineRule | undefined;
