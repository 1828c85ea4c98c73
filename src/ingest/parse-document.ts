import { createHash } from 'node:crypto';
import type { Article, Facts } from '#index/article.ts';
import { decodeText, normaliseText } from './decode.ts';
import { findFacts, type KnownFacts, receiptsFor } from './facts/find-facts.ts';
import { type GivenFacts, parseSidecar, splitFrontMatter } from './front-matter.ts';
import { markParagraphs } from './marking/mark-paragraphs.ts';

/** Something about a file that its keeper should know: why it was refused, or what in it could not be used. */
export type Remark = { file: string; reason: string };

/** A document as it came: its name for readers, its bytes, and the bytes of the sidecar beside it, if any. */
export type Document = { file: string; bytes: Uint8Array; sidecar?: Uint8Array };

/** What a document became. A fact that could not be used costs a warning, never the article. */
export type Parsed = { article: Article; warnings: Remark[] } | { refusal: Remark };

// Enough to keep any archive's ids and versions apart, and short enough for a button's value.
const DIGEST_LENGTH = 16;

/**
 * Reads a document into an article. `article.text` is the document without its front matter.
 * Facts come from the sidecar, else the front matter, else the document's own words; never from elsewhere.
 */
export function parseDocument({ file: path, bytes, sidecar }: Document): Parsed {
  const file = printable(path);
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return { refusal: { file, reason: decoded.reason } };

  const { text, given } = splitFrontMatter(decoded.text);
  if (text.trim() === '') return { refusal: { file, reason: 'There is nothing after the front matter.' } };

  const beside = sidecar && readSidecar(sidecar);
  const { facts, receipts, paragraphs } = readText(text, { file, given, beside });

  return {
    article: {
      id: digest(path),
      version: digest(JSON.stringify([text, sorted(facts)])),
      file,
      text,
      paragraphs,
      ...facts,
      receipts,
    },
    warnings: [...remarks(file, 'Front matter', given), ...remarks(file, 'Sidecar', beside)],
  };
}

type Given = { file: string; given: GivenFacts | undefined; beside: GivenFacts | undefined };

function readText(text: string, { file, given, beside }: Given) {
  const written = { ...given?.facts, ...beside?.facts };
  const { paragraphs, layout } = markParagraphs(text, {
    file,
    ...(written.headline !== undefined && { headline: written.headline }),
  });
  const own = findFacts(paragraphs, layout);

  const facts: Facts = { ...own.facts, ...written };
  const receipts: KnownFacts['receipts'] = {
    ...own.receipts,
    ...receiptsFor(given?.facts ?? {}, 'Given in the front matter.'),
    ...receiptsFor(beside?.facts ?? {}, 'Given in the sidecar.'),
  };
  return { paragraphs, facts, receipts };
}

function readSidecar(bytes: Uint8Array): GivenFacts {
  const decoded = decodeText(bytes);
  return 'reason' in decoded
    ? { facts: {}, faults: [`cannot be read. ${decoded.reason}`] }
    : parseSidecar(decoded.text);
}

function remarks(file: string, where: string, given: GivenFacts | undefined): Remark[] {
  return (given?.faults ?? []).map((fault) => ({ file, reason: `${where}: ${fault}.` }));
}

// File names come from outside too, and are shown beside quotes: no invisible characters, no line ends.
function printable(path: string): string {
  return normaliseText(path).replace(/[\p{Cc}\p{Zl}\p{Zp}\ufffd]/gu, '?');
}

function sorted(facts: Facts): [string, unknown][] {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);
}
