import type { Document } from '#src/ingest/parse-document.ts';
import { createRandom } from '../instruments/random.ts';

/** A document that is written into the folder at some moment, in the place of what it was before if it was there. */
export type Writing = Document & {
  /** What it printed until now, and what quotes of it are to be corrected from then on. */
  noLonger?: string;
};

const SYLLABLES = ['ka', 'mo', 'ri', 'ten', 'sol', 'va', 'ner', 'qui', 'bas', 'dor', 'fel', 'gam'];
const WORDS_A_SENTENCE = 12;
const SENTENCES = 6;

/** What follows wait for: every one of these words is in every report, and in what is changed in one. */
export const FOLLOWED = ['lighthouse', 'keeper lamp', '"lamp turned"', 'lighthouse keeper', 'keep* lamp'];

/** A story about nothing, like no other: no two are taken for copies of each other. */
export function aStory(name: string, seed: number): Document {
  return { file: `${name}.txt`, bytes: bytesOf(`${name}\n\n${lead(name, seed)}\n\n${talk(seed)}\n`) };
}

/** The same story, when its lead has been changed. */
export function changed(name: string, seed: number): Writing {
  const { file, bytes } = aStory(name, seed);
  const now = Buffer.from(bytes).toString().replace('voted on Monday', 'voted on a Tuesday');
  return { file, bytes: bytesOf(now), noLonger: lead(name, seed) };
}

/** A story that every follow waits for. */
export function aReport(name: string, seed: number): Document {
  return { file: `${name}.txt`, bytes: bytesOf(`${name}\n\n${told(name, 'dawn')}\n\n${talk(seed)}\n`) };
}

/** The same report when it is told otherwise, with one thing more that every follow waits for. */
export function toldOtherwise(name: string, seed: number): Writing {
  const more = `A second keeper of a lighthouse, near ${name}, swore that a lamp turned twice.`;
  const text = `${name}\n\n${told(name, 'noon')}\n\n${more}\n\n${talk(seed)}\n`;
  return { file: `${name}.txt`, bytes: bytesOf(text), noLonger: told(name, 'dawn') };
}

function lead(name: string, seed: number): string {
  return `In ${name} the ${nonsense(seed + 0.25, 8)} voted on Monday to ${nonsense(seed + 0.75, 8)}.`;
}

function told(name: string, when: string): string {
  return `The keeper of the lighthouse at ${name} said that the lamp turned at ${when} above the pier.`;
}

function talk(seed: number): string {
  const sentences = Array.from({ length: SENTENCES }, (_, at) => `The ${nonsense(seed + at / 100, WORDS_A_SENTENCE)}.`);
  return sentences.join(' ');
}

/** Words that nobody has ever printed. */
function nonsense(seed: number, words: number): string {
  const random = createRandom(seed * 1_000);
  const below = (limit: number) => Math.floor(random() * limit);
  const word = () => Array.from({ length: 2 + below(2) }, () => SYLLABLES[below(SYLLABLES.length)]).join('');
  return Array.from({ length: words }, word).join(' ');
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text);
}
