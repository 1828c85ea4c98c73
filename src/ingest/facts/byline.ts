import { phrasesOf, wholeWordsOf } from '#src/ingest/languages/languages.ts';
import { areNames, isShort } from '#src/ingest/marking/wording.ts';
import { findDays } from './dates.ts';
import { setApart } from './digits.ts';
import { isTimestamp, withoutTimes } from './timestamp.ts';

const OPENING = /^(?:by|byline|written by|story by|reported by|words by|text by|author|authors|reporter)\b\s*:?\s+/iu;
// “Por Ana Oduya”, “Autor: Ana Oduya”, “文/王某”. Where a language has its word for “by” in other places too, names must follow.
const OPENING_ELSEWHERE = new RegExp(`^(?:${wholeWordsOf('by')} ?[:：]?\\s*|${phrasesOf('writer')} ?[:：︱] ?)`, 'iu');
// In the midst of a line that says when: “6 May 2026 by Jane Doe”, “Stars 06.11.2026 13:30 von Olga”.
const OPENING_WITHIN = new RegExp(
  `(?<=[\\s|/·•])(?:${wholeWordsOf('by')}|${wholeWordsOf('writer')}) ?:? (?=\\p{L})`,
  'iu',
);
const TURN = /(?<!\s)\s+(?:[|•·–—-]|\/{1,2})\s+|(?:(?<!\s)\s+)?[|•·\t︱]\s*/u;
const LONGEST = 120;
// “By Jane Doe, SENIOR REPORTER”, “By Jane Doe Fox News”: what follows the name is no part of it.
const OFFICE =
  /,? (?:(?:senior|chief|staff|special|political|deputy|associate|assistant|managing|executive|contributing|foreign|national|court|crime|health|transport|education|business|science|sports?|digital|news|content|investigative|general|assignment|multimedia|data|features?) ){0,8}(?:reporter|writer|correspondent|editor|columnist|producer|staff|contributor)$|(?:,? fox news(?: digital)?)$/iu;
const OFFICE_ELSEWHERE = new RegExp(`(?:,| -| \\|) ?${phrasesOf('office')}(?: .{2,40})?$`, 'iu');
// “Von Jane Doe, dpa”, “By Jane Doe Follow @janedoe”, “Von Jane Doe 12”
const AFTER_NAME = /(?:, ?| ?\/ ?)\p{Ll}{2,4}$| (?:[Ff]ollow )?@\w{1,30}$|(?<![\s\d])\s[\s\d]*$/u;
// A scraper set the paper's name, or the desk, right against the writer's: “By Ann OduyaHARLOW Business”.
const BEFORE_GLUED = /^\p{Lu}[\p{L}\p{M}.'’-]* (?:\p{L}[\p{L}\p{M}.'’-]* )?\p{Lu}\p{Ll}{2,}(?=\p{Lu}{3})/u;

const SIGNATURE =
  /^(?<name>\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3})(?:,| [|–—-]) ?(?<office>.{4,60})$/u;
const OFFICE_HOLDER =
  /\b(?:reporter|writer|correspondent|editor|columnist|producer|staff|contributor|anchor|meteorologist|bureau)\b/iu;
const UNCASED = /^[\p{Lo}\p{M}\s·・、،,و]+$/u;
const MOST_UNCASED = 5;
// A section, a list of tags, a count of comments.
const MOST_LABEL = 4;

/** The names in a line such as “By Jane Doe, AP | Jan. 26, 2026”, as printed; undefined for any other line. */
export function readByline(line: string): string | undefined {
  if (line.length > 2 * LONGEST) return undefined;
  const english = OPENING.exec(line)?.[0];
  if (english) return writersIn(line.slice(english.length), { isSure: true });

  const foreign = OPENING_ELSEWHERE.exec(line)?.[0];
  if (foreign) return writersIn(line.slice(foreign.length), { isSure: /[:：/／︱丨\p{Lo}]/u.test(foreign) });
  return bylineWithin(line);
}

/** The writer named in the midst of a line that says when, or behind a section: “6 May 2026 by Jane Doe”. */
function bylineWithin(line: string): string | undefined {
  const printed = setApart(line);
  const found = OPENING_WITHIN.exec(printed);
  if (!found) return undefined;

  const before = printed.slice(0, found.index).split(TURN);
  // “Ada von Oduya” is a name: a writer is named behind a time or a label, or at the start of a box.
  if (!/(?:^|\0)[^\p{L}\p{N}]*$/u.test(withoutTimes(before.at(-1) ?? ''))) return undefined;
  const after = printed.slice(found.index + found[0].length);
  const isDated = findDays(printed, 'day first').length > 0;
  const areLabels = before.every(
    (part) => withoutTimes(part).replace(/\P{L}/gu, '') === '' || (isDated && isShort(part, MOST_LABEL)),
  );
  return areLabels ? writersIn(after, { isSure: true, isDated }) : undefined;
}

/** Who is named at the start of `text`, if the rest only says when or where; one name alone only where that is `isSure`. */
function writersIn(
  text: string,
  { isSure, isDated = false }: { isSure: boolean; isDated?: boolean },
): string | undefined {
  const [first = '', ...rest] = text.trim().split(TURN);
  const named = beforeTime(first);
  const names = named.replace(OFFICE, '').replace(OFFICE_ELSEWHERE, '').replace(AFTER_NAME, '');
  const writers = BEFORE_GLUED.exec(names)?.[0] ?? names;
  const isAlone = rest.length === 0 && named === first && !/\s/u.test(writers);
  if (!isNames(writers) || (isAlone && !isSure)) return undefined;

  const isLabel = (part: string) => !/\p{L}/u.test(part) || isNames(part) || isTimestamp(part);
  return rest.every((part) => isLabel(part) || (isDated && isShort(part, MOST_LABEL))) ? writers : undefined;
}

/** What stands before the date at the end of a line: “Luke Kemp 11 February 2020”, “Ada Oye publiziert am 25. Mai 2026”. */
function beforeTime(text: string): string {
  const line = setApart(text);
  const end = [...line.slice(0, LONGEST).matchAll(/(?<!\s),?\s+(?=\S)/gu)].find(({ index, 0: gap }) =>
    isTimestamp(line.slice(index + gap.length)),
  )?.index;
  return end === undefined ? text : line.slice(0, end);
}

/** The name in a line such as “Jane Doe, Digital Content Producer”; undefined where no office follows a name. */
export function readSignature(line: string): string | undefined {
  const { name, office } = SIGNATURE.exec(line)?.groups ?? {};
  return name && office && OFFICE_HOLDER.test(office) && areNames(office) ? name : undefined;
}

function isNames(text: string): boolean {
  if (/^\p{Lo}/u.test(text)) return UNCASED.test(text) && isShort(text, MOST_UNCASED);
  return /^\p{Lu}/u.test(text) && text.length <= LONGEST && !/\p{Ll}{3}[.!?] /u.test(text) && areNames(text);
}
