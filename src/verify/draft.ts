import type { Named } from '#index/evidence/person-names.ts';
import { findQuotations, type Quotation } from '#index/evidence/quotations.ts';
import { type Attribution, attribute } from '#index/evidence/speakers.ts';
import type { Paragraph } from '#index/text/article.ts';
import { normaliseText } from '#src/ingest/decode.ts';
import { joinLines } from '#src/ingest/lines/join-lines.ts';
import { splitParagraphs } from '#src/ingest/paragraphs.ts';
import { trace } from '#src/ingest/source/traced-text.ts';
import { interruption, type Piece, readPieces } from '#src/wording/pieces.ts';
import { BROKEN, withoutEntities } from '#src/wording/shapes.ts';

/**
 * A quotation in a draft. `text` is as drafted, with who speaks left in where the draft interrupts it; `pieces` are
 * what is compared, in offsets of `draft`; `hyphened` are they if a word that a line end breaks keeps its hyphen.
 * `parts` are the quotations on either side of an interruption; `speaker` is whom the draft names beside it, and
 * `isSpeech` whether it sets the words as somebody's at all.
 */
export type Drafted = {
  draft: string;
  text: string;
  pieces: Piece[];
  hyphened?: Piece[];
  isFragment: boolean;
  isSpeech: boolean;
  speaker?: Named;
  parts: Drafted[];
};

type Draft = { text: string; paragraphs: Paragraph[]; isMarked: boolean };

// How chats mark what was said elsewhere, at the start of a line.
const CHAT_QUOTE = /^[^\S\n\r\u2028\u2029]*(?:>|&gt;)+/gmu;
// A line that breaks in mid-sentence.
const WRAPPED = /(?<=[\p{L}\p{N},;])[^\S\n]*\n[^\S\n]*(?=\p{Ll})/gu;
// A word that a line end breaks.
const BROKEN_AT_END = /(?<=\p{L})[-‐][^\S\n]*\n[^\S\n]*(?=\p{L})/gu;
const PRONOUN =
  /^(?:he|she|they|we|i|it|who|that|others?|some|many|most|one|another|several|both|(?:some|any|every|no)(?:body|one))$/iu;
const EDGES = /^[\s"“”„«»'‘’`]+|(?<![\s"“”„«»'‘’`])[\s"“”„«»'‘’`]+$/gu;
// “We will go.” – Karoline Leavitt
const SIGNED = /^["”»'’]*\s*(?:[—–-]|--)\s*(?<name>\p{Lu}[^\n,;:()]{1,60})/u;

/** Every quotation of a draft, in order. A draft without any is taken for one itself, paragraph by paragraph. */
export function readDraft(pasted: string): Drafted[] {
  const lines = normaliseText(withoutEntities(pasted))
    .replace(CHAT_QUOTE, '')
    .replace(BROKEN_AT_END, BROKEN)
    .replace(WRAPPED, ' ');
  const { text } = joinLines(trace(lines));
  const drafted = draftedIn(asDraft(text, true));
  return drafted.length > 0 ? drafted : draftedIn(asDraft(inMarks(text), false));
}

function asDraft(text: string, isMarked: boolean): Draft {
  const paragraphs = splitParagraphs(text).map(
    ({ number, start, end }): Paragraph => ({ number, start, end, kind: 'body', rule: 'pasted' }),
  );
  return { text, paragraphs, isMarked };
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
    if (last && isOne(last.at(-1), attribution)) last.push(attribution);
    else groups.push([attribution]);
  }
  return groups
    .map((group) => draftedOf(draft, group))
    .filter(({ pieces }) => pieces.some(({ kind }) => kind === 'word'));
}

/** Whether two quotations are one: that says in between who speaks, or that is opened again in the next paragraph. */
function isOne(before: Attribution | undefined, { quotation, mention }: Attribution): boolean {
  if (quotation.goesOn.from) return before?.quotation.goesOn.into === true;
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
  const isFragment = quotations.every(({ form }) => form === 'fragment');
  const drafted = text.slice(first?.start, last?.end);

  return {
    draft: text,
    text: drafted,
    pieces: piecesOf(text, quotations, true),
    ...(drafted.includes(BROKEN) && { hyphened: piecesOf(text, quotations, false) }),
    isFragment,
    isSpeech: draft.isMarked && (speaker !== undefined || group.some(({ mention }) => mention) || !isFragment),
    ...(speaker && { speaker }),
    parts: group.length > 1 ? group.map((one) => draftedOf(draft, [one])) : [],
  };
}

function piecesOf(text: string, quotations: readonly Quotation[], isWhole: boolean): Piece[] {
  return quotations.flatMap((quotation, at) => [
    ...(at > 0 && !quotation.goesOn.from ? [interruption(quotation.start)] : []),
    ...readPieces(text, quotation, { isWhole: (_, isAtEnd) => isAtEnd && isWhole }),
  ]);
}

/** Whom the draft names for a quotation, if only by an office; nobody where that is a pronoun. */
function speakerBeside(draft: Draft, group: readonly Attribution[]): Named | undefined {
  const named = group.map(({ speaker }) => speaker).find((speaker) => speaker !== 'unclear');
  return named ?? signatureAfter(draft, group.at(-1)?.quotation) ?? mentionedBeside(draft, group);
}

/** Whoever a draft mentions without being certain: what it may say must not pass unchecked. */
function mentionedBeside({ text }: Draft, group: readonly Attribution[]): Named | undefined {
  const mention = group.map((one) => one.mention?.mention).find((range) => range !== undefined);
  const printed = mention && text.slice(mention.start, mention.end);
  return printed === undefined || PRONOUN.test(printed) ? undefined : { printed };
}

function signatureAfter({ text }: Draft, quotation: Quotation | undefined): Named | undefined {
  const printed = quotation && SIGNED.exec(text.slice(quotation.end))?.groups?.name?.trim();
  return printed === undefined ? undefined : { printed, name: printed };
}
