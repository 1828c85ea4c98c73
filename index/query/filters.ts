/** The names of the filters that can be typed. What stands before any other colon is a word. */
export const FILTERS = ['said', 'outlet', 'byline', 'headline', 'on', 'after', 'before', 'last', 'sort'] as const;

export type FilterName = (typeof FILTERS)[number];

/** The name of a filter, in whatever case it was typed; undefined for any other word. */
export function filterNamed(typed: string): FilterName | undefined {
  return FILTERS.find((name) => name === typed.toLowerCase());
}
