import type { Article, Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { innerSpeaker } from './inner-quotations.ts';
import { isOneName, type Named } from './person-names.ts';
import type { Quotation } from './quotations.ts';
import type { Attribution } from './speakers.ts';

/** Whose direct speech a passage holds, each person once, in the order they speak; `unclear` where one cannot be told. */
export type Voices = readonly Named[] | 'unclear';

/** An article and who says what in it. */
type Told = { article: Pick<Article, 'text'>; attributions: () => readonly Attribution[] };

/** Who is quoted within a range of an article; nothing where nobody is. A word or two set apart, or a title, is not speech. */
export function voicesIn(told: Told, range: Range): Voices | undefined {
  return voicesOf(told, range, isSpeech);
}

/** The same, where a word or two set apart count too: for whoever asks whose these very words are. */
export function voicesOfWords(told: Told, range: Range): Voices | undefined {
  return voicesIn(told, range) ?? voicesOf(told, range, () => true);
}

function isSpeech({ form }: Quotation): boolean {
  return form !== 'fragment' && form !== 'name';
}

function voicesOf(
  { article, attributions }: Told,
  range: Range,
  counts: (quotation: Quotation) => boolean,
): Voices | undefined {
  const all = attributions();
  const here = all
    .slice(
      firstWhere(all, ({ quotation }) => quotation.end > range.start),
      firstWhere(all, ({ quotation }) => quotation.start >= range.end),
    )
    .filter(({ quotation }) => counts(quotation));
  if (here.length === 0) return undefined;

  const voices = new Map<string, Named>();
  for (const attribution of here) {
    const speaker = innerSpeaker(article.text, attribution, range) ?? attribution.speaker;
    if (speaker === 'unclear' || isAnybody(speaker)) return 'unclear';
    const name = speaker.name ?? speaker.printed;
    if (!voices.has(name)) voices.set(name, speaker);
  }
  return [...voices.values()];
}

/** Everybody who is quoted in an article and named there so that one can tell who it is, each once, in the order they speak. */
export function peopleQuoted(attributions: readonly Attribution[]): Named[] {
  const people = new Map<string, Named>();
  for (const { quotation, speaker } of attributions) {
    if (!isSpeech(quotation) || speaker === 'unclear' || speaker.name === undefined || isAnybody(speaker)) continue;
    if (!people.has(speaker.name)) people.set(speaker.name, speaker);
  }
  return [...people.values()];
}

/** A surname that others in the article share, and no more. */
function isAnybody({ name, isShared = false }: Named): boolean {
  return isShared && name !== undefined && isOneName(name);
}

/** A person as the article names them, with what it says they are: `Karoline Leavitt, White House press secretary`. */
export function nameInFull({ name, role, printed, isQuoting = false }: Named): string {
  const parts = [name ?? printed, name === undefined ? undefined : role, isQuoting ? 'quoting somebody' : undefined];
  return parts.filter((part) => part !== undefined).join(', ');
}
