const BYTES = 1_000_000;

/** What hardly anybody writes, and one may meet: each says what it is full of. Of a megabyte each, with a headline. */
export const PATHOLOGICAL: Record<string, string> = {
  initials: fill('A. '),
  names: fill('Ada Okafor Bela Nagy Carl Ives '),
  'names without a full stop, one paragraph': fill('Ada Okafor and Bela Nagy said to Carl Ives that '),
  'quotation marks': fill('"'),
  'curly marks, opened': fill('“ '),
  'short quotations': fill('“So it is,” said Ada Okafor. '),
  'an opened quotation': `“${fill('words that never end ')}`,
  parentheses: fill('('),
  'brackets, nested': `${fill('[', BYTES / 2)}${fill(']', BYTES / 2)}`,
  'blank paragraphs': fill('\n \n'),
  dashes: fill('-'),
  'dashes between words': fill('word – – '),
  spaces: `${fill(' ')}end`,
  'one word': fill('a'),
  figures: fill('1,234.5 '),
  'one figure': fill('1'),
  apostrophes: fill("d'o'c'"),
  colons: fill('By: Ada: '),
  'marks of markup': fill('<b>&amp;**_'),
  'orders of a wire': fill('EMBARGOED UNTIL 0001 HRS\n'),
};

function fill(what: string, bytes = BYTES): string {
  return what.repeat(Math.ceil(bytes / what.length)).slice(0, bytes);
}
