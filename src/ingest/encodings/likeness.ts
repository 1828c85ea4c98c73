import { ALPHABETS, COMMON_HAN, WHOLE_SCRIPTS } from './alphabets.ts';

/**
 * How a text reads that was decoded on a guess, whatever a detector says of it. `slips`: what no writer sets, as a share of
 * the characters beyond ASCII (there may be more than one a character). `words`: how many have letters beyond ASCII. `fit`:
 * the share of those that one language can write, of that which can write most.
 */
export type Likeness = { slips: number; words: number; fit: number };

// No text has these, whoever wrote it.
const NO_CHARACTER = /[\u0080-\u009f\p{Co}\p{Cn}\ufffd]/u;

/** How likely it is that somebody wrote this; undefined where nobody did. */
export function likenessOf(text: string): Likeness | undefined {
  if (NO_CHARACTER.test(text)) return undefined;
  const foreign = count(text, FOREIGN);
  const slips = SLIPS.reduce((sum, slip) => sum + count(text, slip), 0);
  const eastern = count(text, EAST_ASIAN);
  const fit = eastern > foreign / 2 ? fitOfEastern(text, eastern) : fitOfWords(text);
  return { slips: slips / Math.max(1, foreign), ...fit };
}

const FOREIGN = /[^\0-\x7f]/gu;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

const SLIPS: readonly RegExp[] = [
  // A capital after a small letter, or before another one and a small one, where one is beyond ASCII: `donÕt`, `ÒHe`, `JŠger`.
  /(?<=\p{Ll})(?![A-Z])\p{Lu}|(?<=(?![a-z])\p{Ll})\p{Lu}|(?<!\p{L})(?![A-Z])\p{Lu}(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?![A-Z])\p{Lu}(?=\p{Ll})/gu,
  // A mark within a word, and a sign beside a letter.
  /(?<=\p{L})(?![’‘ʼ·•–—…\u3000-\u303f\uff00-\uff60])(?![\0-\x7f])\p{P}(?=\p{L})|(?<=\p{L})[ªºµˆˇ](?=\p{L})|(?<=\p{L})[¿¡]/gu,
  /(?<=\p{L})(?![©®™°\0-\x7f])\p{S}|(?![©®™°\0-\x7f])\p{S}(?=\p{L})/gu,
  // What no newsroom types.
  /[¤¦¨¬¯¸¶†‡ˆ˜ˇ˘˙˚˛˝ƒ√∆≈∞∫∑∏◊ﬁﬂ\u2500-\u259f\uff61-\uff9f]/gu,
  // Letters of an alphabet that is not Latin beside Latin ones.
  /(?<=\p{Script=Latin})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/gu,
  /(?<=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}])\p{Script=Latin}/gu,
  // The dashes and quotation marks of a Macintosh, read as Windows-1252.
  /(?<=\s)[ÑÐÒÓÔÕ](?=\s)/gu,
];

const WORD = /[\p{L}\p{M}]+/gu;
const LETTERS = Object.values(ALPHABETS).map((letters) => new Set(letters));

function fitOfWords(text: string): Pick<Likeness, 'words' | 'fit'> {
  const words = new Map<string, number>();
  for (const [word] of text.matchAll(WORD)) {
    const letters = [...new Set(word.toLowerCase().match(FOREIGN))].sort().join('');
    if (letters !== '') words.set(letters, (words.get(letters) ?? 0) + 1);
  }
  const all = [...words.values()].reduce((sum, times) => sum + times, 0);
  if (all === 0) return { words: 0, fit: 1 };
  const writes = [
    ...LETTERS.map((known) => (letters: string) => [...letters].every((letter) => known.has(letter))),
    ...WHOLE_SCRIPTS.map((script) => (letters: string) => script.test(letters)),
  ];
  const shares = writes.map((can) => [...words].reduce((sum, [letters, times]) => sum + (can(letters) ? times : 0), 0));
  return { words: all, fit: Math.max(...shares) / all };
}

// Of the characters of a Chinese text, the ones in our list make up a fifth to a third; of one read amiss, a fiftieth.
const COMMON_SHARE = 0.1;
// Even a headline in Japanese has a tenth of kana.
const KANA_SHARE = 0.1;

function fitOfEastern(text: string, eastern: number): Pick<Likeness, 'words' | 'fit'> {
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) / eastern;
  const hangul = count(text, /\p{Script=Hangul}/gu) / eastern;
  const common = count(text, COMMON_HAN) / eastern;
  const chinese = kana < KANA_SHARE / 5 && hangul === 0 ? common / COMMON_SHARE : 0;
  const japanese = hangul === 0 ? kana / KANA_SHARE : 0;
  return { words: eastern, fit: Math.min(1, Math.max(chinese, japanese, kana === 0 ? hangul : 0)) };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
