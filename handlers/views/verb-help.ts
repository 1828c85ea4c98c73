import type { Reply } from '#handlers/reply.ts';
import { verbs } from '#handlers/verbs.ts';
import { fallback } from './fallback.ts';
import { example } from './help-page.ts';
import { literal, section } from './rich-text.ts';

type Verb = keyof typeof verbs;

/** What can be typed after each verb, and what that does. */
const FORMS: Record<Verb, readonly (readonly [typed: string, does: string])[]> = {
  help: [
    ['help', 'everything that can be typed'],
    ['help verify', 'one command in a few lines'],
  ],
  said: [
    ['said walz', 'all that somebody is quoted as saying, by name'],
    ['said "press secretary"', 'by role, as printed'],
    ['said walz detainers', 'only where it has the word'],
  ],
  verify: [
    ['verify “Let cops be cops”', 'one quotation'],
    ['verify “Let cops be cops,” Leavitt said', 'also whether print has it as said by that person'],
    ['verify', 'and a whole draft after it: every quotation in it'],
  ],
  follow: [
    ['follow detainers -court', 'any search; from now on, what is new on it is posted here'],
    ['follow', 'what is followed here'],
  ],
  following: [['following', 'what is followed here, and what you get alone']],
  unfollow: [
    ['unfollow detainers -court', 'the search as it was followed'],
    ['unfollow', 'what could be stopped'],
  ],
  digest: [
    ['digest', 'opens a window to set it in'],
    [
      'digest daily 8:30am ET weekdays about detainers',
      'the same in words: hour, zone, days, and after “about” a search',
    ],
    ['digest preview', 'what it would say now, to you alone'],
    ['digest now', 'posts it at once'],
    ['digest stop', 'ends it'],
  ],
  withdraw: [
    [
      'withdraw https://tidewater.example/harbor',
      'by its link, its whole headline or its file’s name; asks before it does so',
    ],
    ['withdraw', 'what is withdrawn, to put it back'],
  ],
  status: [['status', 'the size of the archive, its dates, and what could not be read']],
};

/** Whether something is a verb that help can be had with. */
export function isVerb(word: string): word is Verb {
  return Object.hasOwn(verbs, word);
}

/** One verb in a few lines: what it does, and what can be typed after it. */
export function verbHelp(verb: Verb): Reply {
  const forms = FORMS[verb].map(([typed, does]) => example(typed, does));
  return {
    as: 'answer',
    text: fallback(`Help with ${verb}.`),
    blocks: [{ type: 'rich_text', elements: [section(literal(`${verb}: ${verbs[verb]}.`)), ...forms] }],
  };
}
