import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { Pointer } from '#handlers/tickets/pointer.ts';
import { QUOTED_A_PAGE, REPORTED_A_PAGE, type Said, type SameWords } from '#src/said/find-said.ts';
import { button, pointTo, quoteButtons, searchFor } from './buttons.ts';
import { counted } from './counted.ts';
import { announcement, fallback } from './fallback.ts';
import { quoteCard } from './quote-card.ts';
import { aside, cutAt, lines, literal, section } from './rich-text.ts';

type Found = Extract<Said, { kind: 'said' }>;
type Choice = Extract<Said, { kind: 'choose' }>;

// A name longer than this is a fault in the document.
const LONGEST_NAME = 80;
const MOST_PEOPLE = 10;

/** Somebody's own words, newest first, then what is only reported of them, each with a button to the rest of it. */
export function saidPage(found: Found, typed: string): Reply {
  const name = cutAt(found.quoted[0]?.first.speaker ?? found.reported[0]?.speaker ?? found.person, LONGEST_NAME);
  const title = `${name} · ${countsOf(found)}`;
  const { next, total } = found;
  return {
    as: 'answer',
    text: announcement(title, found.quoted[0]?.first ?? found.reported[0]),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
      ...found.quoted.flatMap(quotedBlocks),
      ...(next === undefined ? [] : [nextButton({ a: QUOTED_A_PAGE, of: total - next }, { q: typed, from: next })]),
      ...reportedBlocks(found, typed),
      ...(found.readOnly ? [boundsNote(found.readOnly)] : []),
    ],
  };
}

/** `3 quotations · 8 reported`, and nothing of what there is none of. */
function countsOf({ total, totalReported }: Found): string {
  const quotations = total > 0 || totalReported === 0 ? [counted(total, 'quotation', 'quotations')] : [];
  return [
    ...quotations,
    ...(totalReported > 0 ? [`${counted(totalReported, 'passage', 'passages')} reported`] : []),
  ].join(' · ');
}

function boundsNote({ stories, of }: { stories: number; of: number }): KnownBlock {
  return aside(`Counted in the newest ${stories} of the ${of} stories that name them.`);
}

/** The people whom a name may mean. */
export function choosePerson({ person, people }: Choice, rest: string): Reply {
  const said = `“${cutAt(person, LONGEST_NAME)}” may be more than one person. Whose words do you want?`;
  const choices = people.slice(0, MOST_PEOPLE).map(({ name, role, passages }): KnownBlock => {
    const label = [name, role, counted(passages, 'passage', 'passages')]
      .filter((part) => part !== undefined)
      .join(' · ');
    return {
      type: 'actions',
      elements: [button('said', label, { q: `"${name}" ${rest}`.trim() })],
    };
  });
  return { as: 'answer', text: fallback(said), blocks: [lines(said), ...choices] };
}

/** That nobody of that name is quoted, and whom it may mean. */
export function nothingSaid(person: string, { size, meant }: { size: number; meant: readonly string[] }): Reply {
  const said = `Nothing said by “${cutAt(person, LONGEST_NAME)}” in ${counted(size, 'story', 'stories')}.`;
  const advice =
    'A name stands as it is printed; a role in quotation marks. Where print leaves the speaker unclear, so do I.';
  const choices = meant.map((name): KnownBlock => {
    // A block has each action once.
    return { type: 'actions', elements: [button('said', `All that “${name}” said`, { q: `"${name}"` })] };
  });
  const question = choices.length === 0 ? [] : [lines('Did you mean one of these?')];
  return { as: 'answer', text: fallback(said), blocks: [lines(said), ...question, ...choices, aside(advice)] };
}

/** That somebody is quoted, but not on that, and a button to what there is. */
export function nothingOn({ person, rest }: { person: string; rest: string }, size: number): Reply {
  const name = cutAt(person, LONGEST_NAME);
  const said = `There are words of “${name}”, but none about “${cutAt(rest, LONGEST_NAME)}” in ${counted(size, 'story', 'stories')}.`;
  const all = button('said', `All that “${name}” said`, { q: `"${person}"` });
  return { as: 'answer', text: fallback(said), blocks: [lines(said), { type: 'actions', elements: [all] }] };
}

function quotedBlocks({ first, others, inPart }: SameWords): KnownBlock[] {
  const cite = ({ citation }: SameWords['first']) => citation;
  const quote = { ...first, alsoPrinted: others.map(cite), inPart: inPart.map(cite) };
  return [quoteCard(quote), quoteButtons(pointTo(quote, searchFor(quote)), false)];
}

function reportedBlocks({ reported, totalReported, nextReported }: Found, typed: string): KnownBlock[] {
  if (reported.length === 0) return [];
  const title = 'Reported, not quoted: these are the reporter’s words.';
  const left = { a: REPORTED_A_PAGE, of: totalReported - (nextReported ?? 0) };
  return [
    { type: 'rich_text', elements: [section(literal(title, { bold: true }))] },
    ...reported.map(quoteCard),
    ...(nextReported === undefined ? [] : [nextButton(left, { q: typed, r: nextReported }, ' reported')]),
  ];
}

function nextButton({ a, of }: { a: number; of: number }, pointer: Pointer, what = ''): KnownBlock {
  return { type: 'actions', elements: [button('said', `Next ${Math.min(a, of)}${what}`, pointer)] };
}
