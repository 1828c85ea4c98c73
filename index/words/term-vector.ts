import type { Range } from '#index/text/article.ts';
import { findCompounds, findWords, type Word } from '#index/text/text.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Where each form stands in some paragraphs of a text (Lucene's word for it). Words are numbered through them from 0.
 * Typed arrays, kept from the moment an article is read: tokenising a hundred articles on every query costs more
 * than the rest of the answer.
 */
export type TermVector = {
  /** Where each word stands in the text. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** The number of each paragraph's first word. */
  paragraphs: Uint32Array;
  /** The forms that occur, ascending; those of `forms[i]` stand at `places[first[i]]` up to `places[first[i + 1]]`. */
  forms: Uint32Array;
  first: Uint32Array;
  /** Word numbers, ascending within one form. */
  places: Uint32Array;
  /** How many words each place covers: 1, or all the parts of a hyphened word. */
  spans: Uint8Array;
};

type Entry = { form: number; place: number; span: number };

/** Reads the words of `paragraphs` (in text order) into a term vector, naming their forms in `lexicon`. */
export function buildTermVector(text: string, paragraphs: readonly Range[], lexicon: Lexicon): TermVector {
  const words: Word[] = [];
  const entries: Entry[] = [];
  const firstWords: number[] = [];

  for (const paragraph of paragraphs) {
    const found = findWords(text, paragraph);
    const base = words.length;
    firstWords.push(base);
    for (const [at, { form }] of found.entries())
      entries.push({ form: lexicon.numberOf(form), place: base + at, span: 1 });
    for (const { first, last, form } of findCompounds(text, found)) {
      entries.push({ form: lexicon.numberOf(form), place: base + first, span: last - first + 1 });
    }
    for (const word of found) words.push(word);
  }
  return packed({ words, firstWords, entries: entries.sort((a, b) => a.form - b.form || a.place - b.place) });
}

type Read = { words: readonly Word[]; firstWords: readonly number[]; entries: readonly Entry[] };

/** The typed arrays of a vector, in one buffer: the garbage collector stops for a while over thousands of small ones. */
function packed({ words, firstWords, entries }: Read): TermVector {
  const forms: number[] = [];
  const first: number[] = [];
  for (const [at, { form }] of entries.entries()) {
    if (form === forms.at(-1)) continue;
    forms.push(form);
    first.push(at);
  }
  first.push(entries.length);

  const length = 2 * words.length + firstWords.length + forms.length + first.length + entries.length;
  const buffer = new ArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT + entries.length);
  let end = 0;
  function keep(numbers: readonly number[]): Uint32Array {
    const kept = new Uint32Array(buffer, end, numbers.length);
    kept.set(numbers);
    end += kept.byteLength;
    return kept;
  }

  const vector = {
    starts: keep(words.map(({ start }) => start)),
    ends: keep(words.map((word) => word.end)),
    paragraphs: keep(firstWords),
    forms: keep(forms),
    first: keep(first),
    places: keep(entries.map(({ place }) => place)),
  };
  const spans = new Uint8Array(buffer, end);
  spans.set(entries.map(({ span }) => Math.min(span, 255)));
  return { ...vector, spans };
}

/** Where in `vector.places` a form's places begin and end; an empty range when it does not occur. */
export function placesOf(vector: TermVector, form: number): Range {
  const at = firstAtLeast(vector.forms, form);
  if (vector.forms[at] !== form) return { start: 0, end: 0 };
  return { start: vector.first[at] ?? 0, end: vector.first[at + 1] ?? 0 };
}

/** Whether a form is word number `place`, or begins a hyphened one there. */
export function standsAt(vector: TermVector, form: number, place: number): boolean {
  const { start, end } = placesOf(vector, form);
  const places = vector.places.subarray(start, end);
  return places[firstAtLeast(places, place)] === place;
}

/** The forms of words `first` up to `last`, in text order. */
export function formsBetween(
  { forms, first: starts, places, spans }: TermVector,
  first: number,
  last: number,
): Uint32Array {
  const between = new Uint32Array(Math.max(0, last - first));
  let at = 0;
  // By number and not by iterator: this walks the whole article for every quote that is shown.
  for (let n = 0; n < places.length; n += 1) {
    while ((starts[at + 1] ?? places.length) <= n) at += 1;
    const place = places[n] ?? 0;
    // A hyphened word stands where its parts do.
    if (place >= first && place < last && spans[n] === 1) between[place - first] = forms[at] ?? 0;
  }
  return between;
}

/** Which of the vector's paragraphs (from 0) word number `place` stands in. */
export function paragraphAt(vector: TermVector, place: number): number {
  return firstAtLeast(vector.paragraphs, place + 1) - 1;
}

/** The first index whose value is not below `value`, in an ascending array. */
export function firstAtLeast(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Many vectors as a few long arrays, each with the length of every vector's part: quick to write down and to read back. */
export type PackedVectors = { lengths: Uint32Array[]; numbers: Uint32Array[]; spans: Uint8Array };

const NUMBERS = ['starts', 'ends', 'paragraphs', 'forms', 'first', 'places'] as const;

export function packVectors(vectors: readonly TermVector[]): PackedVectors {
  return {
    lengths: NUMBERS.map((name) => Uint32Array.from(vectors, (vector) => vector[name].length)),
    numbers: NUMBERS.map((name) => joined(vectors.map((vector) => vector[name]))),
    spans: new Uint8Array(Buffer.concat(vectors.map(({ spans }) => spans))),
  };
}

/** The vectors again, as views of the long arrays. */
export function unpackVectors({ lengths, numbers, spans }: PackedVectors): TermVector[] {
  const next = NUMBERS.map(() => 0);
  let nextSpan = 0;

  function take(part: number, at: number): Uint32Array {
    const start = next[part] ?? 0;
    const end = start + (lengths[part]?.[at] ?? 0);
    next[part] = end;
    return start < end ? (numbers[part]?.subarray(start, end) ?? NO_NUMBERS) : NO_NUMBERS;
  }

  return Array.from({ length: lengths[0]?.length ?? 0 }, (_, at) => {
    const [starts, ends, paragraphs] = [take(0, at), take(1, at), take(2, at)];
    const [forms, first, places] = [take(3, at), take(4, at), take(5, at)];
    const from = nextSpan;
    nextSpan += places.length;
    if (paragraphs.length === 0) return NO_WORDS;
    return { starts, ends, paragraphs, forms, first, places, spans: spans.subarray(from, nextSpan) };
  });
}

// Most stories have no captions or promos: what they lack is one vector, not thousands.
const NO_NUMBERS = new Uint32Array();
const NO_WORDS: TermVector = {
  starts: NO_NUMBERS,
  ends: NO_NUMBERS,
  paragraphs: NO_NUMBERS,
  forms: NO_NUMBERS,
  first: new Uint32Array(1),
  places: NO_NUMBERS,
  spans: new Uint8Array(),
};

function joined(arrays: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}
