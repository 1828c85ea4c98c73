import type { Range } from '#index/article.ts';
import { nameInFull, type Voices, voicesIn } from '#index/evidence/voices.ts';
import type { IndexedArticle } from '#index/indexed-article.ts';

export const SPEAKER_NOT_CERTAIN = 'speaker not certain';

/**
 * Who speaks in a quote of an article, for the line under it: `— Karoline Leavitt, White House press secretary` as
 * printed there, or `speaker not certain`. Nothing where the quote holds no direct speech.
 */
export function speakerLine(found: IndexedArticle, range: Range): string | undefined {
  return printVoices(voicesIn(found.attributions(), range));
}

export function printVoices(voices: Voices | undefined): string | undefined {
  if (voices === undefined) return undefined;
  return voices === 'unclear' ? SPEAKER_NOT_CERTAIN : `— ${voices.map(nameInFull).join('; ')}`;
}
