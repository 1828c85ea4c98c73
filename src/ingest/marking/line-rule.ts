import type { ParagraphKind } from '#index/article.ts';

/**
 * A rule that knows a line by its words alone, wherever it stands: when any of `says` fits.
 * A line of more than `words` words is left to be prose, whatever it begins with.
 */
export type LineRule = {
  kind: ParagraphKind;
  rule: string;
  words: number;
  says: readonly (RegExp | ((line: string) => boolean))[];
};
