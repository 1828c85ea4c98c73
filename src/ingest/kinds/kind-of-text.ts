import type { OtherKind } from './kind-of-bytes.ts';

const AS_TEXT = 'save its words as text';
const ONE_EACH = 'save each article as a text of its own';

/** What other kind than an article a text is, by its form; undefined for one that may be an article. */
export function kindOfText(text: string): OtherKind | undefined {
  const start = text.slice(0, STARTS_WITHIN).trimStart();
  const opened = OPENINGS.find(([opening]) => opening.test(start));
  if (opened) return opened[1];
  if (isMail(start)) return { kind: 'a mail with its headers (EML)', todo: 'save what it says as text' };
  return kindOfMarkup(start) ?? kindOfData(text);
}

const STARTS_WITHIN = 4_000;

const OPENINGS: readonly [opening: RegExp, is: OtherKind][] = [
  [/^\{\\rtf/, { kind: 'an RTF document', todo: 'save it as plain text' }],
  [/^WEBVTT\b/, { kind: 'subtitles (WebVTT)', todo: 'save what is said in them as text' }],
  [/^\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> /, { kind: 'subtitles (SRT)', todo: 'save what is said in them as text' }],
  [/^\[Script Info\]/, { kind: 'subtitles (SSA)', todo: 'save what is said in them as text' }],
  [/^BEGIN:VCALENDAR\b/, { kind: 'a calendar (iCalendar)', todo: AS_TEXT }],
  [/^BEGIN:VCARD\b/, { kind: 'an address card (vCard)', todo: AS_TEXT }],
];

/** The root elements of what newsrooms are sent, in small and without their prefix. */
const ROOTS: Readonly<Record<string, OtherKind>> = {
  html: { kind: 'a web page', todo: AS_TEXT },
  head: { kind: 'a web page', todo: AS_TEXT },
  nitf: { kind: 'a story in NITF', todo: AS_TEXT },
  newsml: { kind: 'a story in NewsML', todo: AS_TEXT },
  newsitem: { kind: 'a story in NewsML-G2', todo: AS_TEXT },
  newsmessage: { kind: 'stories in NewsML-G2', todo: ONE_EACH },
  rss: { kind: 'a feed (RSS)', todo: ONE_EACH },
  rdf: { kind: 'a feed (RSS)', todo: ONE_EACH },
  feed: { kind: 'a feed (Atom)', todo: ONE_EACH },
  urlset: { kind: 'a sitemap', todo: ONE_EACH },
  sitemapindex: { kind: 'a sitemap', todo: ONE_EACH },
  tt: { kind: 'subtitles (TTML)', todo: 'save what is said in them as text' },
  svg: { kind: 'a picture (SVG)', todo: 'it has no words that I could read' },
};

// What may stand before the root: comments and processing instructions.
const BEFORE_ROOT = /^(?:\s|<\?[^>]{0,500}>|<!--(?:(?!-->)[\s\S]){0,1000}-->|<!doctype\s[^>]{0,500}>)+/i;
const ROOT = /^<(?:[\w.-]+:)?(?<name>[A-Za-z][\w.-]*)[\s/>]/;
const IS_XML = /^<\?xml\s/i;

/** A page or a document of XML, by its root; a piece of a page, with its paragraphs, may be an article. */
function kindOfMarkup(start: string): OtherKind | undefined {
  const { name = '' } = ROOT.exec(start.replace(BEFORE_ROOT, ''))?.groups ?? {};
  if (/^<!doctype\s+html/i.test(start)) return ROOTS.html;
  const known = ROOTS[name.toLowerCase()];
  return known ?? (IS_XML.test(start) ? { kind: name === '' ? 'XML' : `XML (${name})`, todo: AS_TEXT } : undefined);
}

const HEADER = /^[A-Za-z][A-Za-z-]*:[ \t]/;
// What a program writes above a mail, and nobody who pastes one.
const OF_MACHINES =
  /^(?:mime-version|received|message-id|return-path|content-transfer-encoding|dkim-signature|x-mailer):/im;
const MBOX = /^From \S+@\S+ /;

function isMail(start: string): boolean {
  const [headers = ''] = start.split(/\r?\n\r?\n/, 1);
  return (
    (HEADER.test(headers) || MBOX.test(headers)) &&
    OF_MACHINES.test(headers) &&
    /^(?:from|date|to|subject):/im.test(headers)
  );
}

// Fewer rows may be a list in a story.
const FEWEST_ROWS = 5;
const FEWEST_COLUMNS = 3;

function kindOfData(text: string): OtherKind | undefined {
  const trimmed = text.trim();
  const ends = `${trimmed[0]}${trimmed.at(-1)}`;
  if ((ends === '{}' || ends === '[]') && isJson(trimmed)) return { kind: 'data (JSON)', todo: ONE_EACH };
  const rows = trimmed.split(/\r\n|\n|\r/).filter((row) => row.trim() !== '');
  if (rows.length >= 2 && rows.every((row) => /^\{.*\}$/.test(row.trim())) && isJson(rows[0] ?? ''))
    return { kind: 'data (JSON Lines)', todo: ONE_EACH };
  return rows.length >= FEWEST_ROWS && SEPARATORS.some((separator) => isTable(rows, separator))
    ? { kind: 'a table of data (CSV)', todo: ONE_EACH }
    : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// A comma or semicolon of a sentence has a space after it.
const SEPARATORS: readonly RegExp[] = [/,(?! )/g, /;(?! )/g, /\t/g];
const QUOTED = /"(?:[^"]|"")*"/g;

/** Whether every row has as many fields, at least three. */
function isTable(rows: readonly string[], separator: RegExp): boolean {
  const [first = 0, ...counts] = rows.map((row) => row.replace(QUOTED, '').match(separator)?.length ?? 0);
  return first >= FEWEST_COLUMNS - 1 && counts.every((count) => count === first);
}
