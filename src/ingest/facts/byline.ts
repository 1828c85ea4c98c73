import { areNames } from '../marking/wording.ts';
import { isTimestamp } from './timestamp.ts';

const OPENING = /^(?:by|byline|written by|story by|reported by|words by|text by|author|authors|reporter)\b\s*:?\s+/iu;
const TURN = /\s+[|•·–—-]\s+|\s*[|•]\s*/u;
const LONGEST = 120;

/** The names in a line such as “By Jane Doe, AP | Jan. 26, 2026”, as printed; undefined for any other line. */
export function readByline(line: string): string | undefined {
  const opening = OPENING.exec(line)?.[0];
  if (!opening) return undefined;

  const [names = '', ...rest] = line.slice(opening.length).trim().split(TURN);
  return isNames(names) && rest.every((part) => isNames(part) || isTimestamp(part)) ? names : undefined;
}

function isNames(text: string): boolean {
  return /^\p{Lu}/u.test(text) && text.length <= LONGEST && areNames(text);
}
