import { isStopWord } from '#index/text/stop-words.ts';
import { fold, stemOf, wordsOf } from '#index/text/text.ts';
import type { Abstract, Claim } from '../collections/scifact.ts';
import { createRandom } from '../instruments/random.ts';
import { mean } from './metrics.ts';

/** A way to pick the evidence for a claim: the numbers of the abstract's sentences, best first. */
export type Picker = { name: string; pick: (claim: Claim) => Promise<readonly number[]> };

/** One sentence to be judged: its number, its stems and those of the claim. */
type Judged = { at: number; sentence: readonly string[]; claim: readonly string[] };

// Lucene's own.
const K1 = 1.2;
const B = 0.75;

/** Plainer ways to pick, from the sentences as they are given. */
export function createPlainPickers(abstracts: readonly Abstract[]): Picker[] {
  const random = createRandom(1);
  return [
    pickerBy('first sentence', ({ at }) => -at),
    pickerBy('random', random),
    pickerBy('most distinct words', ({ sentence, claim }) => claim.filter((stem) => sentence.includes(stem)).length),
    pickerBy(`sentence BM25, b ${B}`, createBm25(abstracts)),
  ];
}

function pickerBy(name: string, score: (judged: Judged) => number): Picker {
  return {
    name,
    pick: async ({ claim, abstract }) => {
      const wanted = [...new Set(stemsOf(claim))];
      const scored = abstract.sentences.map((sentence, at) => ({
        at,
        score: score({ at, sentence: stemsOf(sentence), claim: wanted }),
      }));
      return scored.sort((a, b) => b.score - a.score || a.at - b.at).map(({ at }) => at);
    },
  };
}

/** BM25 over sentences, a word being the more telling the fewer abstracts have it. */
function createBm25(abstracts: readonly Abstract[]): (judged: Judged) => number {
  const abstractsWith = new Map<string, number>();
  for (const { title, sentences } of abstracts) {
    const stems = new Set(stemsOf([title, ...sentences].join(' ')));
    for (const stem of stems) abstractsWith.set(stem, (abstractsWith.get(stem) ?? 0) + 1);
  }
  const typicalLength = mean(abstracts.flatMap(({ sentences }) => sentences.map((text) => stemsOf(text).length)));

  return ({ sentence, claim }) => {
    const norm = K1 * (1 - B + (B * sentence.length) / typicalLength);
    return claim.reduce((sum, stem) => {
      const count = sentence.filter((other) => other === stem).length;
      const having = abstractsWith.get(stem) ?? 0;
      const rarity = Math.log(1 + (abstracts.length - having + 0.5) / (having + 0.5));
      return sum + (rarity * count) / (count + norm);
    }, 0);
  };
}

function stemsOf(text: string): string[] {
  const folded = wordsOf(text).map(({ form }) => fold(form));
  return folded.filter((form) => !isStopWord(form)).map(stemOf);
}
