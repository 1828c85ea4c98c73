import { isDateLine, isTimestamp } from '#src/ingest/facts/timestamp.ts';
import { phrasesOf } from '#src/ingest/languages/languages.ts';
import { readOrder } from '#src/ingest/terms/wire-orders.ts';
import type { LineRule } from './line-rule.ts';

// What sites write above a story, or over a shelf of stories of one sort.
const SECTION = [
  'opinion|analysis|commentary|comment|editorials?|columns?|letters|features?|perspectives?|explainer|fact[- ]check',
  'news|top news|latest news|breaking(?: news)?|just in|exclusive|developing|live(?: blog| updates)?|world|nation|national|international|local(?: news)?|metro|politics|crime|courts?|business|markets|economy|money|tech(?:nology)?|science|health|education|environment|weather|traffic|sports?|football|cricket|entertainment|arts|culture|travel|food|lifestyle|obituar(?:y|ies)|photos|videos?|india|u\\.?s\\.?(?: news)?|u\\.?k\\.?(?: news)?',
].join('|');

const BUTTON = new RegExp(`^${phrasesOf('button')}[.:：!…]*$`, 'iu');

/** The page's own voice: marks, dates, buttons, terms, shelves. */
export const FURNITURE_RULES: readonly LineRule[] = [
  {
    kind: 'boilerplate',
    rule: 'A stray mark or letter, no words.',
    words: 1,
    says: [/^[^\p{L}\p{N}]*(?:\p{L}[^\p{L}\p{N}]*)?$/u],
  },
  { kind: 'boilerplate', rule: 'A date or time standing alone.', words: 20, says: [isTimestamp] },
  {
    kind: 'boilerplate',
    rule: 'A date line: when, with the name of a place, desk or writer.',
    words: 24,
    signs: true,
    says: [isDateLine],
  },
  {
    kind: 'boilerplate',
    rule: 'Left-over web code.',
    words: 300,
    tells: true,
    says: [
      /^(?=[^{]*\{\}?$)[.#@]?[\w.#:-]+(?:,? [\w.#:-]+)* ?\{\}?$/u,
      /^[a-z-]+ ?: ?[^;]{1,80};$/u,
      /^(?:var|let|const) \w+ ?=|^(?:window|document)\.\w|^function ?\w*\(|^\(function|^googletag/u,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A web address standing alone.',
    words: 40,
    says: [
      /^(?:(?:url|link) ?: ?)?(?:https?:\/\/|www\.)\S+$/iu,
      /^(?:[\p{Lu}\d][\p{L}\d'.&]* ){1,5}?(?:coverage|news|[\p{Lu}\d]+) ?: ?(?:https?:\/\/|www\.)\S+$/u,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A button or counter of the page.',
    words: 9,
    says: [
      /^(?:share|tweet|e-?mail|print|save|copy link|link copied|copied|comments?|menu|search|home|close|log ?in|sign in|register|embed|loading|bookmark|reprints?|reply|like|follow|following|listen|resize|expand|live|whatsapp|linkedin|reddit|flipboard|facebook|twitter|instagram|threads|bluesky|youtube|telegram)[.:!…]*$/iu,
      /^(?:share|send|post|save|tweet) (?:this|(?:this(?: \p{L}+)? )?(?:on|via|to|with|for|by) (?:e-?mail|(?:a )?friends?|later|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|your .{1,20}))(?: (?:article|story|page|post|video|list|item))?$/iu,
      /^share(?: ?[,|/·] ?| )(?:tweet|facebook|print|e-?mail|save)/iu,
      /^(?:view|read|show|load|see|leave|add|post|join|hide)(?: all| more| \d+| an?| the)* (?:comments?|conversation|replies|caption|topics|updates)$/iu,
      /^(?:show|load|view|see|learn) (?:more|less|all)(?: \p{L}+)?[.…]*$/iu,
      /^(?:ad feedback|reuse this content|view gallery|removed from bookmarks|story continues|thanks for sharing|next slide|previous slide|view in browser|purchase licensing rights|order reprints|skip ad(?:vertisement)?|after newsletter promotion|newsguard)[.!]*$/iu,
      /^(?:new ?)?you can now listen to\b/iu,
      /^(?:previous|prev)(?: ?[|/·] ?| )next$|^like this (?:story|article|post)\?/iu,
      /^welcome to (?-i:\p{Lu})[^.!?,]{2,60}(?: (?-i:\p{Lu}{2,}|Experience|Edition|Homepage|Website))$/iu,
      areButtons,
      new RegExp(`^[\\d.,]* ?${phrasesOf('comments')} ?:?(?: ?[([（]?\\d{1,6}[)\\]）]?)?$`, 'iu'),
      /^[\d.,]+ ?[km]?(?: view)? ?(?:shares?|comments?|views?|likes?|retweets?|replies|reactions?)(?: .{0,20})?$/iu,
      /^(?:back to top|skip to (?:main )?content|listen to (?:this|the) (?:article|story)|gift (?:this )?article|toggle .{1,20}|(?:font|text) size)/iu,
      /^(?:(?:story|article|content) continues|continue reading|keep reading|scroll (?:down )?(?:to|for))\b[^.,]{0,40}$/iu,
      /^(?:advertisement|advert|ad|sponsored(?: content| post)?|paid (?:content|post)|promoted)(?: - .{1,40}| by .{1,40}| \d+)?$/iu,
      /^(?:\d+ ?(?:of|\/) ?\d+|\+ ?\d{1,3}|\d{1,2}:\d{2}(?: ?\/ ?\d{1,2}:\d{2})?|\(?\d+[ -]min(?:ute)?s?(?: (?:read|listen|watch))?\)?)$/iu,
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
      /^(?:cookie|privacy) (?:policy|settings|preferences|notice)\b(?: ?:|[^.]{0,40}$)/iu,
      /^terms (?:of|and|&) (?:use|service|conditions)\b[^.]{0,40}$/iu,
      /^do not sell (?:or share )?my\b/iu,
      /^(?:read|see) our (?:privacy|editorial|ethics|corrections?|comment)\b|\bread our editorial standards\b|^our standards ?:/iu,
      /^already (?:an?|have)\b.{0,40}\b(?:log|sign) in\b/iu,
      /^(?:please )?(?:enable|turn on) javascript\b|^your browser (?:does not|is not|doesn't)\b/iu,
      /^we are sorry, ?this video\b|^this (?:video|content|article|story) is (?:restricted|only available|for subscribers|(?:not|no longer) available)\b/iu,
      /^you(?: have|'ve) (?:reached|read|used)\b.{0,40}\b(?:free (?:articles?|stories|limit)|articles?)\b|^you have \d+ free articles?\b|^unlock this article|^(?:for )?subscribers? only$/iu,
      /^(?:to (?:continue|keep) reading|this article is for subscribers)\b.{0,60}$/iu,
      /^(?:thank you|thanks)[!,.] you(?: are|'re) now (?:subscribed|signed up)\b/iu,
      /\bthis site is protected by recaptcha\b|^you are receiving this (?:e-?mail|newsletter)\b|^unsubscribe\b.{0,60}$/iu,
      /\b(?:this (?:post|article|story|page) (?:may )?contains? affiliate links|we may earn (?:an? )?(?:\p{L}+ )?commission)\b/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'A shelf or section of the site.',
    words: 20,
    heads: true,
    says: [
      new RegExp(`^(?:${SECTION})$`, 'iu'),
      /^(?:the )?latest\b.{0,60}\b(?:news|stories|headlines|updates|videos)\b(?: (?:on|from|in|at|about|&) .{0,60})?$/iu,
      /^(?:get|find|see|track|catch) (?:all )?(?:the )?latest\b.{0,80}\b(?:news|stories|headlines|updates?|videos|coverage|alerts|scores|insights|analysis)\b/iu,
      /^(?:(?:article |story |post |related |more )?(?:tags?|topics?)|tagged(?: with)?|filed under|categor(?:y|ies)|keywords?|in this (?:story|article)|sections?|in|see more on|explore more on these topics)(?: ?:|$)/iu,
      new RegExp(`^${phrasesOf('tags')}(?: ?[:：]|$)`, 'iu'),
      /^filed under\b|^(?:home|news) ?(?:[>»›]|\/ )[^.!?]*$/iu,
      /^#?[\p{L}\d_]+(?:,? #[\p{L}\d_]+)+$/u,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'An order to desks: to kill or hold the story, or until when.',
    words: 120,
    tells: true,
    says: [(line) => readOrder(line) !== undefined],
  },
  {
    kind: 'boilerplate',
    rule: 'A wire or archive code.',
    words: 12,
    says: [
      /^(?:bc|ap|us|upi|afp)-[\p{L}\d]+-/iu,
      /^(?:-?30-?|#{2,}|# # #|\p{Ll}{2,4}(?:\/\p{Ll}{2,4})+(?: \([\p{Lu}][\p{L}, ]+\)?)?)$/u,
      /^(?:ends?|enditem|more|full text|abstract|full story|end of (?:transcript|list|article))[.:]?$/iu,
      /\d(?:st|nd|rd|th) ld-/iu,
    ],
  },
];

/** One button, or several in a row: “Teilen | Drucken”. */
function areButtons(line: string): boolean {
  return line.split(/ ?[/|·,] ?/u).every((part) => BUTTON.test(part));
}
