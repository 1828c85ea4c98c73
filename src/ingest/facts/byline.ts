import { areNames } from '#src/ingest/marking/wording.ts';
import { isTimestamp } from './timestamp.ts';

const OPENING = /^(?:by|byline|written by|story by|reported by|words by|text by|author|authors|reporter)\b\s*:?\s+/iu;
const TURN = /(?<!\s)\s+[|•·–—-]\s+|(?:(?<!\s)\s+)?[|•]\s*/u;
const LONGEST = 120;
// “By Jane Doe, SENIOR REPORTER”, “By Jane Doe Fox News”: what follows the name is no part of it.
const OFFICE =
  /,? (?:(?:senior|chief|staff|special|political|deputy|associate|assistant|managing|executive|contributing|foreign|national|court|crime|health|transport|education|business|science|sports?|digital|news|content|investigative|general|assignment|multimedia|data|features?) ){0,8}(?:reporter|writer|correspondent|editor|columnist|producer|staff|contributor)$|(?:,? fox news(?: digital)?)$/iu;

const SIGNATURE =
  /^(?<name>\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3})(?:,| [|–—-]) ?(?<office>.{4,60})$/u;
const OFFICE_HOLDER =
  /\b(?:reporter|writer|correspondent|editor|columnist|producer|staff|contributor|anchor|meteorologist|bureau)\b/iu;

/** The names in a line such as “By Jane Doe, AP | Jan. 26, 2026”, as printed; undefined for any other line. */
export function readByline(line: string): string | undefined {
  const opening = OPENING.exec(line)?.[0];
  if (!opening) return undefined;

  const [names = '', ...rest] = line.slice(opening.length).trim().split(TURN);
  const writers = names.replace(OFFICE, '');
  return isNames(writers) && rest.every((part) => isNames(part) || isTimestamp(part)) ? writers : undefined;
}

/** The name in a line such as “Jane Doe, Digital Content Producer”; undefined where no office follows a name. */
export function readSignature(line: string): string | undefined {
  const { name, office } = SIGNATURE.exec(line)?.groups ?? {};
  return name && office && OFFICE_HOLDER.test(office) && areNames(office) ? name : undefined;
}

function isNames(text: string): boolean {
  return /^\p{Lu}/u.test(text) && text.length <= LONGEST && areNames(text);
}
