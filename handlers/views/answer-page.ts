import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import { isPlain, printQuery } from '#index/query/print.ts';
import { type Answer, STORIES_A_PAGE } from '#src/quoting/find-quotes.ts';
import type { Story } from '#src/quoting/quote-stories.ts';
import { button, pointTo, quoteButtons } from './buttons.ts';
import { counted } from './counted.ts';
import { announcement } from './fallback.ts';
import { quoteCard } from './quote-card.ts';
import { aside, cutAt } from './rich-text.ts';

/** One page of quotes, grouped by story, each with its source. */
export function answerPage(answer: Answer): Reply {
  const { query, page } = answer;
  return {
    as: 'answer',
    text: announcement(title(answer), page[0]?.quotes[0]),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title(answer), emoji: false } },
      ...remarks(answer).map(aside),
      ...page.flatMap((story) => storyBlocks(story, query.typed)),
      ...hiddenRemark(answer).map(aside),
      ...footer(answer),
    ],
  };
}

/** What the reader should know before the quotes: how the search was understood, and what it could not give. */
export function remarks({ query, fit, undated }: Pick<Answer, 'query' | 'fit' | 'undated'>): string[] {
  return [
    ...query.notes,
    ...(isPlain(query) ? [] : [`Understood as: ${printQuery(query)}`]),
    ...(fit === 'most' ? ['No story has all of these words. Here are those with the most of them.'] : []),
    ...(undated === 0
      ? []
      : [
          `${counted(undated, 'story that has no date of its own', 'stories that have no date of their own')} would match too; leave the date out to see more.`,
        ]),
  ];
}

/** That lines which are not quoted answer too, if any do. */
export function hiddenRemark({ hiddenLines }: Pick<Answer, 'hiddenLines'>): string[] {
  if (hiddenLines === 0) return [];
  return [
    `${counted(hiddenLines, 'line that is not reporting has', 'lines that are not reporting have')} it (headings, captions, promos …).`,
  ];
}

// Slack takes 150 characters in a header.
const LONGEST_SEARCH_IN_TITLE = 80;

function title({ query, stories, passages, fit }: Answer): string {
  const counts = [
    counted(stories, 'story', 'stories'),
    ...(passages === undefined ? [] : [counted(passages, 'passage', 'passages')]),
  ];
  const found = fit === 'best' ? 'best matches first' : counts.join(', ');
  const typed = cutAt(query.typed, LONGEST_SEARCH_IN_TITLE);
  return /^["“”„«»]/.test(typed) ? `${typed} · ${found}` : `“${typed}” · ${found}`;
}

function storyBlocks({ quotes, hasMore, mayBeOutside }: Story, typed: string): KnownBlock[] {
  const blocks = quotes.flatMap((quote, at) => [
    quoteCard(quote),
    quoteButtons(pointTo(quote, typed), hasMore && at === quotes.length - 1),
  ]);
  return mayBeOutside
    ? [...blocks, aside('This story gives only its month or year, so it may lie outside those dates.')]
    : blocks;
}

/** The buttons that lead on from an answer. */
export function footer({ query, stories, hiddenLines, suggestion, next }: Answer): KnownBlock[] {
  const buttons: ActionsBlockElement[] = [];
  if (suggestion !== undefined) buttons.push(button('search', `Search for “${suggestion}”`, { q: suggestion }));
  if (next) {
    const { from, order: o } = next;
    buttons.push(button('next', `Next ${Math.min(STORIES_A_PAGE, stories - from)}`, { q: query.typed, from, o }));
  }
  if (hiddenLines > 0) buttons.push(button('hidden', 'Show hidden lines', { q: query.typed }));
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}
