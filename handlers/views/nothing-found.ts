import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import { isFilter } from '#index/match/plan.ts';
import { partsOf } from '#index/query/clause.ts';
import { printQuery } from '#index/query/print.ts';
import { wordsOf } from '#index/text/text.ts';
import type { Answer } from '#src/quoting/find-quotes.ts';
import { footer, hiddenRemark, remarks } from './answer-page.ts';
import { button } from './buttons.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { aside, cutAt, lines } from './rich-text.ts';

/** Nothing to quote: what was searched, how large the archive is, and one thing to try. */
export function nothingFound(answer: Answer, size: number): Reply {
  const { query } = answer;
  const said = `Nothing to quote for “${cutAt(query.typed, 200)}” in ${counted(size, 'story', 'stories')}.`;
  const hidden = answer.hiddenLines > 0;
  const advice = hidden ? [] : [adviceFor(answer, size)];

  return {
    as: 'answer',
    text: fallback(said),
    blocks: [
      lines(said, ...hiddenRemark(answer), ...advice),
      ...remarks({ ...answer, fit: 'all' }).map(aside),
      ...footer(answer),
      ...meantBlocks(answer.meant),
    ],
  };
}

/** Stories that the search reminds of, each with a search for it. */
function meantBlocks(meant: Answer['meant']): KnownBlock[] {
  const choices = meant.flatMap(({ headline }): KnownBlock[] =>
    // A block has each action once.
    headline === undefined
      ? []
      : [{ type: 'actions', elements: [button('search', headline, { q: searchForHeadline(headline) })] }],
  );
  return choices.length === 0 ? [] : [aside('Or one of these stories?'), ...choices];
}

function searchForHeadline(headline: string): string {
  const forms = wordsOf(headline).map(({ form }) => form);
  return printQuery({ clause: { kind: 'headline', of: { kind: 'phrase', forms, joined: false } }, sort: 'best' });
}

function adviceFor({ query, suggestion }: Answer, size: number): string {
  if (suggestion !== undefined) return `Did you mean “${cutAt(suggestion, 200)}”?`;
  if (size === 0) return 'The archive is empty: ask whoever runs the bot to look at “/story status”.';
  if (partsOf(query.clause).some(isFilter))
    return 'Try it without what narrows it: the filters, and the words left out.';
  if (query.clause.kind === 'phrase') return 'Try the words without the quotation marks.';
  if (query.clause.kind === 'all') return 'Try fewer words, or “OR” between them.';
  return 'Try another word for it, or the beginning of the word with a star, such as “detain*”.';
}
