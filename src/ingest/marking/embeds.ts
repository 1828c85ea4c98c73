import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import { reportsSpeech } from './speech.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.?';
// “— Name (@handle) January 26, 2026”: how an embedded post is signed, alone or at the end of its text.
const SIGNATURE = new RegExp(
  `[—–-] ?[^()]{1,80}\\(@\\w{1,30}\\)[ ,]*(?:${MONTH} \\d{1,2}, \\d{4}|\\d{1,2} ${MONTH} \\d{4})`,
  'iu',
);
const SIGNED_ALONE = new RegExp(`^${SIGNATURE.source}\\W*$`, 'iu');
// “Name @handle” above a post's text.
const OPENING =
  /^(?:[\p{Lu}\d][\p{L}\p{M}\d.'’-]* ){0,5}\(?@\w{2,30}\)?(?: ?· ?\p{L}{3} \d{1,2}(?:, \d{4})?| ?· ?\d{1,2}[hmd])?$/u;
const PICTURE_LINK = /\bpic\.(?:twitter|x)\.com\/\w+/iu;
const POST_LINK = /\bt\.co\/\w+/iu;
const POST_FRAME =
  /^<\/?tweet\b|^view this post on\b|^a (?:post|photo|video|reel) (?:shared|posted) by\b|^(?:posted|publiée?) by .{2,60} on (?:mon|tues|wednes|thurs|fri|satur|sun)day|^\[(?:(?:embed(?:ded)?|insert|tweet|video|post|content|here) ?)+\]$|^(?:watch|play|view|see|read)(?: (?:this|the|more)(?: \p{L}+)?)? on (?:youtube|tiktok|instagram|x|twitter|facebook|threads|bluesky)$|^♬ /iu;
// “10:14 AM · Jan 26, 2026”, “1.2K Retweets 8.4K Likes”: what stands below a post.
const POST_STAMP = new RegExp(
  `^\\d{1,2}:\\d{2} ?[ap]m ?[·•-] ?(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH}),? \\d{4}|^[\\d.,]+[km]? (?:retweets?|reposts?|quotes?|likes?)\\b.{0,40}$`,
  'iu',
);
// What a post has and a newspaper's sentence has not: hashtags, handles, little pictures, a shouted first word.
const POST_MARK = /(?:^|\s)[#@]\p{L}\w+|\p{Extended_Pictographic}|^[\p{Lu} ]{4,30}: |\p{Ll} [\p{Lu}]{3,} \p{Ll}|…$/u;
const LONGEST_POST = 320;

/**
 * The numbers of the paragraphs that are embedded posts: the signed line, the text it signs,
 * and the rest of the post with its links, in whichever order a scraper left them.
 */
export function findEmbeds(paragraphs: readonly SplitParagraph[]): ReadonlySet<number> {
  return new Set(
    paragraphs.flatMap((paragraph, i) => [
      ...embedAt(paragraph, paragraphs[i - 1], paragraphs[i + 1]),
      ...(OPENING.test(paragraph.text) ? openedBy(paragraphs.slice(i, i + 4)) : []),
    ]),
  );
}

/** A post under its writer's name and handle, when it has a post's marks or a stamp below it. */
function openedBy([opening, text, ...below]: readonly SplitParagraph[]): number[] {
  if (!opening || !text || !couldBePost(text.text)) return [];

  const stamps = below.filter((paragraph) => POST_STAMP.test(paragraph.text));
  const isSigned = stamps.length > 0 || POST_MARK.test(text.text);
  return isSigned ? [opening, text, ...stamps].map(({ number }) => number) : [];
}

function embedAt(
  paragraph: SplitParagraph,
  before: SplitParagraph | undefined,
  after: SplitParagraph | undefined,
): number[] {
  if (SIGNED_ALONE.test(paragraph.text)) return [paragraph.number, ...signedBy(before, after)];
  return isPost(paragraph.text) ? [paragraph.number] : [];
}

/** A post by its own marks: its frame, its signature, or the link to its picture. */
function isPost(text: string): boolean {
  if (POST_FRAME.test(text) || POST_STAMP.test(text)) return true;
  return text.length <= 2 * LONGEST_POST && (SIGNATURE.test(text) || PICTURE_LINK.test(text)) && !reportsSpeech(text);
}

function signedBy(before: SplitParagraph | undefined, after: SplitParagraph | undefined): number[] {
  const linkedAfter = after !== undefined && (PICTURE_LINK.test(after.text) || POST_LINK.test(after.text));
  const signed = before !== undefined && couldBePost(before.text) && (!linkedAfter || POST_MARK.test(before.text));
  return [...(signed ? [before.number] : []), ...(linkedAfter ? [after.number] : [])];
}

// A reporter's sentence with a quotation in it stays the reporter's, even right above somebody's signature.
function couldBePost(text: string): boolean {
  return text.length <= LONGEST_POST && !reportsSpeech(text);
}
