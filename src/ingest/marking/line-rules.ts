import type { ParagraphKind } from '#index/article.ts';
import { readByline } from '../facts/byline.ts';
import { isTimestamp } from '../facts/timestamp.ts';
import { undressed, wordsOf } from './wording.ts';

/** A rule that knows a line by its words alone, wherever it stands. A line of more than `words` is left to be prose. */
export type LineRule = {
  kind: ParagraphKind;
  rule: string;
  words: number;
  says: RegExp | ((line: string) => boolean);
};

const NETWORK =
  '(?:twitter|x|facebook|instagram|threads|bluesky|tiktok|youtube|linkedin|pinterest|whatsapp|telegram|snapchat|truth social|google news|flipboard)';
const PICTURE_SITE =
  '(?:unsplash|pexels|pixabay|pinterest|flickr|wikimedia(?: commons)?|wikipedia|shutterstock|i?stock(?: ?photo)?|adobe stock|getty(?: images)?|canva|imago(?: images)?|alamy|imdb|reddit|facebook|instagram|twitter|x|tiktok|youtube|linkedin|ap(?: photo| images)?|afp|reuters|epa|upi)';
const AGENCY =
  '(?:ap|associated press|afp|reuters|epa(?:-efe)?|upi|getty(?: images)?|shutterstock|bloomberg|pool|alamy|zuma(?: press)?|sipa(?: usa)?|tns|imago|nurphoto)';
const PICTURE =
  '(?:photo|photograph|photography|image|picture|illustration|graphic|video|screenshot|screen ?grab|cover)';
const STORY = '(?:story|article|post|piece|column|op-ed|interview|transcript|essay)';
const ELSEWHERE =
  "(?:read (?:more|next|also|on|this|the full (?:story|article|report))|also (?:read|on|see)|see (?:also|more)|related(?: (?:stories|articles?|content|coverage|links?|news|posts?|reading|topics?|videos?))?|more (?:from|on|in|coverage|stories|news|to read|headlines)(?: [\\p{L}\\p{N}.’' ]{1,40})?|recommended(?: for you| reading| stories)?|don[’']?t miss|up next|next up|trending(?: now| stories)?|most (?:read|popular|viewed|shared)|top stories|latest (?:news|stories|headlines)|editor[’']?s[’']? (?:picks?|choice)|must[- ](?:read|see|watch)s?|icymi|in case you missed it|you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|previously|watch(?: live| now| more| below| the video)?|listen(?: now| live| below)?|live updates?|keep reading|continue reading|popular now|around the web|from the web|promoted stories|sponsored stories)";

/**
 * What a line is by its words alone. First match wins; captions stand before promos, since a credit may name a network.
 * All patterns see the line without its bullets, stars and brackets.
 */
export const LINE_RULES: readonly LineRule[] = [
  {
    kind: 'boilerplate',
    rule: 'A stray mark or number, no words.',
    words: 2,
    says: /^(?:[^\p{L}\p{N}]*|[^\p{L}\p{N}]*\p{L}\.?|#?\d{1,2}[.):]?)$/u,
  },
  { kind: 'boilerplate', rule: 'A date or time standing alone.', words: 16, says: isTimestamp },
  {
    kind: 'boilerplate',
    rule: 'A byline: it names the writer.',
    words: 20,
    says: (line) => readByline(line) !== undefined,
  },
  {
    kind: 'boilerplate',
    rule: 'Left-over web code.',
    words: 200,
    says: /^(?:<[^<>]+>\s*\.?\s*)+$|^[.#@]?[\w.#:-]+(?:,? [\w.#:-]+)* ?\{$|^[a-z-]+ ?: ?[^;]{1,80};$|^(?:var|let|const|window\.|document\.|function ?\()|^(?:googletag|\(function)/u,
  },
  { kind: 'boilerplate', rule: 'A web address standing alone.', words: 40, says: /^(?:https?:\/\/|www\.)\S+$/iu },

  // Pictures.
  {
    kind: 'caption',
    rule: 'A picture, by its mark-up.',
    words: 80,
    says: /^\[?!\[|^\[?(?:image|photo|alt text) ?: /iu,
  },
  {
    kind: 'caption',
    rule: 'A photo credit (“Photo by …”).',
    words: 25,
    says: new RegExp(
      `^(?:featured |main |file |stock |lead )?${PICTURE}s?(?: (?:credits?|courtesy|source)s?\\b|\\s*(?:by\\b|:|via\\b|from\\b|©|/))|^(?:credits?|courtesy(?: of| photo| image)?|handout) ?(?::|–|—|-|of\\b|/)|^${PICTURE}s? courtesy`,
      'iu',
    ),
  },
  {
    kind: 'caption',
    rule: 'A photo credit: a name and where the picture comes from.',
    words: 14,
    says: new RegExp(
      `^[^.!?:;]{2,80}(?: (?:via|on|from|for) |(?: ?[–—|/]| -) ?)${PICTURE_SITE}$|^${PICTURE_SITE}\\.?$|^[\\p{L}\\p{M}.'’ -]{2,50}/ ?${AGENCY}[\\p{L} /]{0,40}\\.?$|^${AGENCY}(?: photo| images)? ?/ ?[\\p{L}\\p{M}.'’ -]{2,50}$`,
      'iu',
    ),
  },
  {
    kind: 'caption',
    rule: 'A caption, ending in the picture’s credit.',
    words: 70,
    says: new RegExp(
      `[([][^()[\\]]{0,80}\\b(?:ap photo|getty images|afp photo|reuters/|photo by|photo:|file photo|courtesy of|${AGENCY} ?/|/ ?${AGENCY})[^()[\\]]{0,80}[)\\]]?\\.?$|\\b(?:photo by|photo:|photo credit:|photograph by|image:|ap photo/|credit:)[^.!?]{2,80}$|/ ?(?:getty images|afp|ap photo|ap|reuters|epa)\\.?$`,
      'iu',
    ),
  },
  { kind: 'caption', rule: 'A picture from the files.', words: 80, says: /^file(?: photo| image| -| –| —|:|- )/iu },

  // What leads elsewhere.
  {
    kind: 'promo',
    rule: 'Points to another story or page (“Read more:”).',
    words: 45,
    says: new RegExp(`^${ELSEWHERE} ?(?:[:»>→|–—]| -|$)`, 'iu'),
  },
  {
    kind: 'promo',
    rule: 'Points to another story or page (“READ MORE …”).',
    words: 45,
    says: /^(?:READ MORE|READ NEXT|READ ALSO|ALSO READ|SEE ALSO|RELATED|WATCH|WATCH LIVE|LISTEN|MORE FROM|MORE ON|TRENDING|CLICK HERE)\b(?! [\p{Lu}’']+\.)/u,
  },
  {
    kind: 'promo',
    rule: 'Asks the reader to click.',
    words: 30,
    says: /^(?:click|tap|swipe|scroll) (?:here|on|through|to|below|down|for|the)\b|\b(?:click|tap) here\b/iu,
  },
  {
    kind: 'promo',
    rule: 'Asks the reader to follow somebody.',
    words: 45,
    says: new RegExp(
      `^(?:please |you can |and |also )?(?:follow|like|find|join|connect with|add|visit|friend)\\b.{0,120}\\b(?:on|via) (?:our )?(?:social media|${NETWORK})\\b|^follow (?:us|me|him|her|them|along)\\b|^(?:follow|tweet)(?: [\\p{L}.]+){0,4} ?(?:at|:)? ?@\\w+|^(?:on )?${NETWORK} ?:? @\\w+|^like (?:the|our|this) page`,
      'iu',
    ),
  },
  {
    kind: 'promo',
    rule: 'Asks the reader to subscribe or sign up.',
    words: 60,
    says: /^(?:please |to |want (?:to )?\p{L}.{0,60}\? )?(?:subscribe|sign up|sign-up)\b|\bsign up (?:for|to|here|now|below)\b.{0,80}\b(?:newsletter|e-?mails?|alerts?|inbox|briefing|free|here)\b|\b(?:subscribe|sign up) (?:here|now|today)\b|\b(?:to|in) your inbox\b|^(?:enter|your) (?:your )?e-?mail\b|^get (?:the|our|more|all|breaking|daily|unlimited|email)\b.{0,120}\b(?:newsletters?|inbox|app|alerts?|e-?mails?|access)\b|\bnewsletter\b.{0,60}\b(?:here|sign up|subscribe)\b/iu,
  },
  {
    kind: 'promo',
    rule: 'Asks for support or offers an app.',
    words: 60,
    says: /^(?:please )?(?:donate\b|support (?:our|independent|local|quality)\b.{0,40}\b(?:journalism|reporting|news|work)|become an? (?:member|subscriber|supporter)|make a (?:donation|contribution)|download (?:the|our)\b.{0,60}\bapp\b|join the (?:conversation|discussion|newsletter)|your (?:support|donation|subscription) (?:helps|makes|keeps))|^do you support\b.{0,60}\b(?:like|share)\b|^(?:share|like) (?:and|&) (?:share|like|comment)|^(?:what do you think|let us know|sound off|tell us|leave a comment|have your say)\b.{0,80}\b(?:comments?|below)\b/iu,
  },
  {
    kind: 'promo',
    rule: 'Points to a recording or a player.',
    words: 40,
    says: /^(?:watch|listen|hear|see|view|stream|download)\b.{0,160}\b(?:podcast|interviews?|episode|player|live ?stream|video|clip|audio|show)\b.{0,40}\b(?:here|below|above|at <a|embedded)\b|^(?:watch|see) the (?:latest |full )?video\b|\b(?:itunes|soundcloud|spotify|apple podcasts|siriusxm|google play)\b.{0,80}\b(?:here|subscribe|listen|airs|weekdays)|\bairs on (?:siriusxm|.{0,30}weekdays)/iu,
  },

  // The site's own voice.
  {
    kind: 'boilerplate',
    rule: 'A button or counter of the page.',
    words: 8,
    says: /^(?:share|tweet|e-?mail|print|save|copy link|comments?|advertisement|advert|ad|sponsored(?: content| by .{1,40})?|menu|search|home|close|log ?in|sign in|register|share this(?: story| article| post)?|share (?:on|via) .{1,30}|(?:view|show|load|read|see|leave|add|post|join|hide)(?: all| more| \d+| a| the)*(?: comments?| conversation| replies)?|[\d.,]+[km]? ?(?:shares?|comments?|views?|likes?|retweets?|replies|reactions?)|back to top|skip to (?:main )?content|listen to this (?:article|story)|toggle .{1,20}|reuse(?: content)?|reprints?|gift (?:this )?article|story continues (?:below|after).{0,40}|article continues .{0,40}|continue reading .{0,40}|scroll (?:down )?to continue.{0,40}|play|pause|mute|loading|whatsapp|linkedin|facebook|twitter|reddit|pinterest|flipboard|bookmark|font size|text size|embed)[.:…]*$/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'The site’s terms: cookies, consent, sign-in.',
    words: 80,
    says: /^(?:we(?: and our partners)? use cookies|this (?:site|website) uses cookies|by (?:continuing|using|clicking|signing|subscribing|submitting|providing)\b.{0,80}\b(?:agree|consent|accept|acknowledge)|accept (?:all )?cookies|manage (?:cookies|preferences)|cookie (?:policy|settings|preferences)|privacy (?:policy|notice)|terms (?:of|and) (?:use|service|conditions)|do not sell (?:or share )?my|already (?:a|an|have)\b.{0,30}\b(?:log|sign) in|(?:please )?(?:enable|turn on) javascript|your browser|we are sorry, ?this video|this (?:video|content|article|story) is (?:restricted|only available|for subscribers|not available|no longer available)|this article is free|you have (?:reached|read)\b.{0,40}\b(?:free|limit|articles)|unlock this article|subscribers? only)/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'A copyright line.',
    words: 90,
    says: /^(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|by)|from .{2,80} copyright ©|all rights reserved|(?:re)?printed (?:with|by) permission|(?:re)?printed courtesy of|(?:re)?published (?:with|by) permission)|\ball rights reserved\.?|\bmay not be (?:published|reproduced|republished|copied|distributed)\b.{0,80}\b(?:broadcast|rewritten|redistributed|permission|consent)\b|^distributed by\b/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'Says who else worked on the story.',
    words: 60,
    says: /\bcontributed (?:reporting\b|research\b|(?:reporting |research )?(?:to|for) th(?:is|e) (?:report|story|article|piece|post|reporting))|^(?:additional |with |further )?(?:reporting|editing|writing|compiled|research|graphics|production|photography|translation|translated|written|edited|produced)(?: and (?:writing|editing|reporting))? (?:by|from) \p{L}|^contribut(?:ing|ors?|ed)(?: by)? ?:|^with (?:files|reports|reporting|additional reporting) (?:from|by)\b|^co-?(?:authored|written) by\b/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'Says where the story appeared, or that it was updated.',
    words: 60,
    says: new RegExp(
      `^(?:note: |editor[’']?s note: )?(?:this|the) (?:${STORY}|report)\\b.{0,40}?\\b(?:(?:first|originally|previously) (?:appeared|published|posted|ran|aired)|(?:was|has been|is being|will be) (?:also |first |originally |previously |last |automatically )*(?:updated|published|posted|syndicated|produced|republished|adapted|excerpted|translated|generated))|^(?:originally|first) (?:published|appeared)\\b|^this (?:is|was) (?:a|an) (?:developing|breaking|updated|preview|excerpt)\\b.{0,20}\\b(?:story|news|report|of|from|version)\\b|^(?:this story is developing|check back (?:for|here|often|later)|please check back|more to come|developing story|h/?t:? )`,
      'iu',
    ),
  },
  {
    kind: 'boilerplate',
    rule: 'A note from the desk, not reporting.',
    words: 130,
    says: /^(?:\p{L}+ )?editor[’']?s[’']? note\b|^(?:a )?note (?:to|from|for) (?:our |the )?(?:readers?|editors?)\b|^(?:correction|clarification) appended\b|^eds:|^disclaimer\b|^(?:full )?disclosure ?:|^trigger warning|^warning: (?:this|the) (?:story|article)/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'Asks the reader for an opinion or a tip.',
    words: 45,
    says: /^help us improve|^(?:was|is|did you find) this (?:article|story|page|content) (?:helpful|useful)|^(?:send|give|share|leave)(?: us)?(?: your)? feedback|^(?:report|spot(?:ted)?|see|found) (?:an? )?(?:typo|error|mistake|correction)|^(?:do you )?have an? (?:\p{L}+ )?(?:tip|story|correction|question|suggestion|confidential)\b|^(?:got|send) (?:us )?(?:an? )?(?:\p{L}+ )?tips?\b|^contact (?:us|the (?:author|reporter|writer|newsroom))\b|^(?:write|e-?mail|reach|contact) (?:to )?(?:\p{Lu}[\p{L}.’'-]* ){1,4}at \S+@|^(?:e-?mail|contact|tips?) ?: ?\S+@\S+$|^\S+@[\w-]+\.[\w.-]+$|^comments (?:are|have been) (?:closed|disabled)|^rate this|^thank you for (?:reading|your)|^thanks for (?:reading|signing)/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'The site’s own shelf (“Latest News on …”).',
    words: 14,
    says: /^(?:the )?latest\b.{0,60}\b(?:news|stories|headlines|updates|videos)\b(?: (?:on|from|in|at|about|&)\b.{0,60})?$|^(?:get|find|see) (?:all )?the latest\b.{0,80}$/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'Tags and sections of the site.',
    words: 60,
    says: /^(?:tags?|tagged|filed under|topics?|categor(?:y|ies)|keywords?|sections?|in this story) ?:|^filed under\b|^(?:home|news) ?(?:>|»|\/|›) ?\p{L}/iu,
  },
  {
    kind: 'boilerplate',
    rule: 'A wire or archive code.',
    words: 12,
    says: /^(?:bc|ap|us|upi|afp)-[\p{L}\d]+-|^-?30-?$|^(?:ends?|more|full text|abstract|transcript)[.:]?$|\d(?:st|nd|rd|th) ld-|^ap-\p{L}{2}-/iu,
  },
];

/** The first line rule that knows this line. */
export function findLineRule(text: string): LineRule | undefined {
  const line = undressed(text);
  const words = wordsOf(text).length;
  return LINE_RULES.find(
    (rule) => words <= rule.words && (rule.says instanceof RegExp ? rule.says.test(line) : rule.says(line)),
  );
}
