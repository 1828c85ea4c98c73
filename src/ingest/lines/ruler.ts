/** How wide a text is set, in characters of the usual width. */
export type Ruler = (text: string) => number;

// East Asian letters and their marks are twice as wide as Latin ones wherever lines are counted in columns.
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/gu;

/** As a typewriter, a mail program and a wire set it: every character in a column of its own. */
export const inColumns: Ruler = (text) => text.length + (text.match(WIDE)?.length ?? 0);

// Halfway between the widths of Times and Helvetica (Adobe's Core 14 font metrics), where half an em is 1.
const WIDTHS: readonly [width: number, letters: string][] = [
  [0.5, " ',.ijl|"],
  [0.6, '!/:;I[\\]ft‘’'],
  [0.7, '()-`r'],
  [0.8, '"“”'],
  [0.9, '*Jcsz'],
  [1.1, '#$+0123456789<=>_bdghnopqu–'],
  [1.2, 'FLPSTZ'],
  [1.3, 'BE'],
  [1.4, '&ACDHKNRUVXYw'],
  [1.5, 'GOQ'],
  [1.6, 'm'],
  [1.7, '%M'],
  [1.9, '@W'],
  [2, '—…'],
];
const WIDTH_OF = new Map(WIDTHS.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width])));

/** As print sets it: narrow letters in less room than wide ones. */
export const inPrint: Ruler = (text) => {
  let width = 0;
  for (const letter of text) width += WIDTH_OF.get(letter) ?? 1;
  return width;
};
