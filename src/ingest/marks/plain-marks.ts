import { edit, replaceAll, type TracedText } from '#src/ingest/source/traced-text.ts';

// In a text that is not Markdown as a whole a mark is taken off only where it stands in a pair around words of one line.
const STRONG = /(?<![\p{L}\p{N}*_\\])\*\*(?=[^\s*_])(?<words>[^*_\n\r]{1,600})(?<=[^\s*_])\*\*(?![\p{L}\p{N}*_])/dgu;
// `__init__` and `__tommy__` are names.
const STRONG_WORDS =
  /(?<![\p{L}\p{N}*_\\])__(?=[^\s*_])(?<words>[^*_\n\r]{1,300} [^*_\n\r]{1,300})(?<=[^\s*_])__(?![\p{L}\p{N}*_])/dgu;
// One star or line on each side may be meant as it stands, as where somebody typed “*test*”; around a whole line it is not.
const LINE_IN_EMPHASIS =
  /^[^\S\n]{0,9}(?<mark>[*_])(?=[^\s*_])(?<words>[^*_\n\r]{1,600} [^*_\n\r]{1,600})(?<=[^\s*_])\k<mark>(?=[^\S\n]{0,9}$)/dgmu;
const PICTURE = /!\[[^[\]\n\r]{0,500}\]\([^()\s]{1,2000}(?: "[^"\n\r]{0,500}")?\)/gu;
const LINK =
  /(?<!!)\[(?<words>[^[\]\n\r]{1,600})\]\((?:https?:\/\/|mailto:|\/|#)(?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?: "[^"\n\r]{0,500}")?\)/dgu;

/** A text without the marks of Markdown that are marks beyond doubt. */
export function withoutPairedMarks(traced: TracedText): TracedText {
  const bare = replaceAll(traced, PICTURE, () => '');
  return [LINK, STRONG, STRONG_WORDS, LINE_IN_EMPHASIS].reduce(onlyWords, bare);
}

/** A text of whose stretches that a pattern finds only the words are left. */
function onlyWords(traced: TracedText, pattern: RegExp): TracedText {
  const edits = [...traced.text.matchAll(pattern)].flatMap(({ 0: found, index, indices }) => {
    const [start = index, end = index] = indices?.groups?.words ?? [];
    return [
      { start: index, end: start, as: '' },
      { start: end, end: index + found.length, as: '' },
    ];
  });
  return edit(traced, edits);
}

// “…, the lab said.[1]”: a figure in brackets, or a raised one, right after the end of what it is a note to.
const NOTE_MARK =
  /(?<=[.!?,;:"”’»)\]\p{L}\p{N}])(?:\[(?:\d{1,3}|note \d{1,2}|\^[\w-]{1,20})\]){1,9}(?=[\s.,;:!?"”’)]|$)|(?<=[.!?"”’»)])[¹²³⁰-⁹]{1,3}(?=\s|$)/gmu;

/** A text without the marks that lead to footnotes. */
export function withoutNoteMarks(traced: TracedText): TracedText {
  return replaceAll(traced, NOTE_MARK, () => '');
}
