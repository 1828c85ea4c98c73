import type { Article, Paragraph, Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { findMentions, type Mention } from './mentions.ts';
import { type People, readPeople } from './people.ts';
import type { Named } from './person-names.ts';
import type { Quotation } from './quotations.ts';

/** Who a quotation is attributed to in print, named as fully as the article does, and how that was read. */
type Speaker = Named & Mention;

/**
 * A quotation and its speaker, `unclear` where a reader could be misled. `mention` is the best reading all the same:
 * for measuring, never for showing.
 */
export type Attribution = { quotation: Quotation; speaker: Speaker | 'unclear'; mention?: Mention };

/** Readings that prove right less often are not shown: for a newsroom a wrong name is worse than none. */
export const CERTAIN = 0.9;

// How many paragraphs above a pronoun somebody may have been named for it to be certain who is meant.
const MEMORY = 3;
// Whoever was last named further back than this, whatever its paragraphs, is too far away to be certain.
const LONGEST_MEMORY = 10_000;

type Context = {
  text: string;
  paragraphs: readonly Paragraph[];
  quotations: readonly Quotation[];
  people: People;
  before: Attribution | undefined;
};

/**
 * Attributes every quotation of an article, in order. Whatever two people could have said is `unclear`, and so is what
 * is read with less confidence than `certain`; only a bench asks for less.
 */
export function attribute(
  { text, paragraphs }: Pick<Article, 'text' | 'paragraphs'>,
  quotations: readonly Quotation[],
  certain = CERTAIN,
): Attribution[] {
  const people = readPeople(text);
  const mentions = findMentions({ text, paragraphs }, quotations);
  const attributions: Attribution[] = [];

  for (const [index, quotation] of quotations.entries()) {
    const mention = mentions[index];
    const context = { text, paragraphs, quotations, people, before: attributions.at(-1) };
    const named = mention && mention.confidence >= certain ? nameOf(mention, context) : undefined;
    attributions.push({
      quotation,
      speaker: mention && named ? { ...named, ...mention, printed: slice(text, mention.mention) } : 'unclear',
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
  return /^(?:they|we|i|it|who|that|others?|some|many|most|one|another|several|both|(?:some|any|every|no)(?:body|one))$/u.test(
    pronoun,
  )
    ? undefined
    : context.people.identify(printed);
}

/**
 * Whom a pronoun means: whoever spoke last, where nobody else it could mean was named since; where nobody has just
 * spoken, the only one it can mean in its paragraph or, where that names nobody, in those above.
 */
function antecedentOf(pronoun: Range, form: string, context: Context): Named | undefined {
  const at = firstWhere(context.paragraphs, ({ end }) => pronoun.start < end);
  const startOf = (above: number) => context.paragraphs[Math.max(0, at - above)]?.start ?? 0;

  const last = context.before?.speaker;
  if (last !== undefined && last !== 'unclear' && last.mention.start >= startOf(1)) {
    return last.mention.start === pronoun.start ? last : sinceLast(last, { pronoun, form }, context);
  }
  // Whoever has just spoken and could not be told is the likeliest to be meant.
  if (last === 'unclear' && (context.before?.mention?.mention.start ?? -1) >= startOf(1)) return undefined;
  for (let above = 0; above <= MEMORY; above += 1) {
    const found = named(context, { start: startOf(above), end: pronoun.start }, form);
    if (found?.length !== 0) return found && onlyOne(found);
  }
  return undefined;
}

/** Whom a pronoun means after somebody has spoken: them, where nobody else it could mean was named since. */
function sinceLast(
  last: Speaker,
  { pronoun, form }: { pronoun: Range; form: string },
  context: Context,
): Named | undefined {
  const since = named(context, { start: last.mention.start, end: pronoun.start }, form);
  return since && onlyOne(context.people.canMean(form, last.name) ? [last, ...since] : since);
}

function onlyOne([first, ...others]: readonly Named[]): Named | undefined {
  return others.every(({ name }) => name === first?.name) ? first : undefined;
}

/** Whom the reporter names in a range, between its quotations, that a pronoun can mean; undefined where it is too long. */
function named({ quotations, people }: Context, { start, end }: Range, pronoun: string): Named[] | undefined {
  if (end - start > LONGEST_MEMORY) return undefined;
  const inside = quotations.slice(
    firstWhere(quotations, ({ marks }) => marks.end > start),
    firstWhere(quotations, ({ marks }) => marks.start >= end),
  );
  const starts = [start, ...inside.map(({ marks }) => marks.end)];
  return starts.flatMap((from, i) => people.namedIn({ start: from, end: inside[i]?.marks.start ?? end }, pronoun));
}

function slice(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}
