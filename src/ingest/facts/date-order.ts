import { findLanguage } from '#src/ingest/languages/languages.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import { type DateOrder, findDays, findReadings, type Readings } from './dates.ts';

// A page's dates are many times fewer than this; a table of dates as long as a book tells no more.
const LONGEST_LOOK = 200_000;

/**
 * Which number comes first in this document's dates in figures: as those tell that can be read in one way only, or that are
 * printed in words too; else as its language has it. Undefined where it has none, nothing tells, or they differ: in English 04/05/2026
 * is May here and April there.
 */
export function findDateOrder(paragraphs: readonly SplitParagraph[]): DateOrder | undefined {
  const text = paragraphs
    .map(({ text }) => text)
    .join('\n')
    .slice(0, LONGEST_LOOK);
  const readings = findReadings(text);
  if (readings.length === 0) return undefined;
  const orders = ordersOf(readings, text);
  if (orders.size > 0) return orders.size === 1 ? [...orders][0] : undefined;
  return findLanguage(text)?.order === 'day first' ? 'day first' : undefined;
}

function ordersOf(readings: readonly Readings[], text: string): Set<DateOrder> {
  const sure = new Set(findDays(text).map(String));
  return new Set(
    readings.flatMap(({ dayFirst, monthFirst }): DateOrder[] => {
      const isDayFirst = dayFirst !== undefined && (!monthFirst || sure.has(dayFirst.toString()));
      const isMonthFirst = monthFirst !== undefined && (!dayFirst || sure.has(monthFirst.toString()));
      if (isDayFirst === isMonthFirst) return [];
      return [isDayFirst ? 'day first' : 'month first'];
    }),
  );
}
