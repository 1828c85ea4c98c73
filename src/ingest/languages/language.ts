/**
 * What pages print around their stories in one language. To add a language: write a table like its neighbours, name it in
 * languages.ts, and add its lines to tests/src/ingest/languages.
 *
 * Each entry lists words or phrases parted by `|`, as a regular expression has them: in lower case, with plain apostrophes
 * and hyphens, a full stop behind an abbreviation left away. A phrase that a story could begin a sentence with has no place
 * in it: what hides reporting costs more than what lets a line of the page through.
 */
export type Language = {
  name: string;
  /** Words so common that they tell the language of a text; or where its script does, a letter of it. */
  common?: string;
  script?: RegExp;
  /** Written without spaces between words. */
  isUnspaced?: true;
  /** The twelve months, each by all its names, the longer first; none where they are numbers (1月). */
  months: readonly string[];
  weekdays: string;
  /** Small words within a date: 14 *de* enero *de* 2026. */
  within: string;
  /** Which number a date in figures has first, where the language's papers have one habit. */
  order?: 'day first' | 'year first';
  /** What else stands in a line that says when: clock words, “today”, “minutes to read”, “ago”. */
  time: string;
  /** “Published”, “posted”: the date behind it is that of publication. */
  published: string;
  /** “Updated”, “modified”: the date behind it is not. */
  updated: string;
  /** “Born”, “died”: the date behind it is a life's. */
  life: string;
  /** What stands before the writer's name, alone or with a colon. */
  by: string;
  /** What stands before the writer's name only with a colon, or alone above it. */
  writer: string;
  /** Offices that stand behind a writer's name. */
  office: string;
  /** What stands, with a colon, before the names of others who worked on the story, or of whoever supplied it. */
  crew: string;
  /** What stands, with a colon, before a picture's credit. */
  credit: string;
  /** Headings of links to other stories, alone on a line or with a colon and a title. */
  elsewhere: string;
  /** The same, so plain that a title may follow without a colon. */
  readAlso: string;
  /** How a line begins that asks for a subscription, a follow, an app. */
  subscribe: string;
  /** Buttons: the whole of a line. */
  button: string;
  /** Headings of comments, counts aside. */
  comments: string;
  /** Headings of tags and sections. */
  tags: string;
  /** “All rights reserved”, wherever it stands in a line. */
  copyright: string;
  /** What sites say around every story, as whole lines. */
  site: SiteWords;
};

/**
 * The lines of a site's own that say on a whole page where its story is not: as alternatives too, but without accents and
 * with a space for every mark, as titles are compared.
 */
export type SiteWords = {
  /** In its bars and at its foot: names of pages, buttons, networks. */
  menu: string;
  /** Heads readers' comments, or asks for one. */
  comments: string;
  /** Heads links to other stories, or says how to go on. */
  elsewhere: string;
};
