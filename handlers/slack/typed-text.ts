const ESCAPES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Undoes the three escapes Slack puts into text, each once: `AT&amp;T` was typed as `AT&T`. */
export function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (found) => ESCAPES[found] ?? found);
}

// Somebody's name: at the beginning, where it calls for us, with the comma or colon after it.
const NAMING = /^\s*<@(\w+)(?:\|[^<>]*)?>\s*[:,]?|<@(\w+)(?:\|[^<>]*)?>/g;

/**
 * What a person typed, from the text Slack makes of it: links, names and escapes turned back, our own name
 * left out wherever it stands. https://docs.slack.dev/messaging/formatting-message-text
 */
export function typedText(text: string, botUserId: string): string {
  const addressed = text.replace(NAMING, (naming, first?: string, other?: string) =>
    (first ?? other) === botUserId ? ' ' : naming,
  );
  return unescaped(addressed.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, asTyped))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** `<@U1|ada>` was `@ada`, `<#C1|desk>` was `#desk`, `<!here>` was `@here`, `<http://a.org|a.org>` was `a.org`. */
function asTyped(_whole: string, target: string, label = ''): string {
  const sign = target.charAt(0);
  if (sign === '@' || sign === '#') return sign + (label || target.slice(1));
  if (sign === '!') return label || `@${target.slice(1)}`;
  return label || target;
}
