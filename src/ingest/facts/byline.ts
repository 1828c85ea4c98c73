import { isTimestamp } from './timestamp.ts';

const OPENING = /^(?:by|written by|story by|reported by|words by|text by|author|authors|reporter)\b\s*:?\s+/iu;
const NAME = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|and|&|de|del|della|der|den|di|du|van|von|la|le|bin|al|for|of|the|with)$/u;
const TURN = /\s+[|•·–—-]\s+|\s*[|•]\s*/u;
const MOST_WORDS = 16;

/** The names in a line such as “By Jane Doe, AP | Jan. 26, 2026”, as printed; undefined for any other line. */
export function readByline(line: string): string | undefined {
  const opening = OPENING.exec(line)?.[0];
  if (!opening) return undefined;

  const [names = '', ...rest] = line.slice(opening.length).trim().split(TURN);
  return isNames(names) && rest.every((part) => isNames(part) || isTimestamp(part)) ? names : undefined;
}

function isNames(text: string): boolean {
  const words = text.split(/[\s,]+/u).filter((word) => word !== '');
  return (
    words.length > 0 && words.length <= MOST_WORDS && words.every((word) => NAME.test(word)) && /^\p{Lu}/u.test(text)
  );
}
