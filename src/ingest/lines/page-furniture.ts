import { endsSentence, isCapitals, isShort } from '#src/ingest/marking/wording.ts';
import { beginsMidSentence, type DocumentLine } from './document-line.ts';
import { isRow } from './rows.ts';

/** The lines of a document, and those that stand in it only because it has pages: their numbers, heads and feet. */
export type PagedLines = { lines: DocumentLine[]; furniture: DocumentLine[] };

// “Page 3 of 4”, “- 2 -”, “3 of 4”: a page's number beyond doubt.
const NUMBERED =
  /^[-–—~|•·]* ?(?:page|pg\.|p\.|seite|página|pagina|pág\.|стр\.) ?\d{1,4}(?: ?(?:of|von|de|di|sur|из|\/) ?\d{1,4})? ?[-–—~|•·]*$|^[-–—~|•·]+ ?\d{1,4} ?[-–—~|•·]+$|^\d{1,3} of \d{1,3}$/iu;
// A number alone may be anything else.
const NUMBER = /^\d{1,4}$|^\d{1,3} ?\/ ?\d{1,3}$/u;
const FIRST_PAGE = /^1 {3,}\S|\S {3,}1$/u;
const LONGEST_HEAD = 14;
// A head of two lines and a rule, with the number above or below.
const MOST_LINES = 3;
// How far from a head its page's last line of text may stand.
const NEARBY = 7;
const FEWEST_LINES_A_PAGE = 8;

/** Sets apart what stands in a document only because it has pages. What comes after it is told to open a page. */
export function findPageFurniture(all: readonly DocumentLine[]): PagedLines {
  const isFurniture = all.map((line, at) => NUMBERED.test(line.text) || isLoneNumber(all, at) || isOnlyFoot(all, at));
  for (const at of countingLines(all)) isFurniture[at] = true;
  if (!isFurniture.includes(true) && !all.some(({ opensPage }) => opensPage)) return { lines: [...all], furniture: [] };

  addHeads(all, isFurniture);
  const lines: DocumentLine[] = [];
  let opensPage = false;
  for (const [at, line] of all.entries()) {
    opensPage ||= line.opensPage;
    if (isFurniture[at]) {
      opensPage = true;
    } else {
      lines.push({ ...line, opensPage: opensPage && at > 0 });
      opensPage = false;
    }
  }
  return { lines, furniture: all.filter((_, at) => isFurniture[at]) };
}

/** Whether a document's last line is the foot of its only page: “Harbor Bulletin, 14 January          1”. */
function isOnlyFoot(lines: readonly DocumentLine[], at: number): boolean {
  const line = lines[at];
  const isFoot =
    line !== undefined && line.blanks > 0 && FIRST_PAGE.test(line.text) && isShort(line.text, LONGEST_HEAD);
  return isFoot && at === lines.length - 1 && !lines.slice(0, -1).some(({ text }) => isRow(text));
}

/** Whether a number stands where only a page's can: at a form feed, within a sentence, or below everything. */
function isLoneNumber(lines: readonly DocumentLine[], at: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]];
  if (!line || !NUMBER.test(line.text) || !before) return false;
  if (line.opensPage || after === undefined || after.opensPage || isWithinSentence(before, after)) return true;
  const belowHead = lines[at + 2];
  return belowHead !== undefined && after.blanks > 0 && belowHead.blanks > 0 && isWithinSentence(before, belowHead);
}

function isWithinSentence(before: DocumentLine, after: DocumentLine): boolean {
  return !endsSentence(before.text) && beginsMidSentence(after.text);
}

/** The lines that come again and again, a page apart, with a number that counts up: “Harbor Bulletin   3”, or the number alone. */
function countingLines(lines: readonly DocumentLine[]): number[] {
  const numbered = [...lines.entries()].filter(([, { text }]) => isShort(text, LONGEST_HEAD) && /^\d|\d$/u.test(text));
  const alike = Map.groupBy(numbered, ([, { text }]) => signatureOf(text));
  return [...alike.values()].flatMap((group) => {
    const places = group.map(([at]) => at);
    const isCounting = [/^\d{1,4}/u, /\d{1,4}$/u].some((end) =>
      countUp(group.map(([, { text }]) => end.exec(text)?.[0])),
    );
    return group.length > 1 && isCounting && areApart(places) ? places : [];
  });
}

function countUp(numbers: readonly (string | undefined)[]): boolean {
  return numbers.every((number, nth) => nth === 0 || Number(number) === Number(numbers[nth - 1]) + 1);
}

/** Whether lines stand as far from each other as pages are long. The last page may be short. */
function areApart(places: readonly number[]): boolean {
  return places.every((at, nth) => {
    const before = places[nth - 1] ?? Number.NEGATIVE_INFINITY;
    return at - before >= FEWEST_LINES_A_PAGE || (nth > 1 && nth === places.length - 1);
  });
}

/** A line as it comes again on another page. */
function signatureOf(text: string): string {
  return text.replace(/\d+/gu, '0').replace(/\s+/gu, ' ').toLowerCase();
}

/** Adds the heads and feet of pages: what stands beside a page's number or a form feed and cannot be the story's. */
function addHeads(lines: readonly DocumentLine[], isFurniture: boolean[]): void {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(signatureOf(text), (counts.get(signatureOf(text)) ?? 0) + 1);
  const comesAgain = ({ text }: DocumentLine) => (counts.get(signatureOf(text)) ?? 0) > 1;
  const isStory = (line: DocumentLine | undefined, at: number) => line !== undefined && isFurniture[at] !== true;

  /** Whether a line stands between the halves of a sentence, with nothing but a page's own about it. */
  const isBetween = (at: number) => {
    const above = lines.findLastIndex((line, nth) => nth < at && nth > at - NEARBY && isStory(line, nth));
    const below = lines[at + 1];
    return below !== undefined && isFurniture[at - 1] === true && isWithinSentence(lines[above] ?? below, below);
  };
  const isBelowNumber = (at: number) => isFurniture[at - 1] === true || (lines[at]?.opensPage === true && at > 0);
  const isAboveNumber = (at: number) => isFurniture[at + 1] === true || lines[at + 1]?.opensPage === true;
  /** Whether a line stands beside a page's number, and a blank line or nothing on its other side. */
  const isBesideNumber = (line: DocumentLine, at: number) => {
    const below = lines[at + 1];
    const isSetOffBelow = below === undefined || below.blanks > 0 || isFurniture[at + 1] === true;
    return (isBelowNumber(at) && isSetOffBelow) || (isAboveNumber(at) && line.blanks > 0);
  };

  for (let round = 0; round < MOST_LINES; round += 1) {
    const added = lines.flatMap((line, at) => {
      if (isFurniture[at] || !isHead(line) || !isBesideNumber(line, at)) return [];
      const isTelling = comesAgain(line) || isCapitals(line.text) || / {3}|\t/u.test(line.text) || isBetween(at);
      return isTelling ? [at] : [];
    });
    for (const at of added) isFurniture[at] = true;
  }
}

function isHead({ text }: DocumentLine): boolean {
  return !endsSentence(text) && !beginsMidSentence(text) && isShort(text, LONGEST_HEAD);
}
