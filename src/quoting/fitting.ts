/** Slack refuses a message of somewhat over 13,000 characters; sources, buttons and headings need the rest. */
export const CHARACTERS_A_MESSAGE = 7000;

/** As many things to be quoted as one message holds, in their order, and at least one. */
export function fitting<Item>(items: readonly Item[], charactersIn: (item: Item) => number): Item[] {
  let characters = 0;
  const end = items.findIndex((item) => {
    characters += charactersIn(item);
    return characters > CHARACTERS_A_MESSAGE;
  });
  return end < 0 ? [...items] : items.slice(0, Math.max(end, 1));
}
