import { phrasesOf } from '#src/ingest/languages/languages.ts';
import type { LineRule } from './line-rule.ts';

const NETWORK =
  '(?:social media|twitter|x|facebook|instagram|threads|bluesky|tiktok|youtube|linkedin|pinterest|whatsapp|telegram|snapchat|truth social|google news|flipboard)';

// What sites write over links to their other stories.
const ELSEWHERE = [
  'read(?: next| also| on| this)?|read more(?: here)?(?: (?:about|on|from|at|in) .{1,40})?',
  'more for you|more on this (?:story|topic)|get more news|related internet links|recommended stories',
  '(?:latest|recent|popular) (?:posts?|stories|articles|headlines)',
  'also (?:read|see)|also on (?-i:\\p{Lu})[\\p{L} ]{1,30}',
  'see (?:also|more)',
  'related(?: (?:stor(?:y|ies)|articles?|content|coverage|links?|news|posts?|reading|topics?|videos?))?',
  "more (?:from|by|on|in|at|about) (?:(?:the |this |our )?(?-i:\\p{Lu})[\\p{L}\\p{N}.'& ]{0,40}|\\p{L}+)|more (?:coverage|stories|news|to read|headlines)",
  'recommended(?: for you| reading| stories)?',
  "don't miss|must[- ](?:read|see|watch)s?",
  'trending(?: now| stories)?|most (?:read|popular|viewed|shared)(?: stories| articles| news)?(?: (?:on|from|in) .{1,30})?|top stories|popular now',
  "editor'?s'? (?:picks?|choice)|staff picks?",
  'icymi|in case you missed it|go deeper|dig deeper',
  'you (?:may|might) (?:also )?(?:like|be interested in)|what to (?:read|watch) next',
  'previously',
  'around the web|from the web|promoted stories|sponsored stories|from our partners?',
].join('|');
const ELSEWHERE_NOW =
  'read the (?:full )?(?:story|article|report|rest)(?: (?:at|on|in) .{1,40})?|watch(?: live| now| more| below| the video| [\\p{L}\\d]{3,6} news)?|listen(?: now| live| below)?|live updates?';

// Before a title: “Related: the two are cousins” is reporting.
const TITLE_AFTER = '(?:(?: ?[:：»>→|】]| -) *(?! |(?-i:\\p{Ll})(?!ttps?:|ww\\.))| ?$)';

/** What leads away from the story: to other stories, newsletters, networks, shops. */
export const PROMO_RULES: readonly LineRule[] = [
  {
    kind: 'promo',
    rule: 'Points to another story or page (“Read more: …”).',
    words: 45,
    heads: true,
    says: [
      new RegExp(`^(?:${ELSEWHERE})${TITLE_AFTER}`, 'iu'),
      new RegExp(`^[（(【]?${phrasesOf('elsewhere')}${TITLE_AFTER}`, 'iu'),
    ],
  },
  {
    kind: 'promo',
    rule: 'Points to another story or page (“Read more: …”).',
    words: 45,
    says: [
      new RegExp(`^(?:${ELSEWHERE_NOW}) ?(?:[:»>→|]| - |$)`, 'iu'),
      /^(?:READ MORE|READ NEXT|READ ALSO|ALSO READ|SEE ALSO|RELATED|WATCH|WATCH LIVE|LISTEN|TRENDING) (?=\p{L})/u,
      /^(?:also )?on [\w-]+(?:\.[\w-]+)*\.(?:com?|org|net|news|example|[a-z]{2})(?:\.[a-z]{2})?(?: ?:)? (?=(?-i:\p{Lu}))[^.]{15,}$/iu,
      /^\(?(?:read|see|view|find|watch|hear|listen to)\b.{0,70}\bhere[.:)]*$/iu,
      /^(?:more|previously) ?: /iu,
      new RegExp(`^[（(【]?${phrasesOf('readAlso')}(?: ?(?:[:：»>→|】]|- )| (?-i:["'«„“「¿¡\\p{Lu}\\p{Lo}])|$)`, 'iu'),
      /^for (?:more|the latest)\b.{0,80}\b(?:click|visit|go to|download|sign up|check out|subscribe|head to|follow)\b/iu,
      /^list (?:of \d+ items|\d+ of \d+\b.{0,160})$/iu,
    ],
  },
  {
    kind: 'promo',
    rule: 'Asks the reader to click.',
    words: 30,
    says: [
      /^(?:click|tap) (?:here|on|through|to|below|for|the (?:link|button|image|photo|picture|play|icon|box|video|arrow|headline)s?)\b|^(?:swipe|scroll) (?:here|to|below|down|for)\b/iu,
      /\b(?:click|tap) here (?:to|for)\b|\b(?:click|tap) here[.!)]*$/iu,
    ],
  },
  {
    kind: 'promo',
    rule: 'Asks the reader to follow somebody.',
    words: 45,
    says: [
      new RegExp(
        `^(?:please |you can |and |also |be sure to )?(?:follow(?!-)|find (?:us|me|him|her|them|more (?:from|of|stories))|join us|connect with|like us)\\b.{0,120}\\b(?:on|via) (?:our )?${NETWORK}\\b`,
        'iu',
      ),
      new RegExp(`^(?:on )?${NETWORK}[ ,:]+(?:follow\\b|@\\w+)`, 'iu'),
      /^follow\b.{1,60}\b(?:coverage|updates|reporting)\b.{0,60}(?:https?:|www\.|\bat \S+\.\w{2,}|\bhere\b)/iu,
      /^(?:add|choose|make) [\p{Lu}\d].{1,40} (?:on google|as (?:your|a) preferred source)\b/iu,
      /^follow (?:us|me|him|her|them|along)(?: (?:at|here|for)\b|[ :]*@|[:.!]*$)|^follow (?:our|the) live\b/iu,
      /^(?:follow|tweet)(?: [\p{L}.']+){0,4} ?(?:at|:)? ?@\w+/iu,
      /\blike (?:our|this|the) page:?$|^do you support\b.{0,60}\b(?:like|share)\b|^(?:share|like) (?:and|&) (?:share|like|comment|subscribe)\b/iu,
    ],
  },
  {
    kind: 'promo',
    rule: 'Asks the reader to subscribe or sign up.',
    words: 60,
    says: [
      /^(?:please |want .{1,60}\? |not a subscriber\? )?(?:subscribe|sign up)\b(?! (?:numbers|rates|fees))/iu,
      /\bsign up (?:for|to)\b.{0,80}\b(?:newsletters?|inbox|our (?:biggest|best|top|latest) stories)\b|\b(?:subscribe|sign up) (?:here|now|today|below)\b/iu,
      /\b(?:delivered|sent|straight|directly|right|newsletter|updates|news)\b.{0,40}\b(?:to|in) your (?:e-?mail )?inbox\b|\breceive .{0,40}\bvia e-?mail\b/iu,
      /^(?:enter )?your e-?mail(?: address)?\b/iu,
      /^get (?:the|our|more|all|breaking|daily|unlimited|e-?mail)\b.{0,120}\b(?:newsletters?|inbox|app|alerts?|e-?mails?|access)\b/iu,
      /\bnewsletter\b.{0,60}\b(?:here|sign up|subscribe)\b|^be the first to know\b|^get (?:browser |push )?notifications\b/iu,
      /^find out what's happening in\b.{0,60}\b(?:free|updates)\b/iu,
      /\bwith our (?:\p{L}+ )?newsletters?\b|^join (?:our|\S+'s)\b.{0,40}\b(?:channel|community|group)\b/iu,
      new RegExp(`^${phrasesOf('subscribe')}`, 'iu'),
      /^start your\b.{0,60}\b(?:newsletter|briefing|free trial|inbox)\b/iu,
    ],
  },
  {
    kind: 'promo',
    rule: 'Asks for support or offers an app.',
    words: 60,
    says: [
      /^(?:please )?(?:donate|support) (?:to |our |your |independent |local |quality |free |now|today)+.{0,40}(?:journalism|reporting|newsroom|news|work|now|today)\b/iu,
      /^(?:become an? (?:member|subscriber|supporter)|make an? (?:tax-deductible )?(?:donation|contribution))\b/iu,
      /^(?:like|enjoy(?:ed|ing)?) what you(?: are|'re| just)? read(?:ing)?\?|^(?:shop|buy|order|get)(?: it)? now\b.{0,60}$/iu,
      /^your (?:support|donation|subscription|contribution) (?:helps|makes|keeps|allows|ensures)\b/iu,
      /^(?:download|get) (?:the|our)\b.{0,60}\bapp\b/iu,
      /^(?:what do you think(?=\?| of\b| about\b|$)|let us know|sound off|tell us|leave a comment|have your say|join the (?:conversation|discussion))\b.{0,80}$/iu,
    ],
  },
  {
    kind: 'promo',
    rule: 'Points to a recording or a player.',
    words: 45,
    says: [
      /^(?:watch|listen to|listen|hear|see|view|stream|check out)\b.{0,160}\b(?:podcast|interviews?|episode|player|live ?stream|video|clip|audio|show|timeline|list)\b.{0,40}\b(?:here|below|above|embedded)\b/iu,
      /^(?:watch|see|listen)(?: (?:the|it|more|live))? (?:above|below|here|video)\b[.:]*$/iu,
      /^listen to (?:the )?(?:best|latest|more)\b.{0,60}\bon (?:bbc )?sounds\b/iu,
      /^watch (?:the )?(?:latest|full|live)\b.{0,40}\b(?:videos?|interview|show|coverage|episode|stream|news|clip|speech|debate|hearing|broadcast|trailer|conference|here|now)\b|\bairs on siriusxm\b/iu,
    ],
  },
];
