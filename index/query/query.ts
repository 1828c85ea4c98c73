import type { Problem } from '#index/text/problem.ts';
import { type Clause, partsOf, type Sort } from './clause.ts';
import { readTokens } from './grammar.ts';
import { TAKEN_OUT, withoutMarkup } from './markup.ts';
import { asksForNumber, readQuestion } from './question.ts';
import { findTokens } from './tokens.ts';

/**
 * A search as understood. `notes` say what could not be understood and was searched literally. Where a question `wants` a
 * number, sentences that have one come first.
 */
export type Query = { typed: string; clause: Clause; sort: Sort; notes: string[]; wants?: 'number' };

// Hostile searches of hundreds of words stall the one thread for seconds; nobody on deadline types more than these.
const MOST_CHARACTERS = 512;
const MOST_WORDS = 16;

/**
 * Reads a search, in the grammar that the README explains. Words that do not form it are searched literally, and a
 * note says so; what only the reader can put right is a Problem that points at the character.
 */
export function parseQuery(typed: string): Query | Problem {
  if (typed.length > MOST_CHARACTERS) {
    return {
      problem: `That search is longer than ${MOST_CHARACTERS} characters. Try the few words that matter most.`,
      at: MOST_CHARACTERS,
    };
  }
  const query = readQuery(typed);
  const words = 'problem' in query ? 0 : countWords(query.clause);
  if (words <= MOST_WORDS) return query;
  return {
    problem: `That search has ${words} words; I take up to ${MOST_WORDS}. Try the few that matter most.`,
    at: 0,
  };
}

/** `parseQuery` without its limits, for searches that no person typed. */
export function readQuery(typed: string): Query | Problem {
  const plain = withoutMarkup(typed);
  const { tokens, unclosed, lowered } = findTokens(askedIn(plain));
  const read = readTokens(tokens);
  if ('problem' in read) return read;
  if (!read.clause || !hasPositive(read.clause)) return nothingAsked(read.clause);

  const notes = [
    ...(unclosed > 0 ? ['A quotation mark has no partner, so I searched for the words without it.'] : []),
    ...(lowered[0] === undefined ? [] : [inCapitals(lowered[0])]),
    ...read.notes,
  ];
  const wants = asksForNumber(plain.replaceAll(TAKEN_OUT, '')) ? ({ wants: 'number' } as const) : {};
  return { typed: typed.trim(), clause: read.clause, sort: read.sort, notes, ...wants };
}

/** The search that a question asks for; of any other text nothing is moved, so that a problem can be pointed at. */
function askedIn(text: string): string {
  const bare = text.replaceAll(TAKEN_OUT, '');
  const asked = readQuestion(bare);
  return asked === bare ? text : asked;
}

function inCapitals(operator: string): string {
  return `All of it is in capitals, so I read “${operator}” as a word. To use it as an operator, write the words in small letters.`;
}

/** Whether quotation marks make a phrase of anything typed. */
export function hasPhrase(typed: string): boolean {
  return findTokens(withoutMarkup(typed)).tokens.some(({ kind }) => kind === 'phrase');
}

function nothingAsked(clause: Clause | undefined): Problem {
  const problem = clause
    ? 'That only says what to leave out. Add a word to look for, such as “detainers -court”.'
    : 'Tell me a word or a “phrase” to look for.';
  return { problem, at: 0 };
}

function hasPositive(clause: Clause): boolean {
  if (clause.kind === 'not') return false;
  return clause.kind === 'all' || clause.kind === 'any' ? clause.of.some(hasPositive) : true;
}

function countWords(clause: Clause): number {
  if (clause.kind === 'phrase') return clause.forms.length;
  const parts = partsOf(clause);
  return parts.length > 0 ? parts.reduce((sum, part) => sum + countWords(part), 0) : 1;
}
