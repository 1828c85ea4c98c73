import type { Language } from './language.ts';

// English has most of its rules for furniture in src/ingest/marking; here stands what it shares with other languages.
export const ENGLISH: Language = {
  name: 'English',
  common: 'the|and|of|to|was|that|with|for|is|on',
  months: [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  weekdays: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thu|fri|sat|sun',
  within: 'of',
  time: 'today|yesterday|noon|midnight|local|time|first|originally|last|date|created|as|of|on|at|and|an?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|ago|admin|read|reading|min',
  published: 'first published|originally published|published|posted|date|filed|created',
  updated: 'updated?|modified|edited|corrected',
  life: 'born|died|b|d|deceased|birth|death',
  by: 'by|byline|written by|story by|reported by|words by|text by|authors?|reporter',
  writer: 'text|words',
  office: 'reporter|correspondent|staff writer|editor|columnist',
  crew: 'editing|reporting by',
  credit:
    '(?:featured |main |file |stock |lead )?(?:photo|photograph|photography|image|picture|illustration|graphic|video|screenshot|screen ?grab|cover)s?',
  elsewhere: 'read also|also read',
  readAlso: 'READ ALSO',
  subscribe: 'subscribe to our newsletter',
  button: 'share|share (?:this|article|on facebook|on twitter|by e-?mail)|print|previous next|next|previous',
  comments: 'comments?',
  tags: 'tags?|tagged(?: with| as)?|keywords|filed under',
  copyright: 'all rights reserved',
  site: {
    menu: 'home(?: page)?|search|search for|close|close menu|open menu|sign in|sign up|register|subscribe|contact|contact us|about|about us|privacy|privacy (?:policy|notice)|terms|terms (?:of (?:use|service)|and conditions)|advertise(?: with us)?|advertising|careers|jobs|classifieds|weather|sports?|news|world|business|politics|opinion|entertainment|lifestyle|help|archives?|skip to (?:main )?content|accessibility|share|tweet|print|save|follow us|events|forums?|support|donate|advertisement|back to top|my account|cars|homes|travel|food|music|books|horoscopes?|obituaries|letters|top|more|next|previous',
    comments:
      '(?:\\d+ )?comments?(?: \\d+)?|leave a (?:reply|comment)|post a comment|add (?:a|your) comment|(?:show|view|see|read|hide) (?:all )?(?:\\d+ )?comments(?: \\d+)?|join the (?:conversation|discussion)|write a comment|\\d+ (?:responses|replies|thoughts)(?: (?:to|on) .{1,120})?|comments are closed|view the discussion thread|discussion|your email address will not be published.{0,80}|reader comments|submit (?:a )?comments?.{0,60}',
    elsewhere:
      'related(?: (?:articles?|stories|posts?|topics?|content|searches|news|links?|videos|tags))?|more (?:stories|news|from .{1,40}|on this (?:story|topic)|like this)|most (?:read|popular|viewed|shared|commented)(?: .{1,20})?|(?:latest|recent) (?:news|stories|posts?|articles?|headlines|videos|comments)|trending(?: .{1,30})?|recommended(?: .{1,20})?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}|read next|read more(?: .{1,20})?|top stories|popular (?:posts?|stories|now)|share this(?: .{1,20})?|tags?|tagged(?: with)?|topics|filed under|categories|about the author|author|previous (?:post|article|story).{0,100}|next (?:post|article|story).{0,100}|other people are reading|promoted .{1,30}|around the web|from the web|what to read next|editor s picks|don t miss|sign up (?:for|to) .{1,60}|follow us(?: on)?|post navigation|see also|in this story|site index',
  },
};
