import { fold } from '#index/text/text.ts';
import type { Edits } from '#index/words/misspelling.ts';
import { createWordTree } from '#index/words/word-tree.ts';

/**
 * Fields that common systems write (Hugo, Jekyll, WordPress, feeds, scrapers) and that say nothing here. They are passed
 * over without a remark, and never taken for a mistyped field.
 */
const COMMON = new Set(
  `
  abstract access accessed aliases alt ancestors archived attracted audio beat body build caption captions cascade
  categories category charset checksum children classes comment comments commentstatus commentcount companies
  content contentid contenttype contributor contributors copyright copyrightholder copyrightyear country county cover
  coverimage crawled created createdat createdon creditline credit credits css datecreated dategmt datemodified datescraped
  deck dek description desk downloaded draft edition editor editors email embedded encoding entities excerpt
  excerptseparator external externalid externalurl extracted extractedat featured featuredimage featuredmedia feed fetched
  fetchedat file filename filter format genre geo guid hash headless hidden html iconurl id image imageurl images intro
  interval internet isbn iscjklanguage issn issue js keyword keywords kicker lang language languages lastbuilddate lastmod
  lastmodified lastupdated lat latitude layout lead lede length license licence likes links linktitle locale lon longitude
  lng markdown markup math media menu menus menuorder meta mime mimetype minutes modified modifiedat modifiedgmt
  name next note notes ogdescription ogimage ogtitle ogtype order organisations organizations outputs page pages parent part
  password path people person photo photographer photos pingstatus position postid postname postparent posttype prev
  previous priority rank rating ratings raw readingtime redirectfrom redirects region related resources retrieved
  retrievedat revision rightsholder robots score scraped scrapedat section sections seo sentiment seodescription seotitle
  series shares shortcode shorturl site sitemap siteurl slug social standfirst state states station stations stats sticky
  style styles subhead subheading subheadline subject subjects subtitle summary tag tags taxonomies teaser blurb template
  templates terms text theme thumbnail thumbnailurl timezone toc todo topic topics translationkey translator translators
  twitter type types uid unlisted updated updatedat updatedon urgency urltoimage uuid version video videos views volume
  weight wordcount words year zip
  `
    .trim()
    .split(/\s+/u),
);

/** A field's name as names are compared: `embargoUntil`, `embargo_until` and `Embargo until` are one. */
export function plainName(name: string): string {
  return partsOfName(name).join('');
}

/** Whether a field is one that common systems write and that says nothing here. */
export function isCommonField(name: string): boolean {
  return COMMON.has(plainName(name));
}

/**
 * Tells of a field's name which of `names` it, or a word in it, is or may be mistyped for: with one letter wrong, missing,
 * too many or swapped with its neighbour in names of up to six letters, with two in longer ones.
 */
export function createMistypings(names: readonly string[]): (name: string) => string | undefined {
  const short = treeOf(names.filter(({ length }) => length <= SHORT));
  const long = treeOf(names.filter(({ length }) => length > SHORT));
  const meantBy = (word: string) => short(word, 1) ?? long(word, 2);

  return (name) => {
    const words = partsOfName(name.slice(0, LONGEST_NAME)).filter(
      (word) => word.length >= FEWEST_LETTERS && !COMMON.has(word),
    );
    return [plainName(name), ...words].map(meantBy).find((meant) => meant !== undefined);
  };
}

const SHORT = 6;
// Of a shorter word in a name, one letter more or less makes another word.
const FEWEST_LETTERS = 5;
// No field has a longer name, and no mistyping need be looked for in one.
const LONGEST_NAME = 60;

function treeOf(names: readonly string[]): (word: string, edits: Edits) => string | undefined {
  const tree = createWordTree();
  for (const [number, name] of names.entries()) tree.add(name, number);
  return (word, edits) => (word.length > LONGEST_NAME ? undefined : names[tree.within(word, edits)[0] ?? -1]);
}

/** The words of a name, in small letters without accents. */
function partsOfName(name: string): string[] {
  const apart = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return fold(apart.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
}
