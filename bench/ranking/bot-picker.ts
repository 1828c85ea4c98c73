import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { planQuery } from '#index/match/plan.ts';
import { rankSentences } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { plainArticle } from '../collections/plain-article.ts';
import type { Abstract } from '../collections/scifact.ts';
import { ANY_DAY, readPlain } from '../peers/read-plain.ts';
import type { Picker } from './pickers.ts';

/**
 * Pullquote's own picker with all abstracts for its archive. It is given whole abstracts and finds the sentences
 * itself; each stands for the given sentence that it shares most with.
 */
export async function createBotPicker(abstracts: readonly Abstract[]) {
  const archive = createMemoryIndex();
  await archive.add(
    abstracts.map(({ doc_id, title, sentences }) =>
      plainArticle({ id: doc_id, headline: title, body: [sentences.join(' ')] }),
    ),
  );

  const picker: Picker = {
    name: 'Pullquote',
    pick: async ({ claim, abstract }) => {
      const found = await archive.find(abstract.doc_id);
      if (!found) return [];
      const given = givenRanges(abstract, found);
      const own = rankSentences(found, planQuery(readPlain(claim), archive.vocabulary, ANY_DAY));
      return own.map((sentence) => mostShared(sentence, given));
    },
  };

  /** Which share of the sentences given in an abstract Pullquote finds just so. */
  async function shareFound(abstract: Abstract): Promise<number> {
    const found = await archive.find(abstract.doc_id);
    if (!found) return 0;
    const own = new Set(found.sentences().map(({ start, end }) => `${start}-${end}`));
    const given = givenRanges(abstract, found);
    return given.filter(({ start, end }) => own.has(`${start}-${end}`)).length / given.length;
  }

  return { picker, shareFound };
}

/** Where the given sentences stand in the article that was made of them. */
function givenRanges({ sentences }: Abstract, { quotableParagraphs }: IndexedArticle): Range[] {
  let start = quotableParagraphs[0]?.start ?? 0;
  return sentences.map(({ length }) => {
    const range = { start, end: start + length };
    start = range.end + 1;
    return range;
  });
}

function mostShared(sentence: Range, given: readonly Range[]): number {
  const shared = given.map(({ start, end }) => Math.min(end, sentence.end) - Math.max(start, sentence.start));
  return shared.indexOf(Math.max(...shared));
}
