import type { Range } from '#index/text/article.ts';
import { INVERTING, MODALS, NOUNS_TOO, SPEECH_PHRASES, SPEECH_VERBS, WEAK_VERBS } from './cue-words.ts';
import { type Frame, isName } from './frame.ts';
import {
  beforeAuxiliaries,
  LONGEST_SENTENCE,
  type Phrase,
  phraseAfter,
  phraseEndingAt,
  rangeOf,
  sentenceSubject,
  subjectBefore,
} from './noun-phrases.ts';

/** What in the print says who speaks, strongest first. */
export type CueRule =
  | 'subject-verb' // “…,” Leavitt said
  | 'verb-subject' // “…,” said Leavitt
  | 'according' // according to Leavitt
  | 'colon' // LEAVITT: “…”
  | 'verb-before' // Leavitt said “…”
  | 'verb-further-before' // Leavitt said on Monday that they were “…”
  | 'shared-subject' // Leavitt smiled and said “…”
  | 'set-off-participle' // Leavitt defended him, saying “…”
  | 'participle' // Leavitt put out a statement saying “…”
  | 'relative' // Leavitt, who called it “…”
  | 'trailing' // “…” was her word for it, Leavitt said.
  | 'restrictive'; // a voter who said “…”

/** Who is said to speak, as printed there, the words that say so, and the rule that read them. */
export type Cue = { mention: Range; antecedent?: Range; cue: Range; rule: CueRule };

// How far from its cue verb a quotation is still introduced by it alone: a comma, a colon or `that` between.
const CLOSE = 2;
const SIGHT = 40;
const JOINED_BY = /^(?:and|but|,)$/u;

/** The cue for the quotation at `at` in its own sentence, if there is one. */
export function findCue(frame: Frame, at: number): Cue | undefined {
  const isLed = isParticiple(frame, at - 1) && frame[at - 2]?.form === ',';
  return goesOnLightly(frame, at) && !isLed
    ? (cueAfter(frame, at) ?? cueBefore(frame, at) ?? cueTrailing(frame, at))
    : (cueBefore(frame, at) ?? cueAfter(frame, at) ?? cueTrailing(frame, at));
}

/** The cue of a sentence without quotation right before the one the quotation at `at` begins. */
export function findCueInSentenceBefore(frame: Frame, at: number): Cue | undefined {
  if (!frame[at - 1]?.ends) return undefined;
  let first = at - 1;
  while (first > 0 && !frame[first - 1]?.ends) first -= 1;

  const sentence = frame.slice(first, at - 1);
  if (frame[first - 1]?.kind === 'quotation' || sentence.some(({ kind }) => kind === 'quotation')) return undefined;
  return findCueInSentence(sentence);
}

/** The first cue of a sentence that quotes nothing. */
export function findCueInSentence(sentence: Frame): Cue | undefined {
  for (const verb of sentence.keys()) {
    const cue = cueAt(sentence, verb, sentence.length);
    if (cue && cue.rule !== 'restrictive') return cue;
  }
  return undefined;
}

/** The cue that a paragraph ends with: `Leavitt said in a statement:` */
export function findCueAtEnd(frame: Frame): Cue | undefined {
  return frame.at(-1)?.form === ':' ? cueBefore(frame, frame.length) : undefined;
}

/** Whether the reporter's sentence goes on after the quotation: `“…,” she`, `“Why?” she`. */
function goesOnLightly(frame: Frame, at: number): boolean {
  return frame[at + 1]?.form === ',' || frame[at]?.isLight === true;
}

function cueAfter(frame: Frame, at: number): Cue | undefined {
  let first = at + 1;
  while (/^[,—–-]+$/u.test(frame[first]?.form ?? '')) first += 1;

  if (isAccordingTo(frame, first)) return given(frame, phraseAfter(frame, first + 1), [first, 'according']);
  if (frame[at]?.ends && !frame[at]?.isLight) return bareCue(frame, first);
  return verbThenSubject(frame, first, at) ?? afterInsertion(frame, first, at) ?? subjectThenVerb(frame, first, at);
}

function verbThenSubject(frame: Frame, verb: number, at: number): Cue | undefined {
  if (!isVerb(frame, verb) || !INVERTING.has(frame[verb]?.form ?? '')) return undefined;
  const subject = phraseAfter(frame, verb);
  const isSure = subject && (goesOnLightly(frame, at) || subject.last > subject.first);
  return isSure ? given(frame, subject, [verb, 'verb-subject']) : undefined;
}

/** `“…,” Harry Bond, 30, of Raleigh, N.C., who was among those polled, said` */
function afterInsertion(frame: Frame, first: number, at: number): Cue | undefined {
  const subject = goesOnLightly(frame, at) ? phraseAfter(frame, first - 1) : undefined;
  if (!subject || !/^[,(—–]$/u.test(frame[subject.last + 1]?.form ?? '')) return undefined;
  const isSet = (verb: number) => /^[,)—–]$/u.test(frame[beforeAuxiliaries(frame, verb)]?.form ?? '');
  const verb = finiteVerbs(frame, subject.last + 2).find(isSet);
  return verb === undefined ? undefined : given(frame, subject, [verb, 'subject-verb']);
}

function subjectThenVerb(frame: Frame, first: number, at: number): Cue | undefined {
  for (const verb of finiteVerbs(frame, first)) {
    const subject = subjectBefore(frame, verb);
    if (subject?.first !== first) continue;
    const { form = '', isCapital } = frame[first] ?? {};
    const isNewSentence =
      (isCapital && /^(?:he|she|they|we|it)$/u.test(form)) || (frame[at]?.ends && leadsUp(frame, verb));
    return isNewSentence ? undefined : given(frame, subject, [verb, 'subject-verb']);
  }
  return undefined;
}

/** Full stops do not let a sentence go on, but some papers print `“… missing.” Trump said.` */
function bareCue(frame: Frame, first: number): Cue | undefined {
  const verb = finiteVerbs(frame, first).find((at) => frame[at + 1]?.ends);
  const subject = verb === undefined ? undefined : subjectBefore(frame, verb);
  const isBare = verb !== undefined && subject?.first === first && isName(frame, subject.last);
  return isBare ? given(frame, subject, [verb, 'subject-verb']) : undefined;
}

/** `Trump said that …`, `Trump said: “…`: a verb that tells of what comes after it. */
function leadsUp(frame: Frame, verb: number): boolean {
  const next = frame[verb + 1];
  return (
    /^(?:that|:|he|she|the|it|a|his|her|"|they|there)$/u.test(next?.form ?? '') ||
    (next?.form === ',' && frame[verb + 2]?.kind === 'quotation')
  );
}

function cueTrailing(frame: Frame, at: number): Cue | undefined {
  for (const verb of finiteVerbs(frame, at + 1)) {
    const subject = subjectBefore(frame, verb);
    const isLast = frame.slice(verb, verb + 6).some(({ ends }) => ends) && !leadsUp(frame, verb);
    if (subject && isLast && frame[subject.first - 1]?.form === ',') return given(frame, subject, [verb, 'trailing']);
  }
  return undefined;
}

/** The cue nearest before `at` in its sentence; a weak one only where there is no other. */
function cueBefore(frame: Frame, at: number): Cue | undefined {
  const named = colonCue(frame, at - 1);
  if (named) return named;

  let weak: Cue | undefined;
  for (let verb = at - 1; verb >= sightFrom(at) && !frame[verb]?.ends; verb -= 1) {
    const cue = cueAt(frame, verb, at);
    if (!cue) continue;
    if (!isWeak(frame, verb, cue)) return cue;
    weak ??= cue;
  }
  return weak;
}

function sightFrom(at: number): number {
  return Math.max(0, at - LONGEST_SENTENCE);
}

function isWeak(frame: Frame, verb: number, { rule }: Cue): boolean {
  return rule === 'restrictive' || WEAK_VERBS.has(frame[verb]?.form ?? '') || MODALS.has(frame[verb - 1]?.form ?? '');
}

function cueAt(frame: Frame, verb: number, at: number): Cue | undefined {
  if (isAccordingTo(frame, verb)) return given(frame, phraseAfter(frame, verb + 1), [verb, 'according']);
  if (!isVerb(frame, verb)) return undefined;
  if (isParticiple(frame, verb)) return participleCue(frame, verb);
  if (frame[verb - 1]?.form === 'to') return given(frame, mainSubject(frame, verb), [verb, 'shared-subject']);

  const inverted = insertedCue(frame, verb);
  if (inverted) return inverted;
  const subject = subjectBefore(frame, verb);
  if (!subject) return sharedSubject(frame, verb);
  const head = frame[subject.first]?.form ?? '';
  if (head === 'it') return undefined;
  if (head === 'who' || head === 'that') return relativeCue(frame, subject.first, verb);
  return given(frame, subject, [verb, at - verb <= CLOSE ? 'verb-before' : 'verb-further-before']);
}

/** `But, said Solovey, “…”` */
function insertedCue(frame: Frame, verb: number): Cue | undefined {
  if (!INVERTING.has(frame[verb]?.form ?? '') || !/^[,"]$/u.test(frame[verb - 1]?.form ?? '')) return undefined;
  const subject = phraseAfter(frame, verb);
  const isInserted = subject && isName(frame, subject.last) && frame[subject.last + 1]?.form === ',';
  return isInserted ? given(frame, subject, [verb, 'verb-subject']) : undefined;
}

function relativeCue(frame: Frame, who: number, verb: number): Cue | undefined {
  const hasComma = frame[who - 1]?.form === ',';
  const antecedent = phraseEndingAt(frame, who - (hasComma ? 2 : 1));
  const cue = given(frame, { first: who, last: who }, [verb, hasComma ? 'relative' : 'restrictive']);
  return antecedent && cue && { ...cue, antecedent: rangeOf(frame, antecedent) };
}

/** `Trump praised the city, calling it “…”`, `with Donald Trump tweeting “…”` */
function participleCue(frame: Frame, verb: number): Cue | undefined {
  const own = phraseEndingAt(frame, beforeAuxiliaries(frame, verb));
  if (own && /^(?:with|of)$/u.test(frame[own.first - 1]?.form ?? '')) return given(frame, own, [verb, 'participle']);
  const subject = mainSubject(frame, verb);
  // Sure where the verb before and the sentence have one subject, and a comma sets the participle apart from the rest.
  const isSure = frame[verb - 1]?.form === ',' && subject?.first === sentenceSubject(frame, verb)?.first;
  return given(frame, subject, [verb, isSure ? 'set-off-participle' : 'participle']);
}

/** `Trump went to Iowa and said` */
function sharedSubject(frame: Frame, verb: number): Cue | undefined {
  const joined = JOINED_BY.test(frame[beforeAuxiliaries(frame, verb)]?.form ?? '');
  return joined ? given(frame, mainSubject(frame, verb), [verb, 'shared-subject']) : undefined;
}

/** The subject of the verb of speech before, or of the sentence. */
function mainSubject(frame: Frame, verb: number): Phrase | undefined {
  for (let i = verb - 1; i >= sightFrom(verb) && (!frame[i]?.ends || frame[i]?.kind === 'quotation'); i -= 1) {
    const subject = isVerb(frame, i) && !isParticiple(frame, i) ? subjectBeside(frame, i) : undefined;
    if (subject && frame[subject.first]?.form !== 'it') return subject;
  }
  return sentenceSubject(frame, verb);
}

function subjectBeside(frame: Frame, verb: number): Phrase | undefined {
  const before = frame[verb - 1];
  if (before?.form === 'to') return undefined;
  const isInverted = before?.kind !== 'word' && INVERTING.has(frame[verb]?.form ?? '');
  return subjectBefore(frame, verb) ?? (isInverted ? phraseAfter(frame, verb) : undefined);
}

/** `LEAVITT: “…”` */
function colonCue(frame: Frame, colon: number): Cue | undefined {
  if (frame[colon]?.form !== ':') return undefined;
  const subject = phraseEndingAt(frame, colon - 1);
  const before = subject && frame[subject.first - 1];
  return subject && (before === undefined || before.ends) ? given(frame, subject, [colon, 'colon']) : undefined;
}

/** The verbs of speech with a subject of their own, from `first` to the end of the sentence or the next quotation. */
function finiteVerbs(frame: Frame, first: number): number[] {
  const verbs: number[] = [];
  for (let i = first; i < Math.min(frame.length, first + SIGHT); i += 1) {
    const token = frame[i];
    if (!token || token.kind === 'quotation' || token.ends || token.form === ':') break;
    if (isVerb(frame, i) && !isParticiple(frame, i)) verbs.push(i);
  }
  return verbs;
}

function isVerb(frame: Frame, at: number): boolean {
  const { kind, form = '', isCapital } = frame[at] ?? {};
  if (kind !== 'word' || (isCapital && form !== 'tweeted')) return false;
  const phrase = SPEECH_PHRASES[form];
  if (phrase !== undefined) return frame[at + 1]?.form === phrase;
  if (!SPEECH_VERBS.has(form) || isPassive(frame, at)) return false;
  const before = frame[at - 1]?.form ?? '';
  if (!NOUNS_TOO.has(form)) return !/^(?:an?|the|his|her|their|its|of)$/u.test(before);
  return followsSubject(frame, at, before);
}

/** `Walz was asked`, `the plan is called`: its subject is not who speaks. */
function isPassive(frame: Frame, verb: number): boolean {
  if (/ing$/u.test(frame[verb]?.form ?? '')) return false;
  const between = frame.slice(beforeAuxiliaries(frame, verb) + 1, verb);
  return between.some(({ form }) => /^(?:is|are|was|were|be|been|being)$/u.test(form));
}

/** Whether a word that may be a noun stands where a verb does. */
function followsSubject(frame: Frame, at: number, before: string): boolean {
  if (/(?:'s|s')$/u.test(before)) return false;
  if (isName(frame, at - 1)) return !/^(?:an?|his|her|their|its)$/u.test(frame[at - 2]?.form ?? '');
  return /^(?:he|she|they|who|also|then|later|has|had|to|it|and|\)|,|.+ly)$/u.test(before);
}

function isParticiple(frame: Frame, at: number): boolean {
  return isVerb(frame, at) && /ing$/u.test(frame[at]?.form ?? '');
}

function isAccordingTo(frame: Frame, at: number): boolean {
  return frame[at]?.form === 'according' && frame[at + 1]?.form === 'to';
}

function given(frame: Frame, subject: Phrase | undefined, [at, rule]: readonly [number, CueRule]): Cue | undefined {
  return subject && { mention: rangeOf(frame, subject), cue: rangeOf(frame, { first: at, last: at }), rule };
}
