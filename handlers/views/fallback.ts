/**
 * Our own words for where blocks cannot show (notifications, old clients, screen readers). Slack reads this field
 * as markup, which has an escape for `&`, `<` and `>` only; so whatever else could format, link, mention or draw an
 * emoji is left out of it. No article's words ever go here: they could not be carried verbatim.
 */
export function fallback(text: string): string {
  const bare = text
    .replace(/[*_~`@#:|\\]/g, '')
    .replace(/(?<=\S)[./](?=\S)/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .trim();
  // Slack warns about an empty one, and a notification would be blank.
  return bare || 'Pullquote has an answer.';
}
