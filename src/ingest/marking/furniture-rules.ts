import { readByline } from '../facts/byline.ts';
import { isTimestamp } from '../facts/timestamp.ts';
import type { LineRule } from './line-rule.ts';
import { areNames } from './wording.ts';

const CREW =
  /^(?:(?:additional|further|with|with additional) )?(?:reporting|editing|writing|research|graphics|production|photography|photos|translation|video|story|podcast)(?: and (?:writing|editing|reporting|research))?(?: (?:produced|edited|written|shot))? by /iu;
const CREW_DONE = /^(?:translated|written|compiled|edited|produced|reported|(?:co-)?authored) by /iu;

/** The page's own voice: marks, dates, bylines, buttons, terms, credits of the staff. */
export const FURNITURE_RULES: readonly LineRule[] = [
  {
    kind: 'boilerplate',
    rule: 'A stray mark or letter, no words.',
    words: 1,
    says: [/^[^\p{L}\p{N}]*\p{L}?[^\p{L}\p{N}]*$/u],
  },
  { kind: 'boilerplate', rule: 'A date or time standing alone.', words: 20, says: [isTimestamp] },
  {
    kind: 'boilerplate',
    rule: 'A byline: it names the writer.',
    words: 24,
    says: [(line) => readByline(line) !== undefined],
  },
  {
    kind: 'boilerplate',
    rule: 'Left-over web code.',
    words: 300,
    says: [
      /^[.#@]?[\w.#:-]+(?:,? [\w.#:-]+)* ?\{\}?$/u,
      /^[a-z-]+ ?: ?[^;]{1,80};$/u,
      /^(?:var|let|const) \w+ ?=|^(?:window|document)\.\w|^function ?\w*\(|^\(function|^googletag/u,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A web address standing alone.',
    words: 40,
    says: [/^(?:(?:url|link) ?: ?)?(?:https?:\/\/|www\.)\S+$/iu],
  },
  {
    kind: 'boilerplate',
    rule: 'A button or counter of the page.',
    words: 9,
    says: [
      /^(?:share|tweet|e-?mail|print|save|copy link|comments?|menu|search|home|close|log ?in|sign in|register|embed|loading|bookmark|reprints?|whatsapp|linkedin|reddit|flipboard|facebook|twitter|instagram|threads|bluesky|youtube|telegram)[.:…]*$/iu,
      /^(?:share|send|post|save) (?:this|on|via|to)(?: .{1,30})?$/iu,
      /^share(?: ?[,|/·] ?| )(?:tweet|facebook|print|e-?mail)/iu,
      /^(?:view|show|load|see|leave|add|post|join|hide)(?: all| more| \d+| an?| the)* (?:comments?|conversation|replies)$/iu,
      /^(?:show|load|view|see) (?:more|less|all)(?: \p{L}+)?[.…]*$/iu,
      /^(?:ad feedback|reuse this content|view gallery|removed from bookmarks|story continues|explore more on these topics|thanks for sharing)[.!]*$/iu,
      /^(?:new ?)?you can now listen to\b|^share or comment on this article\b/iu,
      /^[\d.,]+ ?[km]? ?(?:shares?|comments?|views?|likes?|retweets?|replies|reactions?)(?: .{0,20})?$/iu,
      /^(?:back to top|skip to (?:main )?content|listen to this (?:article|story)|gift (?:this )?article|toggle .{1,20}|(?:font|text) size)/iu,
      /^(?:(?:story|article|content) continues|continue reading|keep reading|scroll (?:down )?(?:to|for))\b.{0,40}$/iu,
      /^(?:advertisement|advert|ad|sponsored(?: content| post)?|paid (?:content|post)|promoted)(?: - .{1,40}| by .{1,40}| \d+)?$/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'The site’s terms: cookies, consent, sign-in.',
    words: 80,
    says: [
      /^(?:we(?: and our partners)? use|(?:this|our) (?:web)?site uses) cookies\b/iu,
      /^by \p{L}+ing\b.{0,100}\byou (?:also )?(?:agree|consent|accept|acknowledge|confirm)\b/iu,
      /^(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences)$/iu,
      /^(?:cookie|privacy) (?:policy|settings|preferences|notice)\b.{0,40}$/iu,
      /^terms (?:of|and|&) (?:use|service|conditions)\b.{0,40}$/iu,
      /^do not sell (?:or share )?my\b/iu,
      /^(?:read|see) our (?:privacy|editorial|ethics|corrections?|comment)\b|\bread our editorial standards\b/iu,
      /^already (?:an?|have)\b.{0,40}\b(?:log|sign) in\b/iu,
      /^(?:please )?(?:enable|turn on) javascript\b|^your browser (?:does not|is not|doesn't)\b/iu,
      /^we are sorry, ?this video\b|^this (?:video|content|article|story) is (?:restricted|only available|for subscribers|(?:not|no longer) available)\b/iu,
      /^you(?: have|'ve) (?:reached|read)\b.{0,40}\b(?:free|limit|articles?)\b|^unlock this article|^(?:for )?subscribers? only$/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A copyright line.',
    words: 90,
    says: [
      /^(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|by\b))/iu,
      /\bcopyright ©|\ball rights reserved\b/iu,
      /\bmay not be (?:published|reproduced|republished|copied|distributed)\b.{0,80}\b(?:broadcast|rewritten|redistributed|permission|consent)\b/iu,
      /^(?:(?:re)?printed|(?:re)?published) (?:(?:with|by) (?:the )?permission|courtesy of)\b/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Says who else worked on the story.',
    words: 70,
    says: [
      isCrew,
      /^\(?(?:with )?(?:agency |additional )?inputs from\b/iu,
      /^(?:published|edited|written|reported|curated|posted|compiled) by ?:/iu,
      /\b(?:writers?|journalists?|reporters?|correspondents?|staff|digital's)\b.{0,200}\bcontributed(?: from \p{Lu}.{0,60})?\.?$/iu,
      /^this (?:story|article|report) includes reporting (?:by|from)\b|^about the authors?\b.{0,40}$/iu,
      /\bcontributed (?:reporting|research)\b/iu,
      /\bcontributed to this (?:report|story|article|piece|post|dispatch)\b/iu,
      /^contribut(?:ing|ors?|ed)(?: by)? ?:/iu,
      /^with (?:files|reports|reporting|additional reporting) (?:from|by)\b/iu,
      /^h\/?t:? /iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Says where the story appeared, or that it changes.',
    words: 60,
    says: [
      /^this (?:story|article|piece|column|op-ed|essay|interview|transcript|report|post)\b.{0,30} (?:first|originally|previously) (?:appeared|ran|aired|posted|published)\b/iu,
      /^this (?:story|article|piece|column|op-ed|essay|transcript) (?:was|is|has been) (?:also |first |originally |previously )?(?:published|posted|syndicated|produced|republished|adapted|excerpted|translated|generated)\b/iu,
      /^(?:note: )?this (?:story|article|piece|column|report|post|page|list)\b.{0,20} (?:has been|was|is being|will be) (?:\p{L}+ )?updated\b/iu,
      /^originally (?:published|appeared|posted)\b|^(?:re)?published from\b/iu,
      /^read the original\b|^\(?except for the headline, this\b|^update\b.{0,60}: this (?:story|article)\b.{0,40}\bupdated\b/iu,
      /^this is a (?:developing|breaking)(?: news)? (?:story|report|news)\b|^this (?:story|news) is (?:developing|breaking)\b/iu,
      /^this is (?:a preview|an excerpt|an updated version|part \p{L}+|the \p{L}+ installment) (?:of|from)\b/iu,
      /^(?:please )?check back (?:here |often |later |soon )*(?:for|as|later|soon)\b|^(?:more to come|developing(?: story)?)[.…]*$/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A note from the desk, not reporting.',
    words: 130,
    says: [
      /^(?:\p{L}+ )?editor'?s'? note\b/iu,
      /^(?:a )?note (?:to|for) (?:our |the )?(?:readers?|editors?)\b/iu,
      /^(?:correction|clarification|update) appended\b|^eds?:|^(?:full )?(?:disclosure|disclaimer) ?:|^trigger warning\b/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Asks the reader for an opinion or a tip.',
    words: 45,
    says: [
      /^help us improve\b/iu,
      /^tell us how we can\b|^please let us know if you\b|^submit a correction\b|^story tips\b/iu,
      /^(?:was|is|did you find) this (?:article|story|page|content) (?:helpful|useful|interesting)\b/iu,
      /^(?:send|give|share|leave)(?: us)?(?: your)? feedback\b|^feedback\?/iu,
      /^(?:report|spot(?:ted)?|see|found) an? (?:typo|error|mistake|correction)\b.{0,40}$/iu,
      /^(?:do you )?have an? (?:\p{L}+ )?(?:tip|story idea|correction|question for|suggestion)\b/iu,
      /^(?:got|send) (?:us )?(?:an? )?(?:\p{L}+ )?tips?\b/iu,
      /^contact (?:us|the (?:author|reporter|writer|newsroom))\b/iu,
      /^(?:write|e-?mail|reach|contact)\b.{0,60}(?: at|:) ?\S+@\S+/iu,
      /^(?:(?:e-?mail|contact|tips?) ?: ?)?\S+@[\w-]+\.[\w.-]+$/iu,
      /^comments (?:are|have been) (?:closed|disabled)\b|^rate this (?:article|story|page)\b|^(?:thank you|thanks) for (?:reading|subscribing|signing)\b/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A shelf or section of the site.',
    words: 20,
    says: [
      /^(?:the )?latest\b.{0,60}\b(?:news|stories|headlines|updates|videos)\b(?: (?:on|from|in|at|about|&) .{0,60})?$/iu,
      /^(?:get|find|see|track|catch) (?:all )?(?:the )?latest\b.{0,120}$/iu,
      /^(?:tags?|tagged|filed under|categor(?:y|ies)|keywords?|in this (?:story|article)|sections?) ?:/iu,
      /^filed under\b|^(?:home|news) ?(?:>|»|›| \/ )/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A wire or archive code.',
    words: 12,
    says: [
      /^(?:bc|ap|us|upi|afp)-[\p{L}\d]+-/iu,
      /^-?30-?$/u,
      /^(?:ends?|more|full text|abstract)[.:]?$/iu,
      /\d(?:st|nd|rd|th) ld-/iu,
    ],
  },
];

/** “Reporting by A; Editing by B”: names from end to end. “Reporting by A showed …” is a sentence, and stays. */
function isCrew(line: string): boolean {
  const parts = line.replace(/[.)]+$/u, '').split(/; |\.\s+|(?<=\p{Ll}), (?=(?:editing|writing) by)/iu);
  return parts.every((part) => {
    const role = CREW.exec(part) ?? CREW_DONE.exec(part);
    return role !== null && areNames(part.slice(role[0].length));
  });
}
