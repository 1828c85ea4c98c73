import type { Range } from '#index/text/article.ts';
import { findCompounds, findWords } from '#index/text/text.ts';
import type { ByteReader, ByteWriter } from './byte-list.ts';

/** The words of some paragraphs as they are printed: their forms by number in a list of their own, of no archive. */
export type RecordedWords = {
  /** Where each word stands in the text. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** The number of each paragraph's first word. */
  paragraphs: Uint32Array;
  /** The form of each word. */
  forms: Uint32Array;
  /** Hyphened words, ascending: the number of the first word, how many words it covers, and the form of all together. */
  compounds: { places: Uint32Array; spans: Uint32Array; forms: Uint32Array };
};

/** Forms in the order in which they were first met, and their numbers. */
type FormList = Map<string, number>;

/** Writes down the words of some texts, each given by its paragraphs in text order, and the one list of all their forms. */
export function writeWords(texts: readonly { text: string; paragraphs: readonly Range[] }[], out: ByteWriter): void {
  const forms: FormList = new Map();
  const printed = texts.map(({ text, paragraphs }) => findRecorded(text, paragraphs, forms));
  out.number(forms.size);
  for (const form of forms.keys()) out.number(form.length);
  out.text([...forms.keys()].join(''));
  for (const words of printed) writeRecorded(words, out);
}

/** The forms that `writeWords` has listed. To be read first. */
export function readForms(from: ByteReader): string[] {
  const lengths = readMany(from, from.number());
  const all = from.text();
  const forms: string[] = [];
  let end = 0;
  for (const length of lengths) {
    forms.push(all.slice(end, end + length));
    end += length;
  }
  return forms;
}

function findRecorded(text: string, paragraphs: readonly Range[], list: FormList): RecordedWords {
  const [starts, ends, forms, firsts]: [number[], number[], number[], number[]] = [[], [], [], []];
  const compounds: { places: number[]; spans: number[]; forms: number[] } = { places: [], spans: [], forms: [] };
  for (const paragraph of paragraphs) {
    const words = findWords(text, paragraph);
    const base = starts.length;
    firsts.push(base);
    for (const { start, end, form } of words) {
      starts.push(start);
      ends.push(end);
      forms.push(numberIn(list, form));
    }
    for (const { first, last, form } of findCompounds(text, words)) {
      compounds.places.push(base + first);
      compounds.spans.push(last - first + 1);
      compounds.forms.push(numberIn(list, form));
    }
  }
  return {
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    paragraphs: Uint32Array.from(firsts),
    forms: Uint32Array.from(forms),
    compounds: {
      places: Uint32Array.from(compounds.places),
      spans: Uint32Array.from(compounds.spans),
      forms: Uint32Array.from(compounds.forms),
    },
  };
}

function numberIn(forms: FormList, form: string): number {
  const known = forms.get(form);
  if (known !== undefined) return known;
  forms.set(form, forms.size);
  return forms.size - 1;
}

/** Places ascend, so that what is written is how much farther each is than the one before. */
function writeRecorded({ starts, ends, paragraphs, forms, compounds }: RecordedWords, out: ByteWriter): void {
  out.number(starts.length);
  let last = 0;
  for (let at = 0; at < starts.length; at += 1) {
    const [start = 0, end = 0] = [starts[at], ends[at]];
    out.number(start - last);
    out.number(end - start);
    out.number(forms[at] ?? 0);
    last = end;
  }
  writeAscending(paragraphs, out);
  writeAscending(compounds.places, out);
  for (const span of compounds.spans) out.number(span);
  for (const form of compounds.forms) out.number(form);
}

/** One text's words, in the order in which `writeWords` was given the texts. */
export function readWords(from: ByteReader): RecordedWords {
  const length = from.number();
  const [starts, ends, forms] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
  let last = 0;
  for (let at = 0; at < length; at += 1) {
    const start = last + from.number();
    last = start + from.number();
    starts[at] = start;
    ends[at] = last;
    forms[at] = from.number();
  }
  const paragraphs = readAscending(from);
  const places = readAscending(from);
  const compounds = { places, spans: readMany(from, places.length), forms: readMany(from, places.length) };
  return { starts, ends, paragraphs, forms, compounds };
}

/** Numbers that are never below the one before. */
export function writeAscending(numbers: Uint32Array, out: ByteWriter): void {
  out.number(numbers.length);
  let last = 0;
  for (const number of numbers) {
    out.number(number - last);
    last = number;
  }
}

export function readAscending(from: ByteReader): Uint32Array {
  const numbers = new Uint32Array(from.number());
  let last = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    last += from.number();
    numbers[at] = last;
  }
  return numbers;
}

function readMany(from: ByteReader, length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) numbers[at] = from.number();
  return numbers;
}
