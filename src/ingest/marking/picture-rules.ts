import { phrasesOf } from '#src/ingest/languages/languages.ts';
import type { LineRule } from './line-rule.ts';
import { areNames, endsSentence, isShort } from './wording.ts';

const PICTURE =
  '(?:photo|photograph|photography|image|picture|illustration|graphic|video|screenshot|screen ?grab|cover)s?';
const AGENCY =
  '(?:ap|associated press|afp|reuters|epa(?:-efe)?|upi|getty(?: images)?|shutterstock|bloomberg|pool|alamy|zuma(?: press)?|sipa(?: usa)?|tns|imago|nurphoto)';
const PICTURE_SITE =
  '(?:unsplash|pexels|pixabay|pinterest|flickr|wikimedia(?: commons)?|wikipedia|shutterstock|i?stock(?:photo)?|adobe stock|getty(?: images)?|canva|imago(?: images)?|alamy|imdb|reddit|facebook|instagram|twitter|x|tiktok|youtube|linkedin|truth social|ap(?: photo| images)?|afp|reuters|epa|upi|pool)';

const NAMED_SITE = new RegExp(`^(?<names>.{2,80}?)(?: via | ?[-/|] ?)${PICTURE_SITE}$`, 'iu');
const BY_SOMEBODY = new RegExp(`^(?:featured |main |file |stock |lead )?${PICTURE} (?:by|via|from)\\b`, 'iu');

const ABBREVIATED = new RegExp(`^${phrasesOf('credit')}\\. (?<names>.{3,60})$`, 'iu');

// “Jane Doe leaves court on Tuesday, Jan. 13, 2026, in Harle.” What is still to come “opens” or “begins” on a day, and is told.
const DOES =
  'leaves?|arrives?|speaks?|walks?|stands?|sits?|looks?|holds?|waves?|listens?|reacts?|poses?|gestures?|attends?|embraces?|hugs?|carry|carries|watch(?:es)?|celebrates?|shakes?|smiles?|prays?|departs?|delivers?|address(?:es)?|exits?|enters?|greets?|boards?|throws?|kicks?|catch(?:es)?|shoots?|march(?:es)?|gathers?|protests?|rallies|rally|lines? up|waits?|works?|rides?|drives?|plays?|answers?|departs?';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}*\\.?';
const TAKEN = new RegExp(
  `^\\p{Lu}[^.!?]{2,120}? (?:${DOES}) .{3,200}(?:, |on )${MONTH} \\d{1,2}, \\d{4},? (?:in|at|outside|near) \\p{Lu}[^.!?]{2,80}(?:\\. ?[^.!?]{0,20})?$`,
  'u',
);
const NAMES_THING =
  /^(?:an?|the)(?: (?:current|new|old|former|official|national|general|aerial))? (?:flag|logo|emblem|seal|coat of arms|map|view|portrait|skyline|screenshot|still|poster|mugshot|satellite image) of (?!.*\b(?:is|are|was|were|has|had|have|will|shows?|showed|says?|said)\b).{3,50}$/iu;

/** Photo credits and captions, known by their own words. */
export const PICTURE_RULES: readonly LineRule[] = [
  {
    kind: 'caption',
    rule: 'A picture, by its mark-up.',
    words: 80,
    tells: true,
    says: [
      /^\[?!\[/u,
      /^\[?(?:image|alt text) ?: /iu,
      /^(?:image|photo|embed from getty images)$/iu,
      /^(?:twitter|x|instagram|facebook|tiktok|youtube) ?\/ ?@?[\w.]+$/iu,
    ],
  },
  {
    kind: 'caption',
    rule: 'A caption, by its label.',
    words: 80,
    tells: true,
    says: [new RegExp(`^${PICTURE} caption\\b(?:$|,| ?[:-]| (?-i:[\\p{Lu}\\d]))`, 'iu')],
  },
  {
    kind: 'caption',
    rule: 'A photo credit (“Photo by …”).',
    words: 25,
    credit: true,
    says: [
      new RegExp(
        `^(?:featured |main |file |stock |lead )?${PICTURE} (?:credits?|courtesy|source)\\b(?:$|,| ?[:-]| of\\b| to\\b| by\\b)`,
        'iu',
      ),
      new RegExp(`^(?:featured |main |file |stock |lead )?${PICTURE} ?(?::|©|/)`, 'iu'),
      new RegExp(`^[（(【©]? ?${phrasesOf('credit')} ?(?:[:：©/／＝=|](?! (?-i:\\p{Ll}{2,} .*[.!?]$))|$)`, 'iu'),
      isBySomebody,
      isAbbreviated,
      /^(?:credits?|handout) ?(?::| - |\/)|^courtesy(?: of\b| photo| image|:)/iu,
    ],
  },
  {
    kind: 'caption',
    rule: 'A photo credit: a name and where the picture comes from.',
    words: 12,
    credit: true,
    says: [
      isNamedSite,
      new RegExp(`^(?:${AGENCY}|unsplash|pexels|pixabay|pinterest|flickr|wikimedia(?: commons)?)\\.?$`, 'iu'),
      new RegExp(`^[\\p{L}\\p{M}.' -]{2,50}/ ?${AGENCY}\\b[\\p{L} /]{0,40}\\.?$`, 'iu'),
      new RegExp(`^${AGENCY}(?: photo| images)? ?/ ?[\\p{L}\\p{M}.' -]{2,50}$`, 'iu'),
    ],
  },
  {
    kind: 'caption',
    rule: 'A caption, ending in the picture’s credit.',
    words: 70,
    tells: true,
    says: [
      /[([][^()[\]]{0,80}\b(?:ap photo|getty images|afp photo|photo by|photo:|photo courtesy|file photo)\b[^()[\]]{0,80}[)\]]?\.?$/iu,
      new RegExp(`[([][^()[\\]]{0,80}(?:\\b${AGENCY} ?/|/ ?${AGENCY}\\b)[^()[\\]]{0,80}[)\\]]?\\.?$`, 'iu'),
      /[.!?] (?:photo by|photo:|photo credit:|photograph by|photograph:|image credit:|ap photo\/|credit:)[^.!?]{2,80}\.?$/iu,
      /\/ ?(?:getty images|afp|ap photo|reuters)\.?$/iu,
      /[([](?:supplied|handout|courtesy|file|submitted|contributed|credit|image|picture|photos?)(?: (?:photo|image))?(?:[)\]]?|(?: ?:| by\b| of\b)[^()[\]]{1,80}[)\]]?)\.?$/iu,
      /[.!?]["']? ?(?:reuters|ap|afp|epa|getty images) ?\/ ?[\p{L}\p{M}.' /-]{2,60}(?: purchase licensing rights)?\.?$/iu,
      /[.!?]["']? ?(?:image|photo|picture|credit) ?(?::|\.{2,3}) ?[\p{Lu}@][^.!?]{2,80}\.?$/iu,
      // A scraper set the credit right against the caption’s end.
      /\p{Ll}[.!?]?(?:Image|Photo|Picture|Credit)(?::|\.{3}) ?[\p{Lu}@].{2,80}$/u,
      endsInNames,
    ],
  },
  {
    kind: 'caption',
    rule: 'A caption: what somebody does in the picture, and on which day and where it was taken.',
    words: 60,
    says: [TAKEN],
  },
  {
    kind: 'caption',
    rule: 'A caption: names what is in the picture, and tells nothing.',
    words: 9,
    says: [NAMES_THING],
  },
  {
    kind: 'caption',
    rule: 'A picture from the files.',
    words: 80,
    tells: true,
    says: [/^file(?: photo\b| image\b| ?- |:)/iu],
  },
];

/** “Photo by succo on Pixabay”, but no sentence: “Photography by drone is banned.” */
function isBySomebody(line: string): boolean {
  const by = BY_SOMEBODY.exec(line)?.[0];
  if (by === undefined) return false;
  return !endsSentence(line) || (isShort(line, 7) && /^ [\p{Lu}@]/u.test(line.slice(by.length)));
}

/** “Fot. Jane Doe”, as Polish papers have it: the names may follow a full stop. */
function isAbbreviated(line: string): boolean {
  const names = ABBREVIATED.exec(line)?.groups?.names;
  return names !== undefined && areNames(names);
}

/** “A heron is wheeled past. Jane Doe/The Daily Ferry”: a sentence, and after it nothing but the photographer and paper. */
function endsInNames(line: string): boolean {
  const parted = /[.!?]["']? (?<credit>\p{Lu}[^.!?/|\d]{2,40}[/|] ?\p{Lu}[^.!?|\d]{1,40})$/u.exec(line);
  const glued = /\p{Ll}[.!?](?<credit>\p{Lu}\p{Ll}[^.!?]{3,60})$/u.exec(line);
  const credit = (parted ?? glued)?.groups?.credit;
  return credit !== undefined && areNames(credit.replace(/[/|]/u, ' '));
}

/** “John Moore via Pinterest”, “Straight Arrow News – YouTube”: names and a site. “He said so via X” is a sentence. */
function isNamedSite(line: string): boolean {
  const names = NAMED_SITE.exec(line)?.groups?.names;
  return names !== undefined && areNames(names);
}
