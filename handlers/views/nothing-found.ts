import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import { isFilter } from '#index/match/plan.ts';
import { partsOf } from '#index/query/clause.ts';
import { printQuery } from '#index/query/print.ts';
import { hasPhrase, type Query } from '#index/query/query.ts';
import { wordsOf } from '#index/text/text.ts';
import { isLink } from '#src/quoting/find-linked.ts';
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
  const told = [said, ...hiddenRemark(answer), ...advice];

  return {
    as: 'answer',
    text: fallback(told.join(' ')),
    blocks: [
      lines(...told),
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
  const { clause, typed } = query;
  if (suggestion !== undefined) return `Did you mean “${cutAt(suggestion, 200)}”?`;
  if (size === 0) return 'The archive is empty: ask whoever runs the bot to look at “/story status”.';
  if (isLink(typed)) return 'No story here gives that as its own link.';
  if (isFilter(clause) || partsOf(clause).some(isFilter))
    return 'Try it without what narrows it: the filters, and the words left out.';
  return wordsToTry(query);
}

const A_STAR = ', or the beginning of a word with a star, such as “detain*”.';

function wordsToTry({ clause, typed }: Query): string {
  switch (clause.kind) {
    case 'phrase':
      return hasPhrase(typed)
        ? 'Try the words without the quotation marks.'
        : 'Try the words with spaces between them.';
    case 'near':
    case 'atleast':
      return 'Try the words alone, without the operator.';
    case 'all':
    case 'any':
      return `No story has any of these. Try other words${A_STAR}`;
    case 'prefix':
      return 'Try another word for it.';
    default:
      return `Try another word for it${A_STAR}`;
  }
}
