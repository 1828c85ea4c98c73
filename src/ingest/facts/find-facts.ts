import { type FactName, type Facts, isQuotable, type Paragraph, type Published } from '#index/article.ts';
import type { Layout } from '../marking/layout.ts';
import { titleWords } from '../marking/titles.ts';
import { undressed } from '../marking/wording.ts';
import type { Passage } from '../paragraphs.ts';
import { readByline } from './byline.ts';
import { readDateline } from './dateline.ts';
import { findPublished } from './dates.ts';
import { isTimestamp } from './timestamp.ts';

/** Facts with the rule that gave each. */
export type KnownFacts = { facts: Facts; receipts: Partial<Record<FactName, string>> };

// Below the first paragraphs of the story a date or a name belongs to what is told, not to who tells it.
const STORY_OPENING = 3;

const PUBLISHED_LABEL = /\b(?:published|posted|first published|originally published|date|filed)\b/iu;
const UPDATED_LABEL = /\b(?:updated?|modified)\b/iu;
const URL_LABEL = /^(?:url|link|web address|permalink|canonical) ?: ?(?<url>https?:\/\/\S+)$/iu;

/** What a document says about itself beyond doubt. Whatever it leaves open is left out. */
export function findFacts(paragraphs: readonly Paragraph[], layout: Layout): KnownFacts {
  const known: KnownFacts = { facts: {}, receipts: {} };
  const { titles, passages } = layout;

  if (titles.headline) {
    const { passage, rule } = titles.headline;
    note(known, { headline: titleWords(passage.text) }, `¶ ${passage.number}: ${rule}`);
  }
  if (titles.outlet) note(known, { outlet: titles.outlet }, 'One copy of the headline ends in this name.');

  const story = passages.filter((_, i) => isStory(paragraphs[i])).slice(0, STORY_OPENING);
  const end = story.at(-1)?.number ?? 0;
  const head = passages.filter(({ number }, i) => number < end && paragraphs[i]?.kind === 'boilerplate');

  noteHead(known, head);
  noteDateline(known, story);
  return known;
}

function isStory(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && isQuotable(paragraph);
}

/** The page's own lines around the story's opening: who wrote it, when, and where it stands on the web. */
function noteHead(known: KnownFacts, head: readonly Passage[]): void {
  for (const { number, text } of head) {
    const line = undressed(text);
    const byline = readByline(line);
    const published = isTimestamp(line) ? publishedIn(line) : undefined;
    const url = URL_LABEL.exec(line)?.groups?.url;

    if (byline) note(known, { byline }, `¶ ${number}: a line that begins “By”.`);
    if (published) note(known, { published }, `¶ ${number}: a date standing alone.`);
    if (url && URL.canParse(url)) note(known, { url }, `¶ ${number}: an address with its label.`);
  }
}

function noteDateline(known: KnownFacts, story: readonly Passage[]): void {
  for (const { number, text } of story) {
    const dateline = readDateline(text);
    if (!dateline) continue;

    const receipt = `¶ ${number}: its dateline.`;
    note(known, { place: dateline.place }, receipt);
    if (dateline.published) note(known, { published: dateline.published }, receipt);
    return;
  }
}

/** The day a timestamp says the story came out. When it was only updated, that day stays unknown. */
function publishedIn(line: string): Published | undefined {
  const label = PUBLISHED_LABEL.exec(line);
  if (label) return findPublished(line.slice(label.index + label[0].length).split(UPDATED_LABEL, 1)[0] ?? '');
  return findPublished(line.split(UPDATED_LABEL, 1)[0] ?? '');
}

/** The first that says so is believed: the top of a page speaks for the page. */
function note(known: KnownFacts, facts: Facts, receipt: string): void {
  known.facts = { ...facts, ...known.facts };
  known.receipts = { ...receiptsFor(facts, receipt), ...known.receipts };
}

/** The same receipt for each of these facts. */
export function receiptsFor(facts: Facts, receipt: string): KnownFacts['receipts'] {
  return Object.fromEntries(Object.keys(facts).map((name) => [name, receipt]));
}
