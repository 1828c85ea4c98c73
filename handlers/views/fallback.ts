/**
 * Our own words for where blocks cannot show (notifications, old clients). Slack reads this field as markup,
 * which has an escape for `&`, `<` and `>` only, so what else could format or link is left out of it.
 * No article's words ever go here: they could not be carried verbatim.
 */
export function fallback(text: string): string {
  return text
    .replace(/[*_~`]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
