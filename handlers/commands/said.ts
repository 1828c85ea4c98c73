import type { PressedAsk, TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/tickets/pointer.ts';
import { orSearch } from '#handlers/views/or-search.ts';
import { remark } from '#handlers/views/remark.ts';
import { choosePerson, nothingOn, nothingSaid, saidPage } from '#handlers/views/said-page.ts';
import { parseQuery } from '#index/query/query.ts';
import { findSaid, type Said } from '#src/said/find-said.ts';

const EXAMPLE = 'Tell me whose words you want, such as: said walz, or said "press secretary" detainers';

/** `said walz detainers`: what somebody is quoted as saying, then what is only reported of them. */
export async function said(ask: TypedAsk, rooms: Rooms): Promise<Reply> {
  return page({ typed: ask.text, from: 0 }, rooms);
}

/** The *Next* buttons under what somebody said and what is reported of them, and the names to choose from. */
export async function saidMore(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const { q: typed = '', from = 0, r: fromReported } = readPointer(ask.value) ?? {};
  return page({ typed, from, fromReported }, rooms);
}

type Page = { typed: string; from: number; fromReported?: number | undefined };

async function page({ typed, from, fromReported }: Page, rooms: Rooms): Promise<Reply> {
  for (const { person, rest } of readingsOf(typed)) {
    const search = rest === '' ? undefined : parseQuery(rest);
    if (search && 'problem' in search) return remark(search.problem);
    const found = await findSaid({ person, from, fromReported, ...(search && { search }) }, rooms);
    if (found.kind === 'choose') return choosePerson(found, rest);
    if (isAnything(found)) return saidPage(found, typed);
  }
  return nothingFor(typed, rooms);
}

/** Whoever says anything at all is meant, but said nothing of that. */
async function nothingFor(typed: string, rooms: Rooms): Promise<Reply> {
  const size = await rooms.archive.size();
  const [first, ...shorter] = readingsOf(typed);
  if (!first) return remark(EXAMPLE);
  for (const { person, rest } of [first, ...shorter]) {
    if (rest === '') continue;
    const found = await findSaid({ person }, rooms);
    if (found.kind === 'choose' || isAnything(found)) return nothingOn({ person, rest }, size);
  }
  const meant = await rooms.archive.suggestions.people(first.person, MOST_MEANT);
  return orSearch('said', typed, nothingSaid(first.person, { size, meant: meant.map(({ name }) => name) }));
}

// More than this is a list to read.
const MOST_MEANT = 3;

const QUOTED = /^["“”„«](?<person>[^"“”„«»]+)["“”»]\s*(?<rest>.*)$/s;
const ABOUT = /^(?:about|on|regarding)\s+/i;
// Nobody is named with more words than this without quotation marks.
const LONGEST_NAME = 4;

/** Where the name may end and the search begin: in quotation marks, or after as many words as name somebody, at most. */
function* readingsOf(typed: string): Generator<{ person: string; rest: string }> {
  const { person, rest = '' } = QUOTED.exec(typed)?.groups ?? {};
  if (person !== undefined) return yield { person: person.trim(), rest: rest.replace(ABOUT, '') };

  const words = typed.split(/\s+/).filter((word) => word !== '');
  for (let count = Math.min(words.length, LONGEST_NAME); count > 0; count -= 1) {
    yield { person: words.slice(0, count).join(' '), rest: words.slice(count).join(' ').replace(ABOUT, '') };
  }
}

function isAnything(found: Extract<Said, { kind: 'said' }>): boolean {
  return found.total + found.totalReported > 0;
}
