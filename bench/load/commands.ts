import type { Article } from '#index/text/article.ts';
import { drawQuestions } from '../collections/questions.ts';

/** Something that somebody types after `/story`. */
export type Typed = { verb: string; text: string };

// What a newsroom asks for, of a thousand commands.
const SHARES = {
  'one word': 220,
  'two words': 220,
  'three words': 80,
  'four words': 80,
  phrase: 110,
  said: 120,
  verify: 80,
  follow: 10,
  following: 40,
  status: 20,
  help: 20,
} as const;
type Verb = keyof typeof SHARES;

const DRAWN_EACH = 400;
const NAMED = /\b([A-Z][a-z]+ [A-Z][a-z]+) said\b/g;
const QUOTED = /"([^"]{40,220})"/g;
// Of what is pasted so much was typed with a slip, and is not found word for word.
const SLIPPED = 0.5;

/** Draws what is typed from the stories' own words; the same numbers draw the same. */
export function createMix(stories: readonly Article[], random: () => number): () => Typed {
  const texts = textsOf(stories, random);
  const deck = Object.entries(SHARES).flatMap(([verb, share]) => Array.from({ length: share }, () => verb as Verb));
  const draw = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];

  return () => {
    const verb = draw(deck) ?? 'help';
    return { verb, text: draw(texts[verb]) ?? 'help' };
  };
}

function textsOf(stories: readonly Article[], random: () => number): Record<Verb, string[]> {
  const drawn = (kind: Parameters<typeof drawQuestions>[0]) =>
    drawQuestions(kind, DRAWN_EACH, stories).map(({ text }) => text);
  const four = drawn('four words');
  const two = drawn('two words');
  return {
    'one word': drawn('one word'),
    'two words': two,
    'three words': four.map((text) => text.split(' ').slice(1).join(' ')),
    'four words': four,
    phrase: drawn('phrase'),
    said: findAll(stories, NAMED).map((name) => `said ${name}`),
    verify: findAll(stories, QUOTED).map((words) => `verify "${random() < SLIPPED ? withSlip(words) : words}"`),
    follow: two.map((text) => `follow ${text}`),
    following: ['following'],
    status: ['status'],
    help: ['help'],
  };
}

/** What a pattern finds in the stories, each once. */
function findAll(stories: readonly Article[], pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const { text } of stories)
    for (const [, words = ''] of text.matchAll(pattern)) found.add(words.replaceAll(/\s+/g, ' '));
  return [...found].slice(0, DRAWN_EACH);
}

/** The same without its third word. */
function withSlip(words: string): string {
  return words.split(' ').toSpliced(2, 1).join(' ');
}
