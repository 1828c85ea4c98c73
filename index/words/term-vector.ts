import type { Range } from '#index/text/article.ts';
import type { Slices } from './slices.ts';
import type { RecordedWords } from './word-record.ts';

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

/**
 * Puts the words of some texts of one article into term vectors: `numbers` are those of the lexicon, by the numbers that
 * their forms have in the article's own list. All arrays share one buffer, `more` bytes of which are left to the caller: the
 * garbage collector stops for a while over thousands of small ones.
 */
export function* toTermVectors(
  texts: readonly RecordedWords[],
  numbers: Uint32Array,
  more: number,
): Slices<{ vectors: TermVector[]; rest: Uint8Array<ArrayBuffer> }> {
  const sorted: SortedForms[] = [];
  for (const words of texts) {
    sorted.push(sortForms(words, numbers));
    yield;
  }
  const length = texts.reduce((sum, words, at) => sum + lengthOf(words, sorted[at]?.forms.length ?? 0), 0);
  const places = texts.reduce((sum, words) => sum + placesIn(words), 0);
  const buffer = new ArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT + places + more);
  const room = { buffer, numbersEnd: 0, spansEnd: length * Uint32Array.BYTES_PER_ELEMENT };
  const vectors: TermVector[] = [];
  for (const [at, words] of texts.entries()) {
    vectors.push(packed(words, sorted[at] ?? NO_FORMS, room));
    yield;
  }
  return { vectors, rest: new Uint8Array(buffer, room.spansEnd) };
}

/** The forms of a text by their numbers in the lexicon, ascending, and where the places of each begin; `next`: the same by own number. */
type SortedForms = { forms: Uint32Array; first: Uint32Array; next: Uint32Array };
const NO_FORMS: SortedForms = { forms: new Uint32Array(), first: new Uint32Array(), next: new Uint32Array() };

function sortForms(words: RecordedWords, numbers: Uint32Array): SortedForms {
  const times = countForms(words, numbers.length);
  // As one number each, so that V8 sorts them without asking us.
  const keys: number[] = [];
  for (let form = 0; form < times.length; form += 1) {
    if ((times[form] ?? 0) > 0) keys.push((numbers[form] ?? 0) * numbers.length + form);
  }
  const forms = new Uint32Array(keys.length);
  const first = new Uint32Array(keys.length + 1);
  let end = 0;
  for (const [at, key] of Float64Array.from(keys).sort().entries()) {
    const form = key % numbers.length;
    forms[at] = Math.floor(key / numbers.length);
    first[at] = end;
    end += times[form] ?? 0;
    times[form] = first[at] ?? 0;
  }
  first[keys.length] = end;
  return { forms, first, next: times };
}

function countForms({ forms, compounds }: RecordedWords, size: number): Uint32Array {
  const times = new Uint32Array(size);
  for (const form of forms) times[form] = (times[form] ?? 0) + 1;
  for (const form of compounds.forms) times[form] = (times[form] ?? 0) + 1;
  return times;
}

function placesIn({ forms, compounds }: RecordedWords): number {
  return forms.length + compounds.forms.length;
}

function lengthOf(words: RecordedWords, forms: number): number {
  return 2 * words.starts.length + words.paragraphs.length + 2 * forms + 1 + placesIn(words);
}

type Room = { buffer: ArrayBuffer; numbersEnd: number; spansEnd: number };

function packed(words: RecordedWords, { forms, first, next }: SortedForms, room: Room): TermVector {
  if (words.paragraphs.length === 0) return NO_WORDS;
  const starts = kept(words.starts, room);
  const ends = kept(words.ends, room);
  const paragraphs = kept(words.paragraphs, room);
  const vector = { starts, ends, paragraphs, forms: kept(forms, room), first: kept(first, room) };
  const length = placesIn(words);
  const places = new Uint32Array(room.buffer, room.numbersEnd, length);
  const spans = new Uint8Array(room.buffer, room.spansEnd, length);
  room.numbersEnd += places.byteLength;
  room.spansEnd += length;

  function put(form: number, place: number, span: number): void {
    const to = next[form] ?? 0;
    next[form] = to + 1;
    places[to] = place;
    spans[to] = Math.min(span, LONGEST_SPAN);
  }
  const { compounds } = words;
  let compound = 0;
  for (let place = 0; place < words.forms.length; place += 1) {
    put(words.forms[place] ?? 0, place, 1);
    if (compounds.places[compound] !== place) continue;
    put(compounds.forms[compound] ?? 0, place, compounds.spans[compound] ?? 1);
    compound += 1;
  }
  return { ...vector, places, spans };
}

function kept(numbers: Uint32Array, room: Room): Uint32Array {
  const view = new Uint32Array(room.buffer, room.numbersEnd, numbers.length);
  view.set(numbers);
  room.numbersEnd += view.byteLength;
  return view;
}

const LONGEST_SPAN = 255;

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
