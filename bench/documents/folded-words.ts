// A word broken at a line's end is the word, and quoting may stand before its second half; groff writes U+2010.
const BROKEN = /(?<=\p{L})[-‐‑\u{AD}]\s*\n[>\s]*(?=\p{Ll})/gu;
const WITHIN = /(?<=[\p{L}\p{N}])[-‐‑’'\u{AD}](?=[\p{L}\p{N}])/gu;
// Scripts that part no words: each letter is one.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

/** The words of a text as two readings of it are compared: no case, accents, marks, hyphens or line breaks. */
export function foldedWords(text: string): string[] {
  const plain = text
    .replace(/[\u{200B}-\u{200F}\u{2060}\u{FEFF}]/gu, '')
    .replace(BROKEN, '')
    .replace(WITHIN, '');
  const folded = plain.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(WORD) ?? [];
}
