import { FILTERS } from './filters.ts';

/** Stands in the place of each character taken out, so that what is left stays where it was typed. */
export const TAKEN_OUT = '\u2060';

const MARKS = ['*', '_', '~', '`'];
// A pair as Slack and Markdown write it: from before a word to after one, its marks doubled or not.
const PAIRS = MARKS.map((mark) => {
  const one = mark === '*' ? String.raw`\*` : mark;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}${one}])(?<mark>${one}{1,3})(?=\S)(?<inside>[^\n]*?)(?<=\S)\k<mark>(?![\p{L}\p{N}${one}])`,
    'gu',
  );
});
// `:fire:`, several at once, each with its skin tone; `10:30:45` is none, nor is a filter's value.
const EMOJI = new RegExp(
  String.raw`(?<![\p{N}:]|\b(?:${FILTERS.join('|')}))(?::[\p{L}\p{N}_+'-]+:)+(?![\p{L}\p{N}])`,
  'giu',
);

/**
 * A typed search without what Slack draws and nobody searches for: pairs of `*`, `_`, `~` and backticks around words,
 * and `:emoji:`. As long as it was; `TAKEN_OUT` and spaces fill the gaps.
 */
export function withoutMarkup(typed: string): string {
  const worded = typed.replace(EMOJI, (name) => ' '.repeat(name.length));
  // One pair may stand inside another, on either side.
  return MARKS.reduce((text) => PAIRS.reduce(withoutPairs, text), worded);
}

function withoutPairs(text: string, pair: RegExp): string {
  return text.replace(pair, (_whole, mark: string, inside: string) => {
    const gap = TAKEN_OUT.repeat(mark.length);
    return `${gap}${inside}${gap}`;
  });
}
