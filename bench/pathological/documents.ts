/** A document made to be hard to read, and the sidecar beside it, if it has one. */
export type Pathological = { text: string; sidecar?: string };

/** Something of which a document is made by repetition; what comes at each place, where its pieces must differ. */
type Unit = string | ((at: number) => string);

/** Made to be hard to read, each of about as many bytes as wanted: what a name says, over and over. */
export const PATHOLOGICAL: Readonly<Record<string, (bytes: number) => Pathological>> = {
  'initials: A. A. A.': of('A. '),
  'initials without a space': of('A.'),
  'capitalised names': of((at) => `${given(at)} ${surname(at)} `),
  'one name': of('Ada Okafor '),
  'names and initials': of('Ada B. Okafor, C. D. '),
  'names with commas': of((at) => `${given(at)} ${surname(at)}, `),
  'a paragraph a name': of((at) => `${given(at)} ${surname(at)}\n\n`),
  'titles and ranks': of('President Vice President '),
  'surnames with titles': of((at) => `President ${surname(at)} ${sentence(at)}`),
  'small names': of('de la van der '),
  'straight quotation marks': of('"'),
  'straight quotation marks apart': of('" '),
  'opening quotation marks': of('“'),
  'closing quotation marks': of('”'),
  'opening and closing marks': of('“”'),
  'nested quotation marks': (bytes) => nested(['“', 'a', '”'], bytes),
  'single quotation marks': of("'"),
  'single quotation marks before words': of("'Ada "),
  'curly single marks': of('‘Ada’ '),
  'doubled apostrophes': of("''Ada'' "),
  guillemets: of('« a » '),
  'mixed quotation marks': of("“a \" b” 'c' «d» ‘e’ "),
  'quotation marks after words': of('a” '),
  'short quotations': of((at) => `“We ${number(at)} go,” she said. `),
  'short quotations, a paragraph each': of((at) => `“We go on to ${number(at)},” ${surname(at)} said.\n\n`),
  'short quotations without a full stop': of((at) => `“${number(at)}” and `),
  'quotations of many people': of((at) => `“Here we go again,” ${given(at)} ${surname(at)} said. `),
  'said X said X': of('said Okafor '),
  'said and nothing else': of('said '),
  'she said, he said': of('she said, he said, '),
  'according to according to': of('according to '),
  'Ada Okafor said without a full stop': of('Ada Okafor said on Monday that '),
  'who said, who said': of('Okafor, who said, '),
  'saying, saying': of('Okafor went, saying '),
  'a colon after each word': of('Okafor: '),
  'a quotation left open in each paragraph': of('“We go on and on.\n\n'),
  'a statement that leads up': of('Okafor said in a statement:\n\nWe go on.\n\n'),
  parentheses: of('('),
  'closing parentheses': of(')'),
  'nested parentheses': (bytes) => nested(['(', 'a', ')'], bytes),
  'parentheses around words': of('(a) '),
  brackets: of('['),
  'brackets after a word': of('a ['),
  'brackets and stops': of('a [b. '),
  'braces and angles': of('{<'),
  'blank paragraphs': of('\n\n'),
  'blank paragraphs with spaces': of(' \n \n'),
  'line ends of every kind': of('\r\n\n\v\f\r\u0085\u2028\u2029'),
  'a word a line': of('a\n'),
  'a word a paragraph': of('a\n\n'),
  'the same heading': of('Harbor News\n\n'),
  'many headings': of((at) => `${given(at)} On ${surname(at)}\n\n`),
  'wrapped lines': of(`${'word '.repeat(14)}more\n`),
  'list items': of('- a\n'),
  'numbered items': of('1. a\n'),
  'dash lines': of('---\n'),
  dashes: of('-'),
  'long dashes': of('—'),
  'dashes apart': of('— '),
  'dashes between words': of('a-'),
  digits: of('1'),
  'digits with commas': of('1,111,'),
  'figures in a row': of('1,360 detainers '),
  'figures without a full stop': of((at) => `${at + 2} boats and `),
  'figures with points': of('1.1'),
  'thousands apart': of('111,111 '),
  zeros: of('0'),
  commas: of(','),
  'commas apart': of(', '),
  colons: of(':'),
  'full stops': of('.'),
  'full stops apart': of('. '),
  ellipses: of('…'),
  'ellipses apart': of('… '),
  'question marks': of('?'),
  'cries in quotation': of('“No!” '),
  spaces: (bytes) => ({ text: `a${' '.repeat(bytes - 2)}b` }),
  'spaces at every end': of(`a${' '.repeat(1000)}\n`),
  tabs: (bytes) => ({ text: `a${'\t'.repeat(bytes - 2)}b` }),
  'no-break spaces': (bytes) => ({ text: `a${repeated('\u00a0', bytes)}b` }),
  'spaces and dots': of(' .'),
  'combining marks': (bytes) => ({ text: `a${repeated('\u0301', bytes)}` }),
  'combining marks out of order': (bytes) => ({ text: `a${repeated('\u0301\u0316', bytes)}` }),
  'letters with marks': of('e\u0301'),
  'one word': of('a'),
  'one capital word': of('A'),
  'one word of mixed case': of('aA'),
  'one word with apostrophes': of("a'a"),
  'one word with stops': of('a.b'),
  'one long sentence': of('word '),
  'one long sentence of different words': of((at) => `${word(at)} `),
  'different words': of((at) => sentence(at)),
  'the same sentence': of('The harbor council voted to dredge the old channel. '),
  'the same paragraph': of('The harbor council voted to dredge the old channel.\n\n'),
  urls: of('https://tidewater.example/a/b?c=d&e=f '),
  'urls without a space': of('https://a.b/'),
  'addresses of people': of('ada@tidewater.example '),
  'at signs': of('@'),
  'at signs and words': of('a@'),
  hashes: of('#'),
  slashes: of('/'),
  'pipes between words': of('a | '),
  'nested markup': (bytes) => nested(['<div>', 'a', '</div>'], bytes),
  'open markup': of('<div '),
  'angles only': of('<'),
  'markdown stars': of('*'),
  'markdown links': of('[a](b) '),
  'markdown links left open': of('[a]('),
  'embedded posts': of('<blockquote>We go — Ada Okafor (@ada) January 1, 2026\n\n'),
  'posts left open': of('— Ada Okafor (@ada\n\n'),
  entities: of('&amp;'),
  ampersands: of('&'),
  'ends of front matter': of('---\n---\n'),
  'front matter that never ends': (bytes) => ({ text: `---\n${repeated('a: b\n', bytes)}` }),
  'front matter, wide': (bytes) => ({ text: `---\n${repeated((at) => `a${at}: b\n`, bytes)}---\nText.` }),
  'front matter, deep': (bytes) => ({ text: `---\n${'a: '.repeat(3000)}b\n---\n${repeated('Text. ', bytes)}` }),
  'front matter of brackets': (bytes) => ({ text: `---\na: ${'['.repeat(9900)}\n---\n${repeated('Text. ', bytes)}` }),
  'front matter of stars': (bytes) => ({ text: `---\na: ${'*a '.repeat(3300)}\n---\n${repeated('Text. ', bytes)}` }),
  'sidecar, deep': (bytes) => ({ text: 'Text.', sidecar: nested(['{"a":', '1', '}'], bytes).text }),
  'sidecar, deep arrays': (bytes) => ({ text: 'Text.', sidecar: nested(['[', '1', ']'], bytes).text }),
  'sidecar, wide': (bytes) => ({ text: 'Text.', sidecar: `{${repeated((at) => `"a${at}":1,`, bytes)}"b":1}` }),
  'sidecar of mistyped fields': (bytes) => ({
    text: 'Text.',
    sidecar: `{${repeated((at) => `"embrago${word(at)}":1,`, bytes)}"b":1}`,
  }),
  'sidecar of one long field': (bytes) => ({ text: 'Text.', sidecar: `{"headline":"${repeated('A. ', bytes)}"}` }),
  'sidecar of one long name': (bytes) => ({ text: 'Text.', sidecar: `{"${repeated('aB ', bytes)}":1}` }),
  'sidecar of one long date': (bytes) => ({ text: 'Text.', sidecar: `{"published":"${repeated('2026-01 ', bytes)}"}` }),
  'sidecar of one long embargo': (bytes) => ({ text: 'Text.', sidecar: `{"embargo":"${repeated('5 p.m. ', bytes)}"}` }),
  'sidecar of many writers': (bytes) => ({
    text: 'Text.',
    sidecar: `{"authors":[${repeated('"Ada Okafor",', bytes)}"b"]}`,
  }),
  dates: of('January 26, 2026 '),
  'a date a line': of('January 26, 2026\n'),
  'dates and times': of('5:14 p.m. ET, Jan. 27, 2026, '),
  months: of('January '),
  'dates of digits': of('2026-01-26 '),
  'wire orders': of('KILL KILL '),
  'embargoes left open': of('embargoed for release until '),
  'held for release': of('for release '),
  'corrections left open': of('Correction: an earlier version of this '),
  bylines: of('By Ada Okafor and '),
  'a byline a line': of('By Ada Okafor\n'),
  'photo credits': of('Photo by Ada Okafor / Tidewater '),
  'a photo credit a line': of('Photo: Ada Okafor / Tidewater\n'),
  'calls to readers': of('Sign up for our newsletter '),
  'a call to readers a line': of('Read more: the harbor news\n'),
  'places before a dash': of('TIDEWATER, N.C. — '),
  'CJK without a space': of('新聞'),
  'CJK with stops': of('新聞。'),
  emoji: of('👍'),
  'emoji sequences': of('👨‍👩‍👧‍👦'),
  flags: of('🇳🇬'),
  'soft hyphens': of('\u00ad'),
  'soft hyphens in words': of('co\u00adop'),
  'broken words': of('co-\nop '),
  'zero-width spaces': of('a\u200b'),
  'bidi marks': of('\u202ea\u202c'),
  'right-to-left words': of('שלום '),
  surrogates: of('𝒜'),
  ligatures: of('ﬁ'),
  'letters that unfold': of('ﷺ'),
};

function of(unit: Unit): (bytes: number) => Pathological {
  return (bytes) => ({ text: repeated(unit, bytes) });
}

/** Whole units, as many as fit into so many bytes. */
function repeated(unit: Unit, bytes: number): string {
  if (typeof unit === 'string') return unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));
  const parts: string[] = [];
  for (let left = bytes, at = 0; ; at += 1) {
    const part = unit(at);
    left -= Buffer.byteLength(part);
    if (left < 0) return parts.join('');
    parts.push(part);
  }
}

function nested([open, inner, close]: readonly [string, string, string], bytes: number): Pathological {
  const depth = Math.floor(bytes / Buffer.byteLength(open + close));
  return { text: `${open.repeat(depth)}${inner}${close.repeat(depth)}` };
}

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'ro', 'su', 'ti', 'va', 'ze'];

/** A different word for each number. */
function word(at: number): string {
  const rest = Math.floor(at / SYLLABLES.length);
  return (SYLLABLES[at % SYLLABLES.length] ?? '') + (rest === 0 ? '' : word(rest - 1));
}

function surname(at: number): string {
  const name = word(at + SYLLABLES.length);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}son`;
}

const GIVEN = ['Ada', 'Mary', 'Tim', 'Karen', 'Omar', 'Ruth', 'Paul'];

function given(at: number): string {
  return GIVEN[at % GIVEN.length] ?? '';
}

function number(at: number): string {
  return String(at);
}

function sentence(at: number): string {
  return `The ${word(at)} of ${word(at * 7)} went to the ${word(at * 3)} once more. `;
}
