import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { Article } from '#index/text/article.ts';
import { withFullStop } from '#index/text/full-stop.ts';
import { changeButton } from './buttons.ts';
import { fallback } from './fallback.ts';
import { cutAt, lines } from './rich-text.ts';

// Two blocks each; whoever means one of more stories than this should name it better.
const MOST_STORIES = 10;
const LONGEST_NAME = 200;

/** The stories that an editor may mean to take back, each with a button that does. */
export function chooseStory(articles: readonly Article[]): Reply {
  const which = articles.length === 1 ? 'Withdraw this?' : 'Which of these is to be withdrawn?';
  const said = `${which} From then on nothing of it is quoted, and posts that quote it are marked.`;
  return { as: 'alone', text: fallback(said), blocks: [lines(said), ...listed(articles, 'withdraw', 'Withdraw')] };
}

/** The stories that have been taken back, each with a button that gives it out again. */
export function withdrawalsPage(articles: readonly Article[]): Reply {
  const said = articles.length === 0 ? 'No story has been withdrawn here.' : 'Withdrawn here:';
  const how = 'To withdraw a story give its link, some words of its headline or its file’s name after “withdraw”.';
  return {
    as: 'alone',
    text: fallback(said),
    blocks: [lines(said), ...listed(articles, 'restore', 'Restore'), lines(how)],
  };
}

/** That a story has been taken back. */
export function withdrawn(article: Article): Reply {
  const said = `${withFullStop(`Withdrawn: ${nameOf(article)}`)} Posts that quote it are being marked.`;
  return {
    as: 'alone',
    text: fallback('Withdrawn.'),
    blocks: [lines(said), { type: 'actions', elements: [changeButton('restore', 'Undo', article.id)] }],
  };
}

/** That a story may be quoted again. */
export function restored(article: Article): Reply {
  const said = `${withFullStop(`Restored: ${nameOf(article)}`)} It can be quoted again, unless its own terms forbid it.`;
  return { as: 'alone', text: fallback('Restored.'), blocks: [lines(said)] };
}

function listed(articles: readonly Article[], action: string, label: string): KnownBlock[] {
  return articles
    .slice(0, MOST_STORIES)
    .flatMap((article): KnownBlock[] => [
      lines(nameOf(article)),
      { type: 'actions', elements: [changeButton(action, label, article.id)] },
    ]);
}

function nameOf({ headline, outlet, file }: Article): string {
  return cutAt([headline, outlet, file].filter((part) => part !== undefined).join(' · '), LONGEST_NAME);
}
