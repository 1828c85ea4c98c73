import type { Article, Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { wordList } from '#index/text/word-list.ts';
import { type Cue, findCueInSentence } from './cues.ts';
import { type Frame, readFrame } from './frame.ts';
import { readPeople } from './people.ts';
import type { Named } from './person-names.ts';
import type { Quotation } from './quotations.ts';

/** A sentence in which an article reports what somebody said in the reporter's words: `Leavitt said the talks went well.` */
export type Paraphrase = { sentence: Range; speaker: Named };

// Verbs that report what was said and do not judge it: of those that PolNeAR's annotators take for what somebody said in
// nine cases of ten, over its training articles.
const REPORTING = wordList(`
  said says added told wrote writes tweeted argued argues warned warns noted notes explained insisted insists
  acknowledged claimed claims contended contends promised pledged vowed admitted conceded stated maintained maintains
  predicted suggested according announced announces reported accused criticized criticised blamed denied denies recalled
  reiterated repeated confirmed urged rejected dismissed disputed disputes declared declares stressed emphasized emphasised
  testified asserted stating saying concluded complained revealed`);

// `Leavitt did not say`, `would say`, `is said to`: what somebody did not say, or not yet.
const UNSURE =
  /\b(?:not|never|would|could|might|may|should|will|if|whether|reportedly|allegedly|be|been|is|was)\b|n['’]t\b/iu;
// `told a joke`, `argued over health care`, `says racist things`: a cue, but nothing that was said.
const SAYS_NOTHING = /^(?:told an? |told (?:his|her|its|the story)|argue[ds] (?:again )?(?:over|with|for|against)\b)/iu;
const FEWEST_WORDS = 7;
const PRONOUN = /^(?:he|she|they|it|i|we|who|that|both|some|many|others?)$/iu;
// `Leavitt said on Monday.`
const MOST_AFTER = 4;
// `said Ada Okafor, who runs the ferry landing; boats will sail by summer.`
const APPOSITION =
  /^,\s(?!(?:and|but|or|yet|so|while|though|although|as|when|after|before|because)\b)[^,;:“”"]{2,80}(?=[,;.])/u;

/** The sentences that report somebody's words without quoting any, where who says it is beyond doubt. */
export function findParaphrases(
  { text }: Pick<Article, 'text'>,
  sentences: readonly Range[],
  quotations: readonly Quotation[],
): Paraphrase[] {
  const people = readPeople(text);
  return sentences.flatMap((sentence) => {
    const next = quotations[firstWhere(quotations, ({ marks }) => marks.end > sentence.start)];
    const isQuoting = next !== undefined && next.marks.start < sentence.end;
    const isWhole = /[^?:]$/u.test(text.slice(sentence.start, sentence.end));
    const printed = isQuoting || !isWhole ? undefined : speakerNamed(text, sentence);
    const speaker = printed === undefined ? undefined : people.identify(printed);
    return speaker?.name === undefined ? [] : [{ sentence, speaker }];
  });
}

/** Whom a sentence names as saying all of it: where it begins with `X said`, or ends with that or `according to X`. */
function speakerNamed(text: string, sentence: Range): string | undefined {
  const frame = readFrame(text, sentence, []);
  const found = findCueInSentence(frame);
  if (!found || countWords(frame, sentence.start) < FEWEST_WORDS || !isReport(text, found)) return undefined;

  const { mention, cue } = found;
  const first = Math.min(mention.start, cue.start);
  const isSetOff = text.slice(sentence.start, first).trimEnd().endsWith(',');
  const isWhole =
    first === sentence.start || (isSetOff && isLast(text, { sentence, from: Math.max(mention.end, cue.end) }));
  return isWhole ? text.slice(mention.start, mention.end) : undefined;
}

/** Whether nothing comes after the name but what that is, a word or two, or more of the same after a semicolon. */
function isLast(text: string, { sentence, from }: { sentence: Range; from: number }): boolean {
  const start = from + (APPOSITION.exec(text.slice(from, sentence.end))?.[0].length ?? 0);
  const semicolon = text.slice(start, sentence.end).indexOf(';');
  const end = semicolon < 0 ? sentence.end : start + semicolon;
  const after = readFrame(text, { start: end, end: sentence.end }, []);
  return countWords(readFrame(text, { start, end }, []), start) <= MOST_AFTER && findCueInSentence(after) === undefined;
}

/** Whether a named person surely said something. */
function isReport(text: string, { mention, cue }: Cue): boolean {
  const isReporting = REPORTING.has(text.slice(cue.start, cue.end).toLowerCase());
  const isNamed = !PRONOUN.test(text.slice(mention.start, mention.end));
  return (
    isReporting &&
    isNamed &&
    !UNSURE.test(text.slice(mention.end, cue.start)) &&
    !SAYS_NOTHING.test(text.slice(cue.start))
  );
}

function countWords(frame: Frame, from: number): number {
  return frame.filter(({ kind, start }) => kind === 'word' && start >= from).length;
}
