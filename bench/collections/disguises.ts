/** A quotation as another hand sets it, in marks of its own; undefined where it cannot be set so. */
export type Disguise = (quoted: string, ending: string, side: 'inside' | 'outside') => string;

const APOSTROPHE = /(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}]|\s)/gu;
const INNER = /["“”„«»]|''|``/gu;
const LIGATURES: readonly [RegExp, string][] = [
  [/ffi/gu, 'ﬃ'],
  [/ffl/gu, 'ﬄ'],
  [/ff/gu, 'ﬀ'],
  [/fi/gu, 'ﬁ'],
  [/fl/gu, 'ﬂ'],
];

/** Six ways in which one text is typed, set and pasted; the words are the same in all of them. */
export const DISGUISES: Readonly<Record<string, Disguise>> = {
  typewriter: (quoted, ending, side) =>
    inMarks(['"', '"'], [quoted.replace(/[‘’]/gu, "'").replace(INNER, "'").replaceAll('—', '--'), ending, side]),
  curly: (quoted, ending, side) =>
    inMarks(['“', '”'], [quoted.replace(APOSTROPHE, '’').replace(INNER, '’').replace(/--|–/gu, '—'), ending, side]),
  guillemets: (quoted, ending, side) => inMarks(['«\u00a0', '\u00a0»'], [quoted.replace(INNER, "'"), ending, side]),
  'low and high': (quoted, ending, side) => inMarks(['„', '“'], [quoted.replace(INNER, '’'), ending, side]),
  'old wire': (quoted, ending, side) => inMarks(["''", "''"], [quoted.replace(INNER, '’'), ending, side]),
  typeset: (quoted, ending, side) => {
    const plain = quoted.replace(INNER, '’').replaceAll(' ', '\u00a0');
    const soft = plain.replace(/(?<=\p{Ll}{4})(?=\p{Ll}{4})/gu, '\u00ad');
    const set = LIGATURES.reduce((text, [letters, ligature]) => text.replace(letters, ligature), soft);
    return inMarks(['“', '”'], [set, ending, side]);
  },
};

type Set = readonly [words: string, ending: string, side: 'inside' | 'outside'];

function inMarks([open, close]: readonly [string, string], [words, ending, side]: Set): string {
  return side === 'inside' ? `${open}${words}${ending}${close}` : `${open}${words}${close}${ending}`;
}
