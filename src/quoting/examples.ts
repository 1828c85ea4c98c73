import type { Archive } from '#index/archive/archive.ts';
import { inSlices } from '#index/in-slices.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { fold, wordsOf } from '#index/text/text.ts';

/** Searches that find something in this very archive. A part is missing where the archive has nothing to make it of. */
export type Examples = { word?: string; phrase?: string; outlet?: string };

// Shorter words are rarely what a story is about.
const SHORTEST_WORD = 5;

// So many stories are enough to find something in.
const MOST_STORIES = 5000;

/** Picks examples from the headlines: the word most stories share, a pair of words that stand together, an outlet. */
export async function pickExamples(archive: Pick<Archive, 'pages'>): Promise<Examples> {
  const headlines: string[] = [];
  const outlets: string[] = [];
  let stories = 0;
  for await (const page of archive.pages()) {
    headlines.push(...page.flatMap(({ headline }) => headline ?? []));
    outlets.push(...page.flatMap((article) => article.outlet ?? []));
    stories += page.length;
    if (stories >= MOST_STORIES) break;
  }
  const words: string[] = [];
  for await (const headline of inSlices(headlines)) words.push(...new Set(tellingWords(headline)));
  const word = mostCommon(words);
  const phrase = headlines.map((headline) => findPair(headline, word)).find((pair) => pair !== undefined);
  const outlet = mostCommon(outlets);
  return { ...(word && { word }), ...(phrase && { phrase }), ...(outlet && { outlet }) };
}

/** Two telling words that stand side by side in a headline, as printed, `besides` not among them. */
function findPair(headline: string, besides: string | undefined): string | undefined {
  const words = wordsOf(headline);
  const isUsable = (form: string) => isTelling(form) && form !== besides;
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next && isUsable(word.form) && isUsable(next.form) && headline.slice(word.end, next.start) === ' ') {
      return headline.slice(word.start, next.end).toLowerCase();
    }
  }
  return undefined;
}

function tellingWords(text: string): string[] {
  return wordsOf(text)
    .map(({ form }) => form)
    .filter(isTelling);
}

function isTelling(form: string): boolean {
  return form.length >= SHORTEST_WORD && /^\p{L}+$/u.test(form) && !isStopWord(fold(form));
}

/** The most frequent of some texts; the first in the alphabet where several are. */
function mostCommon(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const commonest = [...counts].filter(([, count]) => count === most).map(([text]) => text);
  return commonest.sort((a, b) => a.localeCompare(b, 'en'))[0];
}
