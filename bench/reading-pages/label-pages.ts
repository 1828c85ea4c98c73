// Turns the labels by line (labels.txt) into labels by byte (labels.json), which the bench reads; then npm run fix.
// node bench/reading-pages/label-pages.ts [--pages ../reading-pages]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type LabelFile, readNotation, resolveNotation } from './notation.ts';
import { copiedFile, DEFAULT_FOLDER, findPages, howToFetch } from './pages.ts';

const NOTATION = new URL('labels.txt', import.meta.url);
const LABELS = new URL('labels.json', import.meta.url);
// With another, a page may be laid out differently: then its text is another, and the bench leaves it out.
const CHROMIUM = '156.0.8078.114';

const RULES = [
  'Labels were made by reading the copied text of each page, before looking at what Pullquote makes of it.',
  'Pages are taken in the order of their hashes; what is no article is passed over: shops, recipes, manuals, encyclopedias, lists, pages about a site or a firm, made-up test pages, fiction.',
  'Story: every sentence that a newsroom could quote from the article: its summary or standfirst, its paragraphs, its lists, the questions of an interview, quoted passages, updates.',
  'Junk, if quoted: menus, captions and photo credits, promos and related links (also between paragraphs), bylines and dates, biographies of the writer, tags, comments, notices of the site.',
  'Neutral, quoted or not: subheads and kickers, pull quotes that repeat the text, tables, code, verses, embedded posts, boxes of facts, gallery texts, footnotes, notes of source or correction, contacts and how to register at the end of a press release.',
  'Headline: the line that heads the article itself, with a kicker only where both are one line.',
  'Byline: the names of who wrote it, wherever printed, without “by” and title; a pen name or initials given as the writer count, an agency does not.',
  'Date: the day of publication as printed, wherever. Without a year, only of an update, or only in a list of stories: not judged.',
];

const { values } = parseArgs({ options: { pages: { type: 'string', default: DEFAULT_FOLDER } } });
const pages = findPages(values.pages);
if (!pages) throw new Error(`There are no pages in ${values.pages}.\n${howToFetch(values.pages)}`);

const file: LabelFile = { rules: RULES, chromium: CHROMIUM, pages: [], noArticle: [] };
for (const notation of readNotation(readFileSync(NOTATION, 'utf8'))) {
  const page = pages.find(({ hash }) => hash === notation.hash);
  if (!page) throw new Error(`There is no page ${notation.hash}.`);
  if ('holds' in notation) {
    file.noArticle.push({ name: page.name, holds: notation.holds });
    continue;
  }
  try {
    file.pages.push(resolveNotation(notation.clauses, page.name, readFileSync(copiedFile(values.pages, page), 'utf8')));
  } catch (cause) {
    throw new Error(`${notation.hash} ${page.name}`, { cause });
  }
}

writeFileSync(LABELS, `${JSON.stringify(file, undefined, 2)}\n`);
console.log(`${file.pages.length} pages labelled, ${file.noArticle.length} hold no article`);
