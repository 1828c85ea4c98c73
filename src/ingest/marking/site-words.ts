import type { SiteWords } from '#src/ingest/languages/language.ts';
import { LANGUAGES } from '#src/ingest/languages/languages.ts';
import { foldLetters, foldTitle, isShort } from './wording.ts';

// In whichever language the rest is.
const ANYWHERE: SiteWords = {
  menu: 'rss(?: feeds?)?|faqs?|facebook|twitter|instagram|youtube|linkedin|whatsapp|pinterest|telegram|flipboard|reddit|tumblr|tiktok|xing|e ?mail|newsletters?|podcasts?|blogs?|videos?|shop|e ?paper|sitemap|site map|menu|login|log ?in|logout|cookies?|apps?|copyright|en|de|fr|es|it|pt',
  comments: 'disqus',
  elsewhere: 'outbrain|taboola|zergnet',
};

const LONGEST = 24;
const LONGEST_TEXT = 240;

const linesOf = (sort: keyof SiteWords) =>
  new RegExp(
    `^(?:${foldLetters([ANYWHERE, ...LANGUAGES.map(({ site }) => site)].map((words) => words[sort]).join('|'))})$`,
    'u',
  );
const SAYS = { menu: linesOf('menu'), comments: linesOf('comments'), elsewhere: linesOf('elsewhere') };

/** What a whole line says as a site's own word, if it is one: of its menus, over comments, over links to elsewhere. */
export function readSiteWord(text: string): keyof SiteWords | undefined {
  if (text.length > LONGEST_TEXT || !isShort(text, LONGEST)) return undefined;
  const line = foldTitle(text);
  return (['comments', 'elsewhere', 'menu'] as const).find((sort) => SAYS[sort].test(line));
}
