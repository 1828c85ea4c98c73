/** What stands in a line's end, once it is joined with the next: this many characters of it go, and `glue` comes. */
type Joint = { dropped: number; glue: '' | ' ' };
export type JointOf = (line: string, next: string) => Joint;

// “two- and three-year terms”: the hyphen stands for a word that is still to come.
const SUSPENDED = /^(?:and|or|to|but|und|oder|bis|et|ou|y|o|e|en|of|i)\b/u;
const BROKEN_WORD = /(?<![\p{L}\p{M}\p{N}])(?<head>[\p{L}\p{M}\p{N}]+)(?<hyphen>[-‐\u00ad])$/u;
const WORD_START = /^[\p{L}\p{M}\p{N}]+/u;
const HYPHENATED = /[\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*/gu;
const SOFT_HYPHEN = '\u00ad';
const NO_SPACES = /[\u2e80-\u9fff\uf900-\uffef]/u;
// What closes never has a space before it, and what opens none after it; a dash set without spaces has none at all.
const CLOSES = /^[,;:.!?%)\]’”»]/u;
const OPENS = /[([“‘«]$|\S[—–]$/u;

/** How to put the end of a line and the next one together, in a document that may show elsewhere how a word is written. */
export function jointsOf(document: string): JointOf {
  let shown: ReadonlySet<string> | undefined;
  const isShownWhole = (head: string, tail: string) => {
    shown ??= wordsShown(document);
    return shown.has(head + tail) && !shown.has(`${head}-${tail}`);
  };
  const isDropped = (hyphen: string, [head, tail]: [string, string]) =>
    hyphen === SOFT_HYPHEN || isShownWhole(head.toLowerCase(), tail.toLowerCase());
  return (line, next) => {
    const { head, hyphen } = BROKEN_WORD.exec(line.slice(-LONGEST_WORD))?.groups ?? {};
    const tail = WORD_START.exec(next)?.[0];
    if (!(head && hyphen && tail)) return { dropped: 0, glue: areApart(line, next) ? ' ' : '' };
    if (hyphen !== SOFT_HYPHEN && SUSPENDED.test(next)) return { dropped: 0, glue: ' ' };
    return { dropped: isDropped(hyphen, [head, tail]) ? 1 : 0, glue: '' };
  };
}

// No word is longer; a line of a megabyte need not be looked at as a whole.
const LONGEST_WORD = 60;

function areApart(line: string, next: string): boolean {
  const isSpaceless = NO_SPACES.test(line.slice(-1)) && NO_SPACES.test(next.slice(0, 1));
  return !isSpaceless && !CLOSES.test(next) && !OPENS.test(line.slice(-2));
}

/** The words of a document as it shows them, in small letters, those with hyphens whole. */
function wordsShown(document: string): Set<string> {
  return new Set(Array.from(document.matchAll(HYPHENATED), ([word]) => word.toLowerCase().replaceAll('‐', '-')));
}
