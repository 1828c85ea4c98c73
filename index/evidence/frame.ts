import type { Range } from '#index/text/article.ts';
import { NAME_PARTS, OPENERS, TITLES } from '#index/text/sentence-words.ts';
import { CALENDAR, PRONOUNS } from './cue-words.ts';
import type { Quotation } from './quotations.ts';

/** One piece of a paragraph as its reporter wrote it: a word, a mark, or a whole quotation. */
export type FrameToken = Range & {
  kind: 'word' | 'mark' | 'quotation';
  /** The word in small letters, the mark itself, or `"` for a quotation. */
  form: string;
  isCapital: boolean;
  /** Whether a sentence ends with it. */
  ends: boolean;
  /** Of a quotation: whether its own last mark lets the reporter's sentence go on. */
  isLight?: boolean;
  quotation?: Quotation;
};

/** A paragraph's pieces in order, each quotation being one: its frame. */
export type Frame = readonly FrameToken[];

const TOKEN =
  /(?<word>(?:\p{L}\.)+\p{L}?|[\p{L}\p{M}\p{N}@][\p{L}\p{M}\p{N}'’-]*(?:\.\p{L}+)*\.?)|\.{2,}|…|--|[.,:;?!()[\]—–-]/gu;
const SENTENCE_END = /^(?:[.?!…]|\.{2,})$/u;

/** The frame of a paragraph around its quotations, which come in order. */
export function readFrame(text: string, paragraph: Range, quotations: readonly Quotation[]): FrameToken[] {
  const frame: FrameToken[] = [];
  let at = paragraph.start;

  for (const quotation of quotations) {
    for (const token of readWords(text, { start: at, end: quotation.marks.start })) frame.push(token);
    frame.push(asToken(text, quotation));
    at = quotation.marks.end;
  }
  for (const token of readWords(text, { start: at, end: paragraph.end })) frame.push(token);
  return frame;
}

/** Whether a token is part of a name: a capital, and not one that only begins a sentence. */
export function isName(frame: Frame, at: number): boolean {
  const token = frame[at];
  if (token?.kind !== 'word' || !token.isCapital || PRONOUNS.has(token.form) || CALENDAR.has(token.form)) return false;
  return !(OPENERS.has(token.form) && opensClause(frame, at));
}

function opensClause(frame: Frame, at: number): boolean {
  const before = frame[at - 1];
  return before === undefined || before.ends || before.kind === 'quotation' || /^[,:—–]$/u.test(before.form);
}

function asToken(text: string, quotation: Quotation): FrameToken {
  const words = text.slice(quotation.start, quotation.end);
  return {
    ...quotation.marks,
    kind: 'quotation',
    form: '"',
    isCapital: false,
    ends: /[.?!]['’]?$/u.test(words),
    isLight: /(?:[,?!—–-]|\.{3}|…)['’]?$/u.test(words),
    quotation,
  };
}

function readWords(text: string, { start, end }: Range): FrameToken[] {
  const tokens: FrameToken[] = [];
  for (const { 0: found, index, groups } of text.slice(start, end).matchAll(TOKEN)) {
    const from = start + index;
    const word = groups?.word;
    if (word === undefined) {
      tokens.push(mark(found, from));
    } else if (word.endsWith('.') && !isAbbreviation(word)) {
      tokens.push(asWord(word.slice(0, -1), from), mark('.', from + word.length - 1));
    } else {
      tokens.push(asWord(word, from));
    }
  }
  return tokens;
}

function asWord(word: string, start: number): FrameToken {
  const form = word.toLowerCase().replaceAll('’', "'");
  return { start, end: start + word.length, kind: 'word', form, isCapital: /^\p{Lu}/u.test(word), ends: false };
}

function mark(form: string, start: number): FrameToken {
  return { start, end: start + form.length, kind: 'mark', form, isCapital: false, ends: SENTENCE_END.test(form) };
}

/** `U.S.`, `Gov.`, `D-Ill.` */
function isAbbreviation(word: string): boolean {
  const bare = word.slice(word.lastIndexOf('-') + 1, -1);
  return /^(?:\p{L}\.)*\p{L}$/u.test(bare) || TITLES.has(bare) || NAME_PARTS.has(bare);
}
