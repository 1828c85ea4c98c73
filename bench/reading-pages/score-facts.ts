import type { Facts } from '#index/text/article.ts';
import type { Labels } from './notation.ts';
import { formsOf, textAt } from './page-words.ts';

/** How a fact was read: `none` where the page prints none and none was given, or where it cannot be judged. */
type FactVerdict = 'right' | 'wrong' | 'missing' | 'none';
export type FactVerdicts = { headline: FactVerdict; byline: FactVerdict; date: FactVerdict };

// “By” and its like, an office or a role beside the name.
const MORE_WORDS_IN_BYLINE = 3;
const HALF_A_DAY = { hours: 14 };

/** Compares what was read of a page with its labels. Names and headlines are compared by their words. */
export function judgeFacts(copied: string, labels: Labels, facts: Facts): FactVerdicts {
  return {
    headline: judgeHeadline(labels.headline && textAt(copied, labels.headline), facts.headline),
    byline: judgeByline(
      labels.byline.map((range) => textAt(copied, range)),
      facts.byline,
    ),
    date: judgeDate(labels.date, facts.published),
  };
}

function judgeHeadline(printed: string | undefined, read: string | undefined): FactVerdict {
  if (printed === undefined) return read === undefined ? 'none' : 'wrong';
  if (read === undefined) return 'missing';
  return formsOf(read).join(' ') === formsOf(printed).join(' ') ? 'right' : 'wrong';
}

/** Right is who names all writers and hardly anything else. */
function judgeByline(printed: readonly string[], read: string | undefined): FactVerdict {
  if (printed.length === 0) return read === undefined ? 'none' : 'wrong';
  if (read === undefined) return 'missing';
  const names = printed.map(formsOf);
  const words = formsOf(read);
  const line = ` ${words.join(' ')} `;
  const isNamed = names.every((name) => line.includes(` ${name.join(' ')} `));
  return isNamed && words.length <= names.flat().length + MORE_WORDS_IN_BYLINE ? 'right' : 'wrong';
}

/** A date that is right as far as it goes but stops before the day is neither right nor wrong: it is missing. */
function judgeDate(printed: Labels['date'], read: Facts['published']): FactVerdict {
  if (!printed) return read === undefined ? 'none' : 'wrong';
  if (printed.day === undefined) return 'none';
  if (read === undefined) return 'missing';
  if (read.precision === 'minute') return isNear(read.at, printed.day) ? 'right' : 'wrong';
  if (read.at === printed.day) return 'right';
  return printed.day.startsWith(read.at) ? 'missing' : 'wrong';
}

/** An instant is kept in UTC: the day that was printed may be the one before or after there. */
function isNear(instant: string, day: string): boolean {
  const at = Temporal.Instant.from(instant);
  const start = Temporal.PlainDate.from(day).toZonedDateTime('UTC').toInstant();
  const end = start.add({ hours: 24 });
  return (
    Temporal.Instant.compare(at, start.subtract(HALF_A_DAY)) >= 0 &&
    Temporal.Instant.compare(at, end.add(HALF_A_DAY)) < 0
  );
}
