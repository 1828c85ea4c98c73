import { nameInFull, voicesIn } from '#index/evidence/voices.ts';
import type { Range } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

/**
 * Who speaks in a quote of an article, for the line under it: `— Karoline Leavitt, White House press secretary` as
 * printed there, or `speaker not certain`. Nothing where the quote holds no direct speech.
 */
export function speakerLine(found: IndexedArticle, range: Range): string | undefined {
  const voices = voicesIn(found, range);
  if (voices === undefined) return undefined;
  return voices === 'unclear' ? 'speaker not certain' : `— ${voices.map(nameInFull).join('; ')}`;
}
