import { z } from 'zod';
import { type Terms, UNREADABLE } from '#index/text/article.ts';
import { parsePublished } from '#src/ingest/facts/dates.ts';
import { MOMENT_HINT, parseMoment } from './moment.ts';

/** Terms as a newsroom writes them: it can also say that a story is free of one. */
export type GivenTerms = Omit<Terms, 'status' | 'audience'> & {
  status?: NonNullable<Terms['status']> | 'published';
  audience?: 'internal' | 'everyone';
};

/** A field of front matter or sidecar read as a term, and what is wrong with it. What is wrong is read as strictly as can be. */
export type ReadTerm = { terms: GivenTerms; fault?: string };

const STATUSES: Readonly<Record<string, GivenTerms['status']>> = {
  published: 'published',
  publish: 'published',
  live: 'published',
  final: 'published',
  updated: 'published',
  corrected: 'corrected',
  withdrawn: 'withdrawn',
  retracted: 'withdrawn',
  killed: 'withdrawn',
  held: 'held',
  hold: 'held',
  withheld: 'held',
};

type Field = { read: (value: string) => GivenTerms | undefined; strictest: GivenTerms; hint: string };

const EMBARGO: Field = {
  read: (value) => momentOf('embargo', value),
  strictest: { embargo: UNREADABLE },
  hint: MOMENT_HINT,
};
const RIGHTS_UNTIL: Field = {
  read: (value) => momentOf('rightsUntil', value),
  strictest: { rightsUntil: UNREADABLE },
  hint: MOMENT_HINT,
};
const RIGHTS_WORDS: Field = {
  read: (value) => (/^\d{1,6}$/u.test(value) ? { rightsWords: Number(value) } : undefined),
  strictest: { rightsWords: 0 },
  hint: 'write a number such as 50',
};

const FIELDS: ReadonlyMap<string, Field> = new Map([
  [
    'status',
    {
      read: (value: string) => {
        const status = STATUSES[value.toLowerCase()];
        return status && { status };
      },
      strictest: { status: 'held' },
      hint: 'write corrected, withdrawn, held or published',
    },
  ],
  [
    'corrected',
    {
      read: (value: string) => (parsePublished(value) ? { correctedOn: value } : undefined),
      strictest: {},
      hint: 'write the day, such as 2026-01-27',
    },
  ],
  [
    'audience',
    {
      read: (value: string) => {
        const audience = value.toLowerCase();
        return audience === 'internal' || audience === 'everyone' ? { audience } : undefined;
      },
      strictest: { audience: 'internal' },
      hint: 'write internal or everyone',
    },
  ],
  ['embargo', EMBARGO],
  ['embargo-until', EMBARGO],
  ['embargoed-until', EMBARGO],
  ['rights-until', RIGHTS_UNTIL],
  ['rights-words', RIGHTS_WORDS],
] satisfies [string, Field][]);

/** The names of the fields that set terms, for whoever mistypes one. */
export const TERM_FIELDS = ['status', 'corrected', 'embargo', 'rights-until', 'rights-words', 'audience'];

// A name that begins so means to limit who is shown a story, even where it is mistyped.
const LIMITS = /^(?:embargo|rights|withdraw|retract|kill|withh|internal|audience)/u;
const Value = z.union([z.string(), z.number().transform(String)]).transform((value) => value.trim());
const Rights = z.strictObject({ until: Value.optional(), words: Value.optional() });

/** Reads one field; undefined when it is none that sets terms. `rights` may hold `until` and `words`. */
export function readTerm(name: string, value: unknown): ReadTerm | undefined {
  const known = name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
    .toLowerCase()
    .replace(/[ _]+/gu, '-');
  if (known === 'rights') return readRights(value);

  const field = FIELDS.get(known);
  if (field) return readField(name, field, value);
  if (!LIMITS.test(known)) return undefined;
  return {
    terms: { status: 'held' },
    fault: `“${name}” is not a field I know (${TERM_FIELDS.join(', ')}), and until it is one the story is not shown`,
  };
}

function readRights(value: unknown): ReadTerm {
  const rights = Rights.safeParse(value);
  if (!rights.success)
    return {
      terms: { rightsWords: 0 },
      fault: '“rights” must hold “until” and “words”, and until then the story is not shown',
    };

  const { until, words } = rights.data;
  const read = [
    ...(until === undefined ? [] : [readField('rights: until', RIGHTS_UNTIL, until)]),
    ...(words === undefined ? [] : [readField('rights: words', RIGHTS_WORDS, words)]),
  ];
  const fault = read.find((term) => term.fault !== undefined)?.fault;
  return { terms: Object.assign({}, ...read.map(({ terms }) => terms)), ...(fault !== undefined && { fault }) };
}

function readField(name: string, { read, strictest, hint }: Field, value: unknown): ReadTerm {
  const text = Value.safeParse(value).data;
  const terms = text === undefined ? undefined : read(text);
  if (terms) return { terms };
  const consequence = Object.keys(strictest).length > 0 ? ', and until then the story is held back' : '';
  return { terms: strictest, fault: `“${name}” cannot be read: ${hint}${consequence}` };
}

function momentOf(term: 'embargo' | 'rightsUntil', value: string): GivenTerms | undefined {
  const moment = parseMoment(value);
  return moment === undefined ? undefined : { [term]: moment };
}

/** What is left of given terms once “published” and “everyone” have said that there is no limit. */
export function settleTerms({ status, audience, ...terms }: GivenTerms): Terms {
  const known = status ?? (terms.correctedOn === undefined ? undefined : 'corrected');
  return {
    ...terms,
    ...(known !== undefined && known !== 'published' && { status: known }),
    ...(audience === 'internal' && { audience }),
  };
}

/** The strictest terms for fields that cannot be read at all, if any of their words means to limit the story. */
export function termsOfUnreadable(fields: string): GivenTerms {
  return /embargo|rights|status|withdraw|retract|audience|internal/iu.test(fields) ? { status: 'held' } : {};
}
