import { z } from 'zod';
import { type Article, isQuotable } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { findWords, stemOf, wordsOf } from '#index/text/text.ts';
import { createRandom } from '../instruments/random.ts';

/** What people ask for, from one word to nothing that is there. */
export const KINDS = [
  'one word',
  'two words',
  'four words',
  'phrase',
  'near',
  'prefix',
  'question',
  'zero hits',
] as const;

/** A search of one kind as a reader types it, and its words for peers that have a grammar of their own. */
export const Question = z.object({ kind: z.enum(KINDS), text: z.string(), words: z.array(z.string()) });
export type Question = z.infer<typeof Question>;
export type Kind = Question['kind'];

// Rarer words are mostly misprints; a reader asks for what was reported more than once.
const FEWEST_STORIES = 3;
const SEED = 21_578;

// More often than not a wire story's words can be asked this way.
const PLAIN_QUESTIONS = [
  ([a, b]: string[]) => `what did the ${a} say about ${b}?`,
  ([a, b, c]: string[]) => `why did the ${a} ${b} the ${c}?`,
  ([a, b]: string[]) => `how many ${a} are there in ${b}?`,
  ([a, b, c]: string[]) => `what do we know about ${a}, ${b} and ${c}?`,
];

/** A plain question as somebody types it, and its words. */
export function plainQuestion(text: string): Question {
  return { kind: 'question', text, words: text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [] };
}

/** `count` different questions of `kind`, drawn from the stories' own words; the same stories give the same questions. */
export function drawQuestions(kind: Kind, count: number, stories: readonly Article[]): Question[] {
  const draw = createDraw(stories);
  const drawn = new Map<string, Question>();
  while (drawn.size < count) {
    const question = draw(kind);
    if (question) drawn.set(question.text, question);
  }
  return [...drawn.values()];
}

function createDraw(stories: readonly Article[]) {
  const random = createRandom(SEED);
  const storiesPrinting = countStories(stories);
  const stems = new Set([...storiesPrinting.keys()].map(stemOf));
  const isTelling = (word: string) =>
    /^[a-z]{3,}$/.test(word) && !isStopWord(word) && (storiesPrinting.get(word) ?? 0) >= FEWEST_STORIES;
  const below = (limit: number) => Math.floor(random() * limit);

  const readers: Record<Kind, (words: string[]) => Omit<Question, 'kind'> | undefined> = {
    'one word': (words) => asTyped(pick(words.filter(isTelling), 1)),
    'two words': (words) => asTyped(pick(words.filter(isTelling), 2)),
    'four words': (words) => asTyped(pick(words.filter(isTelling), 4)),
    phrase: (words) => {
      const run = stretch(words, 2 + below(2));
      return run.length > 1 && [run.at(0), run.at(-1)].every((word = '') => isTelling(word))
        ? { text: `"${run.join(' ')}"`, words: run }
        : undefined;
    },
    near: (words) => {
      const run = stretch(words, 2 + below(5));
      const [a = '', b = ''] = [run.at(0), run.at(-1)];
      return a !== b && isTelling(a) && isTelling(b) ? { text: `${a} NEAR/5 ${b}`, words: [a, b] } : undefined;
    },
    prefix: (words) => {
      const [word = ''] = pick(words.filter(isTelling), 1);
      const start = word.slice(0, 4 + below(2));
      return start.length < word.length ? { text: `${start}*`, words: [start] } : undefined;
    },
    question: (words) => {
      const three = pick(words.filter(isTelling), 3);
      const text = three.length === 3 ? PLAIN_QUESTIONS[below(PLAIN_QUESTIONS.length)]?.(three) : undefined;
      return text === undefined ? undefined : plainQuestion(text);
    },
    'zero hits': (words) => {
      const [word = ''] = pick(words.filter(isTelling), 1);
      const misspelt = misspell(word, below(word.length - 2) + 1);
      return word.length > 4 && !stems.has(stemOf(misspelt)) ? asTyped([misspelt]) : undefined;
    },
  };

  /** Some of the words, each once, in no order; none where there are too few. */
  function pick(words: readonly string[], count: number): string[] {
    const picked = new Set<string>();
    for (let tries = 0; tries < 4 * count && picked.size < count; tries += 1) {
      const word = words[below(words.length)];
      if (word !== undefined) picked.add(word);
    }
    return picked.size === count ? [...picked] : [];
  }

  function stretch(words: readonly string[], length: number): string[] {
    const from = below(Math.max(1, words.length - length));
    return words.slice(from, from + length);
  }

  return (kind: Kind): Question | undefined => {
    const story = stories[below(stories.length)];
    const paragraphs = story?.paragraphs.filter(isQuotable) ?? [];
    const paragraph = paragraphs[below(paragraphs.length)];
    const words = story && paragraph ? findWords(story.text, paragraph).map(({ form }) => form) : [];
    const question = readers[kind](words);
    return question && { kind, ...question };
  };
}

function asTyped(words: string[]): Omit<Question, 'kind'> | undefined {
  return words.length > 0 ? { text: words.join(' '), words } : undefined;
}

/** The commonest slip: two letters in the wrong order. */
function misspell(word: string, at: number): string {
  return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
}

function countStories(stories: readonly Article[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of stories) {
    for (const form of new Set(wordsOf(text).map((word) => word.form))) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}
