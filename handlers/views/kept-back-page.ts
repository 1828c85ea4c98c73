import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { Article } from '#index/text/article.ts';
import type { KeptBack } from '#src/library/kept-back.ts';
import { plainButton } from './buttons.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { printMoment } from './moments.ts';
import { cutAt, lines } from './rich-text.ts';

// As many as an editor takes in at once; *Next* has the others.
const PAGE = 10;
const LONGEST_NAME = 160;
const LONGEST_REASON = 300;

/** Where a list of stories kept back begins, on whose clock it tells times, and how many it shows if not a page. */
type Page = { from: number; timeZone: string; most?: number | undefined };

/** The stories that are shown to nobody now, from one on, for an editor alone. */
export function keptBackPage(kept: readonly KeptBack[], page: Page): Reply {
  const left = kept.length - page.from;
  const said =
    left > 0 ? `${counted(kept.length, 'story is', 'stories are')} kept back.` : 'That was all that is kept back.';
  return { as: 'alone', text: fallback(said), blocks: [lines(said), ...keptBackList(kept, page)] };
}

/** The same without a heading. */
export function keptBackList(kept: readonly KeptBack[], { from, timeZone, most = PAGE }: Page): KnownBlock[] {
  const shown = kept.slice(from, from + most);
  const next = from + shown.length;
  const left = kept.length - next;
  const label = `Next ${Math.min(left, PAGE)}`;
  return [
    ...shown.map((one) => lines(nameOf(one.article), cutAt(whyKept(one, timeZone), LONGEST_REASON))),
    ...(shown.length > 0 && left > 0
      ? [{ type: 'actions', elements: [plainButton('kept', label, `${next}`)] } satisfies KnownBlock]
      : []),
  ];
}

// A draft may have a hundred quotations; so many of them tell an editor where to look.
const MOST_PRINTINGS = 5;
const LONGEST_QUOTATION = 80;

/** That drafted words stand in stories that are kept back, and in no other. */
export function printedInKept(
  printed: readonly { quotation: string; story: KeptBack }[],
  timeZone: string,
): KnownBlock {
  const left = printed.length - MOST_PRINTINGS;
  const said = printed
    .slice(0, MOST_PRINTINGS)
    .flatMap(({ quotation, story }) => [
      `“${cutAt(quotation, LONGEST_QUOTATION)}” is printed in a story ${IS_KEPT[story.barrier]}:`,
      nameOf(story.article),
      cutAt(whyKept(story, timeZone), LONGEST_REASON),
    ]);
  return lines('For editors alone:', ...said, ...(left > 0 ? [`and so are ${left} more.`] : []));
}

const IS_KEPT: Record<KeptBack['barrier'], string> = {
  withdrawn: 'since withdrawn',
  held: 'that is held',
  embargoed: 'under embargo',
  expired: 'that may no longer be quoted',
  internal: 'that is internal',
};

function nameOf({ headline, outlet, file }: Article): string {
  return cutAt(`• ${[headline, outlet, file].filter((part) => part !== undefined).join(' · ')}`, LONGEST_NAME);
}

function whyKept({ article, barrier, until, isTakenBack, reasons }: KeptBack, timeZone: string): string {
  const receipt = article.receipts[barrier === 'embargoed' ? 'embargo' : 'status'];
  const because = reasons.length > 0 ? reasons.join(' ') : (receipt ?? '');
  switch (barrier) {
    case 'withdrawn':
      return isTakenBack ? 'Withdrawn here by an editor.' : `Withdrawn. ${because}`;
    case 'embargoed':
      return `Embargoed${until ? ` until ${printMoment(until.epochMilliseconds, timeZone)} (${timeZone})` : ''}. ${because}`;
    case 'expired':
      return `${article.rightsWords === 0 ? 'No word of it may be quoted.' : `Its rights ended: ${article.rightsUntil}.`} ${reasons.join(' ')}`;
    default:
      return `Held. ${because}`;
  }
}
