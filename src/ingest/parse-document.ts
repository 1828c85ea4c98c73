import { createHash } from 'node:crypto';
import type { Article, Facts, Range, SourceMap, Terms } from '#index/text/article.ts';
import { withFullStop } from '#index/text/full-stop.ts';
import { decodeText, normaliseText, type Unreadable, whyNoArticle } from './decode.ts';
import { findFacts, receiptsFor } from './facts/find-facts.ts';
import { type Given, parseSidecar, splitFrontMatter } from './front-matter.ts';
import { markParagraphs } from './marking/mark-paragraphs.ts';
import type { Signs } from './marks/typesetting.ts';
import { readingText } from './reading-text.ts';
import { mapToBytes } from './source/source-map.ts';
import { arrange, type TracedText } from './source/traced-text.ts';
import { findTerms } from './terms/find-terms.ts';
import { type GivenTerms, settleTerms } from './terms/given-terms.ts';
import { readWall } from './wall.ts';

/** Something about a file that its keeper should know: why it was refused, or what in it could not be used. */
export type FileRemark = { file: string; reason: string };

/** A document as it came: its name for readers, its bytes, and the sidecar beside it, if any, or why that cannot be read. */
export type Document = { file: string; bytes: Uint8Array; sidecar?: Uint8Array | Unreadable };

/** Which reader this is: to be raised when the same bytes become another article, or an article another record. A test tells. */
export const READER_VERSION = 6;

/** The same with what else decides what becomes of a document: which words there are, ICU says. */
export const READER = `${READER_VERSION} with ICU ${process.versions.icu}`;

/** What a document became, and where each stretch of its text was taken from. A fact that could not be used costs a warning, never the article. */
export type Parsed = { article: Article; map: SourceMap; warnings: FileRemark[] } | { refusal: FileRemark };

// Enough to keep any archive's ids and versions apart, and short enough for a button's value.
const DIGEST_LENGTH = 16;

/**
 * Reads a document into an article. `article.text` is what a reader reads of it, without its front matter.
 * Facts and terms come from the sidecar, else the front matter, else the document's own words; never from elsewhere.
 */
export function parseDocument({ file: path, bytes, sidecar }: Document): Parsed {
  const file = printable(path);
  const read = decodeText(bytes);
  if ('reason' in read) return { refusal: { file, reason: read.reason } };

  const why = whyNoArticle(read.decoded.text);
  if (why !== undefined) return { refusal: { file, reason: why } };

  const { text: story, given } = splitFrontMatter(read.decoded.text);
  if (story.trim() === '') return { refusal: { file, reason: 'There is nothing after the front matter.' } };

  const { traced, signs, furniture } = readingText(lastOf(read.decoded, story.length), path);
  const { text } = traced;
  const wall = readWall(text);
  if (wall) return { refusal: { file, reason: wall } };
  const beside = sidecar && readSidecar(sidecar);
  const { facts, terms, receipts, paragraphs, faults } = readText(text, { file, signs, furniture, given, beside });

  return {
    article: {
      id: digest(path),
      version: digest(JSON.stringify([text, sorted({ ...facts, ...terms })])),
      file,
      text,
      paragraphs,
      ...facts,
      ...terms,
      receipts,
    },
    map: mapToBytes(traced, { ...read, bytes }),
    warnings: [
      ...remarks(file, faults),
      ...remarks(file, given?.faults, 'Front matter: '),
      ...remarks(file, beside?.faults, 'Sidecar: '),
    ],
  };
}

/** The last code units of a text, as many as these. */
function lastOf(traced: TracedText, length: number): TracedText {
  const end = traced.text.length;
  return arrange(traced, [{ start: end - length, end }]);
}

type Written = {
  file: string;
  signs: Signs;
  furniture: readonly Range[];
  given: Given | undefined;
  beside: Given | undefined;
};

function readText(text: string, { file, signs, furniture, given, beside }: Written) {
  const written = { ...given?.facts, ...beside?.facts };
  const { paragraphs, layout } = markParagraphs(text, {
    file,
    signs,
    furniture,
    ...(written.headline !== undefined && { headline: written.headline }),
  });
  const own = findFacts(paragraphs, layout);
  const ownTerms = findTerms(paragraphs, layout, written.headline);

  const facts: Facts = { ...own.facts, ...written };
  // What the newsroom wrote down itself settles what the text left open.
  const terms = settling({ ...given?.terms, ...beside?.terms }, ownTerms.terms);
  const isOpen = ([term]: [string, string]) => !(term in terms);
  const isHeld = given?.isHeld === true || beside?.isHeld === true;
  const receipts: Article['receipts'] = {
    ...own.receipts,
    ...receiptsFor({ ...given?.facts, ...given?.terms }, 'Given in the front matter.'),
    ...receiptsFor({ ...beside?.facts, ...beside?.terms }, 'Given in the sidecar.'),
    ...Object.fromEntries(Object.entries(ownTerms.receipts).filter(isOpen)),
    ...(isHeld && { status: 'Something that was written down may restrict it, and could not be understood.' }),
  };
  const faults = Object.entries(ownTerms.faults)
    .filter(isOpen)
    .map(([, fault]) => fault);
  const all = [...own.faults, ...faults];
  return { paragraphs, facts, terms: settleTerms({ ...ownTerms.terms, ...terms }, isHeld), receipts, faults: all };
}

/** What was written down of a document, as far as it settles what the document orders: that it is corrected does not. */
function settling({ status, ...written }: GivenTerms, own: GivenTerms): GivenTerms {
  const isOrdered = own.status === 'withdrawn' || own.status === 'held';
  return { ...written, ...(status !== undefined && !(status === 'corrected' && isOrdered) && { status }) };
}

function readSidecar(sidecar: Uint8Array | Unreadable): Given {
  const decoded = 'reason' in sidecar ? sidecar : decodeText(sidecar);
  if (!('reason' in decoded)) return parseSidecar(decoded.decoded.text);
  // Nobody knows what it holds; an empty one holds nothing.
  const isEmpty = 'length' in sidecar && sidecar.length === 0;
  return { facts: {}, terms: {}, isHeld: !isEmpty, faults: [`cannot be read. ${decoded.reason}`] };
}

function remarks(file: string, faults: readonly string[] = [], where = ''): FileRemark[] {
  return faults.map((fault) => ({ file, reason: withFullStop(`${where}${fault}`) }));
}

// File names come from outside too, and are shown beside quotes: no invisible characters, no line ends.
function printable(path: string): string {
  return normaliseText(path).replace(/[\p{Cc}\p{Zl}\p{Zp}\ufffd]/gu, '?');
}

function sorted(known: Facts & Terms): [string, unknown][] {
  return Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);
}
