import type { Article, Paragraph, Range } from '../article.ts';
import { findMentions, type Mention } from './mentions.ts';
import { type People, readPeople } from './people.ts';
import type { Named } from './person-names.ts';
import type { Quotation } from './quotations.ts';

/** Who a quotation is attributed to in print, named as fully as the article does, and how that was read. */
export type Speaker = Named & Mention;

/**
 * A quotation and its speaker, `unclear` where a reader could be misled. `mention` is the best reading all the same:
 * for measuring, never for showing.
 */
export type Attribution = { quotation: Quotation; speaker: Speaker | 'unclear'; mention?: Mention };

/** Readings that prove right less often are not shown: for a newsroom a wrong name is worse than none. */
export const CERTAIN = 0.9;

// How many paragraphs above a pronoun somebody may have been named for it to be certain who is meant.
const MEMORY = 3;

type Context = {
  text: string;
  paragraphs: readonly Paragraph[];
  quotations: readonly Quotation[];
  people: People;
  before: Attribution | undefined;
};

/** Attributes every quotation of an article, in order. Whatever two people could have said is `unclear`. */
export function attribute(
  { text, paragraphs }: Pick<Article, 'text' | 'paragraphs'>,
  quotations: readonly Quotation[],
): Attribution[] {
  const people = readPeople(text);
  const mentions = findMentions({ text, paragraphs }, quotations);
  const attributions: Attribution[] = [];

  for (const [index, quotation] of quotations.entries()) {
    const mention = mentions[index];
    const context = { text, paragraphs, quotations, people, before: attributions.at(-1) };
    const named = mention && mention.confidence >= CERTAIN ? nameOf(mention, context) : undefined;
    attributions.push({
      quotation,
      speaker: mention && named ? { ...mention, ...named } : 'unclear',
      ...(mention && { mention }),
    });
  }
  return attributions;
}

function nameOf({ mention, antecedent }: Mention, context: Context): Named | undefined {
  const printed = slice(context.text, mention);
  const pronoun = printed.toLowerCase();
  if (pronoun === 'who' && antecedent) return context.people.identify(slice(context.text, antecedent));
  if (pronoun === 'he' || pronoun === 'she') return antecedentOf(mention, pronoun, context);
  return /^(?:they|we|i|it|who|that|others?|some|many|most|one|another|several|both)$/u.test(pronoun)
    ? undefined
    : context.people.identify(printed);
}

/** Whom a pronoun means: the last speaker where nobody else was named since, or the only one named of late. */
function antecedentOf(pronoun: Range, form: string, context: Context): Named | undefined {
  const { before, people } = context;
  if (before !== undefined && before.speaker !== 'unclear') {
    const { speaker } = before;
    if (speaker.mention.start === pronoun.start) return speaker;
    const since = reported(context, { start: speaker.mention.start, end: pronoun.start });
    const name = speaker.name;
    if (name !== undefined && isNear(context, speaker.mention, pronoun)) {
      const only = people.onlyOneIn([name, ...since], form);
      if (only) return { ...only, printed: form };
    }
  }
  const start = recentStart(context, pronoun);
  const only = people.onlyOneIn(reported(context, { start, end: pronoun.start }), form);
  return only && { ...only, printed: slice(context.text, pronoun) };
}

/** What the reporter wrote in a range: the stretches between its quotations. */
function reported({ text, quotations }: Context, { start, end }: Range): string[] {
  const inside = quotations.filter(({ marks }) => marks.start < end && marks.end > start);
  const starts = [start, ...inside.map(({ marks }) => marks.end)];
  return starts.map((from, i) => text.slice(from, inside[i]?.marks.start ?? end));
}

/** Whether two mentions stand in one paragraph or in neighbours. */
function isNear({ paragraphs }: Context, a: Range, b: Range): boolean {
  const at = paragraphs.findIndex(({ end }) => b.start < end);
  return a.start >= (paragraphs[Math.max(0, at - 1)]?.start ?? 0);
}

function recentStart({ paragraphs }: Context, { start }: Range): number {
  const at = paragraphs.findIndex(({ end }) => start < end);
  return paragraphs[Math.max(0, at - MEMORY)]?.start ?? 0;
}

function slice(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}
