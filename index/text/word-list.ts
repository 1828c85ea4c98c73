/** The words of a text written one after another, on as many lines as it takes. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
