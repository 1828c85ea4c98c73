import type { Named } from '#index/evidence/person-names.ts';
import { findQuotations, type Quotation } from '#index/evidence/quotations.ts';
import { type Attribution, attribute } from '#index/evidence/speakers.ts';
import type { Paragraph } from '#index/text/article.ts';
import { normaliseText } from '#src/ingest/decode.ts';
import { splitParagraphs } from '#src/ingest/paragraphs.ts';
import { interruption, type Piece, readPieces } from '#src/wording/pieces.ts';

/**
 * A quotation in a draft. `text` is as drafted, with who speaks left in where the draft interrupts it; `pieces` are
 * what is compared, in offsets of `draft`. `parts` are the quotations on either side of
 * an interruption; `speaker` is whom the draft names beside it.
 */
export type Drafted = {
  draft: string;
  text: string;
  pieces: Piece[];
  isFragment: boolean;
  speaker?: Named;
  parts: Drafted[];
};

type Draft = { text: string; paragraphs: Paragraph[] };

// How chats mark what was said elsewhere, at the start of a line.
const CHAT_QUOTE = /^[^\S\n]*(?:>|&gt;)+/gmu;
// A line that breaks in mid-sentence.
const WRAPPED = /(?<=[\p{L}\p{N},;])[^\S\n]*\n[^\S\n]*(?=\p{Ll})/gu;
const EDGES = /^[\s"“”„«»'‘’`]+|[\s"“”„«»'‘’`]+$/gu;
// “We will go.” – Karoline Leavitt
const SIGNED = /^["”»'’]*\s*(?:[—–-]|--)\s*(?<name>\p{Lu}[^\n,;:()]{1,60})/u;

/** Every quotation of a draft, in order. A draft without any is taken for one itself, paragraph by paragraph. */
export function readDraft(pasted: string): Drafted[] {
  const text = normaliseText(pasted).replace(CHAT_QUOTE, '').replace(WRAPPED, ' ');
  const drafted = draftedIn(asDraft(text));
  return drafted.length > 0 ? drafted : draftedIn(asDraft(inMarks(text)));
}

function asDraft(text: string): Draft {
  const paragraphs = splitParagraphs(text).map(
    ({ number, start, end }): Paragraph => ({ number, start, end, kind: 'body', rule: 'pasted' }),
  );
  return { text, paragraphs };
}

/** Each paragraph between quotation marks, so that a mark left over inside finds its partner: `We go,” she said, “now`. */
function inMarks(text: string): string {
  return splitParagraphs(text)
    .map((paragraph) => `“${paragraph.text.replace(EDGES, '')}”`)
    .join('\n\n');
}

function draftedIn(draft: Draft): Drafted[] {
  const attributions = attribute(draft, findQuotations(draft));
  const groups: Attribution[][] = [];
  for (const attribution of attributions) {
    const last = groups.at(-1);
    if (last && isInterrupted(last.at(-1), attribution)) last.push(attribution);
    else groups.push([attribution]);
  }
  return groups
    .map((group) => draftedOf(draft, group))
    .filter(({ pieces }) => pieces.some(({ kind }) => kind === 'word'));
}

/** Whether two quotations are one that says in between who speaks. */
function isInterrupted(before: Attribution | undefined, { quotation, mention }: Attribution): boolean {
  return (
    before?.quotation.paragraph === quotation.paragraph &&
    mention !== undefined &&
    before.mention?.mention.start === mention.mention.start
  );
}

function draftedOf(draft: Draft, group: readonly Attribution[]): Drafted {
  const { text } = draft;
  const quotations = group.map(({ quotation }) => quotation);
  const [first, last] = [quotations[0], quotations.at(-1)];
  const speaker = speakerBeside(draft, group);

  return {
    draft: text,
    text: text.slice(first?.start, last?.end),
    pieces: quotations.flatMap((quotation, at) => [
      ...(at > 0 ? [interruption(quotation.start)] : []),
      ...readPieces(text, quotation),
    ]),
    isFragment: quotations.every(({ form }) => form === 'fragment'),
    ...(speaker && { speaker }),
    parts: group.length > 1 ? group.map((one) => draftedOf(draft, [one])) : [],
  };
}

/** Whom the draft names for a quotation; nobody where that is a pronoun or two people could be meant. */
function speakerBeside(draft: Draft, group: readonly Attribution[]): Named | undefined {
  const named = group.map(({ speaker }) => speaker).find((speaker) => speaker !== 'unclear');
  return named ?? signatureAfter(draft, group.at(-1)?.quotation);
}

function signatureAfter({ text }: Draft, quotation: Quotation | undefined): Named | undefined {
  const printed = quotation && SIGNED.exec(text.slice(quotation.end))?.groups?.name?.trim();
  return printed === undefined ? undefined : { printed, name: printed };
}
