import { readByline, readSignature } from '#src/ingest/facts/byline.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import { areNames, isShort, isUnmarked, plainLine } from './wording.ts';

const MOST_NAMES = 12;
const LONGEST_NOTE = 60;

// “Jane Doe Transport correspondent”, “Reporting from Milltown, Ohio”.
const OFFICE = /^(?:\p{Lu}[\p{L}\p{M}.'’-]+ ){2,5}(?:correspondent|reporter|editor|columnist|writer)s?$/u;
const FROM_PLACE = /^[Rr]eporting from \p{Lu}[^.]{2,60}$/u;

const REPORTED_FROM = /^(?:\p{Lu}[\p{L}.'-]+,? (?:and )?){1,6}reported from \p{Lu}/u;
const STAFF =
  /^(?:\p{Lu}[\p{L}.'-]+ ){2,4}(?:is|are) (?:an? |the )?(?:(?!(?:to|as|for|of|with|by|not|from|in|on|hoping|expected|likely|due|set)\b)[\p{L}-]+ ){0,5}?(?:reporter|correspondent|columnist|staff writer|contributor|contributing (?:editor|writer|columnist)|blogger|editor-at-large|co-host|(?:writer|editor|producer|journalist) (?:for|at|with|covering)|(?:award-winning|freelance|independent|investigative) (?:journalist|writer|author))\b(?!'s)/u;
const OPINION_STAFF =
  /^(?:\p{Lu}[\p{L}.'-]+ ){2,4}.{0,80}\b(?:board of contributors|views expressed|opinions (?:expressed )?are (?:his|her|their) own)\b/iu;
const OF_SOMEBODY =
  /^(?<name>(?:\p{Lu}[\p{L}\p{M}.'-]+ ){1,3}\p{Lu}[\p{L}\p{M}.'-]+)(?: is| are|, | covers| writes| reports| has| joined| can)\b/u;

/** The names that sign a story: in its bylines, and alone on a line of its head. */
export function findWriters(
  paragraphs: readonly SplitParagraph[],
  isInHead: (paragraph: SplitParagraph) => boolean,
): Set<string> {
  return new Set(
    paragraphs.flatMap((paragraph) => {
      if (!isShort(paragraph.text, MOST_NAMES)) return [];

      const line = plainLine(paragraph.text);
      const byline = readByline(line) ?? readSignature(line);
      if (byline !== undefined) return byline.split(/,? and |, /u);
      return isInHead(paragraph) && isUnmarked(line) && areNames(line) ? [line] : [];
    }),
  );
}

/** Whether a line names the writer with an office or a place, as under a headline. */
export function namesWriter(text: string): boolean {
  return readSignature(text) !== undefined || OFFICE.test(text) || FROM_PLACE.test(text);
}

/** Whether a note, such as stands at a story's foot, tells of its writers. */
export function tellsOfWriter(text: string, writers: ReadonlySet<string>): boolean {
  const line = plainLine(text);
  if (!isShort(line, LONGEST_NOTE)) return false;

  const isOfWriter = writers.has(line) || writers.has(OF_SOMEBODY.exec(line)?.groups?.name ?? '');
  return isOfWriter || [REPORTED_FROM, STAFF, OPINION_STAFF].some((sign) => sign.test(line));
}
