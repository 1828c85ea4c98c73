import type { Mention } from '#index/evidence/mentions.ts';
import type { Paraphrase } from '#index/evidence/paraphrases.ts';
import type { Named } from '#index/evidence/person-names.ts';
import type { Quotation } from '#index/evidence/quotations.ts';
import type { Attribution } from '#index/evidence/speakers.ts';
import type { Range } from '#index/text/article.ts';
import type { ByteReader, ByteWriter } from './byte-list.ts';
import type { Slices } from './slices.ts';

// What is written down of who says what, and read back to the letter. A 1 tells that something follows, a 0 that it is not there.

// So many are read between two breaths.
const READ_AT_ONCE = 500;

const FORMS = ['speech', 'fragment', 'name', 'block', 'post'] as const satisfies Quotation['form'][];

const RULES = [
  ...(['subject-verb', 'verb-subject', 'according', 'colon', 'verb-before', 'verb-further-before'] as const),
  ...(['shared-subject', 'set-off-participle', 'participle', 'relative', 'trailing', 'restrictive'] as const),
  ...(['signed', 'paragraph-before', 'sentence-before', 'same-paragraph', 'same-sentence', 'left-open'] as const),
  ...(['alone'] as const),
] as const satisfies Mention['rule'][];

export function writeAttributions(attributions: readonly Attribution[], out: ByteWriter): void {
  out.number(attributions.length);
  for (const { quotation, speaker, mention } of attributions) {
    writeQuotation(quotation, out);
    writeOptional(mention, out, writeMention);
    writeOptional(speaker === 'unclear' ? undefined : speaker, out, (named) => {
      writeNamed(named, out);
      writeMention(named, out);
    });
  }
}

export function* readAttributions(from: ByteReader): Slices<Attribution[]> {
  const attributions: Attribution[] = [];
  for (let left = from.number(); left > 0; left -= 1) {
    const quotation = readQuotation(from);
    const mention = readOptional(from, readMention);
    const speaker = readOptional(from, () => ({ ...readNamed(from), ...readMention(from) }));
    attributions.push({ quotation, speaker: speaker ?? 'unclear', ...(mention && { mention }) });
    if (left % READ_AT_ONCE === 0) yield;
  }
  return attributions;
}

/** A paraphrase is a sentence of its article: `sentences` are all of them, the very ones that the paraphrases have. */
export function writeParaphrases(
  paraphrases: readonly Paraphrase[],
  sentences: readonly Range[],
  out: ByteWriter,
): void {
  const numbers = new Map(sentences.map((sentence, at) => [sentence, at]));
  out.number(paraphrases.length);
  for (const { sentence, speaker } of paraphrases) {
    out.number(numbers.get(sentence) ?? 0);
    writeNamed(speaker, out);
  }
}

export function* readParaphrases(from: ByteReader, sentences: readonly Range[]): Slices<Paraphrase[]> {
  const paraphrases: Paraphrase[] = [];
  for (let left = from.number(); left > 0; left -= 1) {
    const sentence = sentences[from.number()];
    const speaker = readNamed(from);
    if (sentence) paraphrases.push({ sentence, speaker });
    if (left % READ_AT_ONCE === 0) yield;
  }
  return paraphrases;
}

function writeQuotation({ start, end, marks, paragraph, form, goesOn }: Quotation, out: ByteWriter): void {
  writeRange({ start, end }, out);
  writeRange(marks, out);
  out.number(paragraph);
  out.number(FORMS.indexOf(form));
  out.number(Number(goesOn.from));
  out.number(Number(goesOn.into));
}

function readQuotation(from: ByteReader): Quotation {
  const range = readRange(from);
  const marks = readRange(from);
  const paragraph = from.number();
  const form = FORMS[from.number()] ?? 'speech';
  return { ...range, marks, paragraph, form, goesOn: { from: from.number() === 1, into: from.number() === 1 } };
}

function writeMention({ mention, antecedent, cue, rule, confidence }: Mention, out: ByteWriter): void {
  writeRange(mention, out);
  writeOptional(antecedent, out, writeRange);
  writeRange(cue, out);
  out.number(RULES.indexOf(rule));
  out.fraction(confidence);
}

function readMention(from: ByteReader): Mention {
  const mention = readRange(from);
  const antecedent = readOptional(from, readRange);
  const cue = readRange(from);
  const rule = RULES[from.number()] ?? 'restrictive';
  return { mention, ...(antecedent && { antecedent }), cue, rule, confidence: from.fraction() };
}

function writeNamed({ printed, name, role, isShared, isQuoting }: Named, out: ByteWriter): void {
  out.text(printed);
  writeOptional(name, out, writeText);
  writeOptional(role, out, writeText);
  writeOptional(isShared, out, writeYesOrNo);
  writeOptional(isQuoting, out, writeYesOrNo);
}

function readNamed(from: ByteReader): Named {
  const printed = from.text();
  const name = readOptional(from, from.text);
  const role = readOptional(from, from.text);
  const isShared = readOptional(from, readYesOrNo);
  const isQuoting = readOptional(from, readYesOrNo);
  return {
    printed,
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(isShared !== undefined && { isShared }),
    ...(isQuoting !== undefined && { isQuoting }),
  };
}

function writeRange({ start, end }: Range, out: ByteWriter): void {
  out.number(start);
  out.number(end - start);
}

function readRange(from: ByteReader): Range {
  const start = from.number();
  return { start, end: start + from.number() };
}

function writeText(text: string, out: ByteWriter): void {
  out.text(text);
}

function writeYesOrNo(yes: boolean, out: ByteWriter): void {
  out.number(Number(yes));
}

function readYesOrNo(from: ByteReader): boolean {
  return from.number() === 1;
}

function writeOptional<Value>(
  value: Value | undefined,
  out: ByteWriter,
  write: (value: Value, out: ByteWriter) => void,
): void {
  out.number(value === undefined ? 0 : 1);
  if (value !== undefined) write(value, out);
}

function readOptional<Value>(from: ByteReader, read: (from: ByteReader) => Value): Value | undefined {
  return from.number() === 1 ? read(from) : undefined;
}
