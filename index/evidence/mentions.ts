import type { Article, Range } from '#index/text/article.ts';
import { type Cue, type CueRule, findCue, findCueAtEnd, findCueInSentenceBefore } from './cues.ts';
import { type Frame, readFrame } from './frame.ts';
import type { Quotation } from './quotations.ts';
import { SIGNATURE } from './unmarked.ts';

/** Why a quotation is somebody's: a cue in its own sentence, or one that carries over to it. */
type MentionRule =
  | CueRule
  | 'signed' // “…” — Name, “… — Name (@handle)
  | 'paragraph-before' // Leavitt said in a statement: ¶ “…”
  | 'sentence-before' // Leavitt was asked why. “…”
  | 'same-paragraph' // “…,” she said. “…”
  | 'same-sentence' // “…” and “…,” she said
  | 'left-open' // “… ¶ “…”
  | 'alone'; // a paragraph that is nothing but a quotation, after one of somebody's

/** The words that name who speaks, the words that say so, and how often such a reading proves right. */
export type Mention = { mention: Range; antecedent?: Range; cue: Range; rule: MentionRule; confidence: number };

// How often each rule names whom PolNeAR's annotators name, over its training articles; less where cases were few.
const PROVED: Readonly<Record<MentionRule, number>> = {
  'subject-verb': 0.98,
  'verb-subject': 0.98,
  signed: 0.98,
  colon: 0.95,
  relative: 0.95,
  'paragraph-before': 0.95,
  'verb-before': 0.94,
  'verb-further-before': 0.94,
  according: 0.9,
  'shared-subject': 0.87,
  'set-off-participle': 0.92,
  participle: 0.87,
  trailing: 0.83,
  'sentence-before': 0.7,
  restrictive: 0.5,
  // What carries over is as good as the reading it carries over, times this.
  'same-paragraph': 0.98,
  'left-open': 0.98,
  'same-sentence': 0.96,
  alone: 0.93,
};

// Before its quotation a subject without a name is more often misread: `a statement`, `voters in the poll`.
const UNNAMED = 0.9;
// A pronoun, or what ends in a word with a capital.
const NAMED = /^(?:he|she|they|who|He|She|They)$|(?<!\S)[^\s\p{Lu}]*\p{Lu}\S*$/u;
const LONGEST_SIGNATURE = 120;
// “We will go.” ― Ada Okafor
const UNDERNEATH =
  /^\s?(?:[—–―-]|--)\s?(?<name>\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*?){1,3})(?=,|\.?[^\S\n]*(?:\n|$))/u;

/** Who is named as the speaker of each quotation, in their order; nothing where the print does not say. */
export function findMentions(
  { text, paragraphs }: Pick<Article, 'text' | 'paragraphs'>,
  quotations: readonly Quotation[],
): (Mention | undefined)[] {
  const mentions: (Mention | undefined)[] = [];
  const inParagraph = Map.groupBy(quotations, ({ paragraph }) => paragraph);
  let before: Before = {};

  for (const paragraph of paragraphs) {
    const here = inParagraph.get(paragraph.number) ?? [];
    const mayLeadUp = text.charAt(paragraph.end - 1) === ':';
    const frame = here.length > 0 || mayLeadUp ? readFrame(text, paragraph, here) : [];
    const found = mentionsIn(text, frame, before);
    for (const mention of found) mentions.push(mention);
    before = { last: found.at(-1), intro: findCueAtEnd(frame) };
  }
  return mentions;
}

/** What came before: who spoke last in the paragraph above, the cue it ends with, and who spoke last in this one. */
type Before = { last?: Mention | undefined; intro?: Cue | undefined; here?: Mention | undefined };

function mentionsIn(text: string, frame: Frame, before: Before): (Mention | undefined)[] {
  const places = [...frame.keys()].filter((at) => frame[at]?.quotation);
  const mentions = places.map((at) => mentionAt(text, frame, at));

  // From the last to the first, as one cue serves any number of quotations before it in its sentence.
  for (const [i, at] of [...places.entries()].toReversed()) {
    const isOneSentence = !frame.slice(at, places[i + 1] ?? at + 1).some(({ ends }) => ends);
    if (isOneSentence) mentions[i] ??= passedOn(mentions[i + 1], 'same-sentence');
  }
  for (const [i, at] of places.entries())
    mentions[i] ??= carriedTo(text, [frame, at], { ...before, here: mentions[i - 1] });
  return mentions;
}

/** Who speaks by the quotation's own sentence, or by the signature under a post. */
function mentionAt(text: string, frame: Frame, at: number): Mention | undefined {
  const { quotation } = frame[at] ?? {};
  if (quotation?.form === 'post') return signed(text, quotation, SIGNATURE);
  const cue = findCue(frame, at);
  if (cue) return fromCue(text, cue, cue.rule);
  return quotation && signed(text, quotation, UNDERNEATH);
}

function carriedTo(
  text: string,
  [frame, at]: readonly [Frame, number],
  { last, intro, here }: Before,
): Mention | undefined {
  if (at === 0 && intro) return fromCue(text, intro, 'paragraph-before');
  const cue = findCueInSentenceBefore(frame, at);
  if (cue) return fromCue(text, cue, 'sentence-before');
  if (here) return passedOn(here, 'same-paragraph');
  if (frame[at]?.quotation?.goesOn.from) return passedOn(last, 'left-open');
  return frame.length === 1 ? passedOn(last, 'alone') : undefined;
}

function fromCue(text: string, cue: Cue, rule: MentionRule): Mention {
  const isBefore = rule === 'verb-before' || rule === 'verb-further-before';
  const isNamed = NAMED.test(text.slice(cue.mention.start, cue.mention.end));
  return { ...cue, rule, confidence: PROVED[rule] * (isBefore && !isNamed ? UNNAMED : 1) };
}

function passedOn(mention: Mention | undefined, rule: MentionRule): Mention | undefined {
  return mention && { ...mention, rule, confidence: mention.confidence * PROVED[rule] };
}

function signed(text: string, { marks }: Quotation, signature: RegExp): Mention | undefined {
  const match = signature.exec(text.slice(marks.end, marks.end + LONGEST_SIGNATURE));
  const name = match?.groups?.name;
  if (match === null || name === undefined) return undefined;
  const start = marks.end + match[0].indexOf(name);
  const mention = { start, end: start + name.length };
  const cue = { start: marks.end, end: marks.end + match[0].length };
  return { mention, cue, rule: 'signed', confidence: PROVED.signed };
}
