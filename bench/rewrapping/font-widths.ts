/** How wide a text is set. */
export type Ruler = (text: string) => number;

/** Every character is as wide as any other, as on a typewriter or in a mail. */
export const FIXED: Ruler = (text) => text.length;

// The widths of Adobe's Core 14 font metrics (AFM), in thousandths of the size, by the characters that share one.
const TIMES: Record<number, string> = {
  200: '|',
  250: ' ,.',
  278: '/\\:;ijlt',
  333: "!'()-I[]`frs‘’",
  389: 'Js',
  408: '"',
  444: '?acez“”',
  500: '#$*0123456789_bdghknopquvxy–',
  556: 'FPS',
  564: '+<=>',
  611: 'ELTZ',
  667: 'BCR',
  722: 'ADGHKNOQUVXYw',
  778: '&m',
  833: '%',
  889: 'M',
  921: '@',
  944: 'W',
  1000: '—…',
};
const HELVETICA: Record<number, string> = {
  191: "'",
  222: '‘’ijl',
  260: '|',
  278: ' !,./:;I[\\]ft',
  333: '()-`r“”',
  355: '"',
  389: '*',
  500: 'Jckrsvxyz',
  556: '#$0123456789?L_abdeghnopqu–',
  584: '+<=>~',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  889: '%',
  944: 'W',
  1000: '—…',
  1015: '@',
};
// What a table does not have, such as accented letters, is as wide as most letters.
const USUAL = 500;

/** The widths of two faces that most papers and programs print in. */
export const FACES: readonly Ruler[] = [rulerOf(TIMES), rulerOf(HELVETICA)];

function rulerOf(widths: Record<number, string>): Ruler {
  const all = new Map(
    Object.entries(widths).flatMap(([width, letters]) => [...letters].map((one) => [one, Number(width)])),
  );
  return (text) => Array.from(text).reduce((sum, letter) => sum + (all.get(letter) ?? USUAL), 0);
}
