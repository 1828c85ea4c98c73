import { printCitation, type Quote } from '#src/quoting/citation.ts';
import { cutAt } from './rich-text.ts';

// A space of no width: no address, name or word goes on beyond it.
const NO_WIDTH = '\ufeff';
// The same that is no space, which Slack might leave out.
const JOINER = '\u2060';

// What makes an address, a name or an emoji of the characters around it, at the place where it is parted.
const PARTED: readonly RegExp[] = [
  // `tidewater.example`; no domain ends in fewer than two letters, so `4.5`, `U.S.` and `p.m.` stay whole.
  /(?<=\S[.。．｡])(?=\p{L}{2})/gu,
  // `10.0.0.1`
  /(?<=\d\.)(?=\d+\.\d)|(?<=\d\.\d+\.)(?=\d)/g,
  // `https://…`, `mailto:…`
  /(?<=:)(?=\/\/)|(?<=:\/\/|(?:mailto|tel|sms):)(?=\S)/gi,
  // `@channel`, `#general`
  /(?<=[@#＠＃])(?=\S)/gu,
  // `:skull:`; the colon of `10:30` or `said:walz` is alone.
  /(?<=:)(?=[\p{L}\p{N}_+'-]+:)/gu,
];

// Such a mark that begins a line makes a quotation of it.
const QUOTING = /^[^\S\n\r\u2028\u2029]*(?=>)/gm;

// Two of a kind make what stands between them bold, italic, struck or code. These look the same and do not.
const ALIKE: Record<string, string> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/**
 * Plain words for where blocks cannot show (notifications, old clients, screen readers). Slack reads this field as
 * markup, which has an escape for `&`, `<` and `>` only; whatever else could format, link, mention or draw an emoji is
 * kept, and parted by a space of no width. Marks that format in pairs have no such way: where there are two of a
 * kind they are shown by their likes.
 */
export function fallback(text: string): string {
  const parted = PARTED.reduce((rest, place) => rest.replace(place, NO_WIDTH), text);
  const bare = Object.entries(ALIKE).reduce(unpaired, parted);
  const plain = bare.trim().replace(QUOTING, `$&${JOINER}`);
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Slack warns about an empty one, and a notification would be blank.
  return escaped || 'Pullquote has an answer.';
}

function unpaired(text: string, [mark, alike]: [string, string]): string {
  return text.indexOf(mark) === text.lastIndexOf(mark) ? text : text.replaceAll(mark, alike);
}

/** The same of a message that quotes: what it is, then the first words of its first quote, with their source. */
export function announcement(said: string, quote: Quote | undefined): string {
  const words = quote && firstWords(quote);
  return fallback(words === undefined ? `${said}.` : `${said}: ${words}`);
}

// A notification shows little more.
const LONGEST_WORDS = 140;
const LONGEST_TITLE = 100;
// Up to a mark that cannot be carried, or the end of the line.
const CARRIED = /^[^*_~`\r\n\u2028\u2029]*/;
const WHOLE_WORDS = new RegExp(`^.{1,${LONGEST_WORDS}}(?=\\s|$)`, 'u');
const MARKS = /["“”„«»]/;

/** A quote's first words, whole and as printed, and their source; that they go on stands outside their marks. */
function firstWords({ snippet: { text }, citation }: Quote): string | undefined {
  const [carried = ''] = CARRIED.exec(text) ?? [];
  const isWhole = /^(?:\s|$)/.test(text.slice(carried.length));
  const words = (WHOLE_WORDS.exec(isWhole ? carried : carried.replace(/(?<!\S)\S+$/, ''))?.[0] ?? '').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined;

  const marked = MARKS.test(words) ? words : `“${words}”`;
  const source = printCitation({ ...citation, title: cutAt(citation.title, LONGEST_TITLE) });
  return `${marked}${words.length < text.trim().length ? ' …' : ''} — ${source}`;
}
