import { z } from 'zod';
import { type Terms, UNREADABLE } from '#index/text/article.ts';
import { parsePublished } from '#src/ingest/facts/dates.ts';
import { createMistypings, plainName } from '#src/ingest/field-names.ts';
import { MOMENT_HINT, parseMoment } from './moment.ts';

/** Terms as a newsroom writes them: it can also say that a story is free of one. */
export type GivenTerms = Omit<Terms, 'status' | 'audience'> & {
  status?: NonNullable<Terms['status']> | 'published';
  audience?: 'internal' | 'everyone';
};

/**
 * A field of front matter or sidecar read as a term, and what is wrong with it. What is wrong is read as strictly as can
 * be: `holds` keeps the story back, whatever else is said of it.
 */
export type ReadTerm = { terms: GivenTerms; holds?: true; fault?: string };

const STATUSES: Readonly<Record<string, GivenTerms['status']>> = {
  published: 'published',
  publish: 'published',
  live: 'published',
  final: 'published',
  updated: 'published',
  corrected: 'corrected',
  withdrawn: 'withdrawn',
  withdraw: 'withdrawn',
  retracted: 'withdrawn',
  retract: 'withdrawn',
  retraction: 'withdrawn',
  killed: 'withdrawn',
  kill: 'withdrawn',
  held: 'held',
  hold: 'held',
  withheld: 'held',
};

type Field = { read: (value: string) => GivenTerms | undefined; strictest: GivenTerms; hint: string };

const STATUS: Field = {
  read: (value) => {
    const status = STATUSES[value.toLowerCase()];
    return status && { status };
  },
  strictest: { status: 'held' },
  hint: 'write corrected, withdrawn, held or published',
};
const EMBARGO: Field = {
  read: (value) => (isNo(value) ? {} : momentOf('embargo', value)),
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
const CORRECTED: Field = {
  read: (value) => (parsePublished(value) ? { correctedOn: value } : undefined),
  strictest: {},
  hint: 'write the day, such as 2026-01-27',
};
const AUDIENCE: Field = {
  read: (value) => {
    const audience = AUDIENCES[value.toLowerCase()];
    return audience && { audience };
  },
  strictest: { audience: 'internal' },
  hint: 'write internal or everyone',
};
const AUDIENCES: Readonly<Record<string, GivenTerms['audience']>> = {
  internal: 'internal',
  everyone: 'everyone',
  public: 'everyone',
};

/** A field that says yes or no, or since when: `withdrawn: true`, `withdrawn: 2026-01-27`. */
function flag(yes: GivenTerms): Field {
  return {
    read: (value) => {
      if (isNo(value)) return {};
      return /^(?:true|yes|on|1)$/iu.test(value) || parseMoment(value) !== undefined ? yes : undefined;
    },
    strictest: yes,
    hint: 'write true or false',
  };
}

function isNo(value: string): boolean {
  return /^(?:false|no|off|none|0)$/iu.test(value);
}

/** What newsrooms and other systems call each field, by the letters of the name alone. The first name of each is ours. */
const NAMED: readonly [names: string, field: Field][] = [
  [
    'status poststatus publicationstatus publishstatus publishingstatus editorialstatus storystatus articlestatus workflowstatus contentstatus',
    STATUS,
  ],
  [
    'embargo embargountil embargoeduntil embargoed embargodate embargotime embargoends embargoexpires embargolifts embargotill holduntil notbefore notforpublicationbefore publishafter releasedate forrelease',
    EMBARGO,
  ],
  [
    'rightsuntil rightsexpire rightsexpires rightsexpiry rightsend expires expireson expiresat expiry expirydate expirationdate unpublishdate unpublishon unpublishat',
    RIGHTS_UNTIL,
  ],
  ['rightswords', RIGHTS_WORDS],
  ['audience visibility', AUDIENCE],
  ['withdrawn retracted killed', flag({ status: 'withdrawn' })],
  ['held hold onhold withheld', flag({ status: 'held' })],
  ['internal internalonly', flag({ audience: 'internal' })],
];
const FIELDS: ReadonlyMap<string, Field> = new Map([
  ...NAMED.flatMap(([names, field]) => names.split(' ').map((name) => [name, field] as const)),
  ...['corrected', 'correctedon', 'correctiondate'].map((name) => [name, CORRECTED] as const),
]);

// “draft: true” and “published: false”, as Hugo and Jekyll have it: the story is not out. Other values say nothing here.
const UNPUBLISHED = new Map([
  ['draft', /^(?:true|yes|on|1)$/iu],
  ['published', /^(?:false|no|off)$/iu],
  ['publish', /^(?:false|no|off)$/iu],
]);
const IS_OUT = /^(?:true|yes|on)$/iu;

/** The names of the fields that set terms, for whoever mistypes one. */
export const TERM_FIELDS = ['status', 'corrected', 'embargo', 'rights-until', 'rights-words', 'audience'];

// Of a name of five letters or fewer, such as “held”, one letter more or less makes another word.
const FEWEST_LETTERS = 6;
const findMeant = createMistypings(
  ['rights', ...NAMED.flatMap(([names]) => names.split(' '))].filter(({ length }) => length >= FEWEST_LETTERS),
);
// A name that begins so means to limit who is shown a story.
const LIMITS = /^(?:embargo|rights|withdraw|retract|kill|withh|internal|audience)/u;

const Value = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String)])
  .transform((value) => value.trim());
const Rights = z.strictObject({ until: Value.optional(), words: Value.optional() });

/** Reads one field; undefined when it is none that sets terms. `rights` may hold `until` and `words`. */
export function readTerm(name: string, value: unknown): ReadTerm | undefined {
  const plain = plainName(name);
  if (plain === 'rights') return readRights(value);

  const field = FIELDS.get(plain);
  return field ? readField(name, field, value) : readWhetherOut(plain, value);
}

/** `draft`, and `published` where it says whether and not when; undefined for any other. */
function readWhetherOut(name: string, value: unknown): ReadTerm | undefined {
  const isNotOut = UNPUBLISHED.get(name);
  const said = Value.safeParse(value).data ?? '';
  if (isNotOut?.test(said)) return { terms: { status: 'held' } };
  return isNotOut && (IS_OUT.test(said) || name === 'publish') ? { terms: {} } : undefined;
}

/** Holds a story of which a field says something that may restrict it, under a name that nobody knows; undefined for others. */
export function holdForUnknown(name: string): ReadTerm | undefined {
  const meant = findMeant(name);
  if (meant === undefined && !LIMITS.test(plainName(name))) return undefined;
  const known = `“${name}” is not a field I know (${TERM_FIELDS.join(', ')})`;
  return { terms: {}, holds: true, fault: `${known}, and until it is one the story is not shown` };
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

/** Two givings of terms together: where both set a term, the stricter holds, and of two moments neither. */
export function stricter(a: GivenTerms, b: GivenTerms): GivenTerms {
  const status = [a.status, b.status].toSorted((one, other) => RANKS.indexOf(other) - RANKS.indexOf(one))[0];
  const words = [a.rightsWords, b.rightsWords].filter((count) => count !== undefined);
  const audience = [a.audience, b.audience].find((one) => one === 'internal') ?? a.audience ?? b.audience;
  const embargo = sameMoment(a.embargo, b.embargo);
  const rightsUntil = sameMoment(a.rightsUntil, b.rightsUntil);
  return {
    ...a,
    ...b,
    ...(status !== undefined && { status }),
    ...(words.length > 0 && { rightsWords: Math.min(...words) }),
    ...(audience !== undefined && { audience }),
    ...(embargo !== undefined && { embargo }),
    ...(rightsUntil !== undefined && { rightsUntil }),
  };
}

const RANKS: readonly GivenTerms['status'][] = [undefined, 'published', 'corrected', 'held', 'withdrawn'];

function sameMoment(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined || a === b ? (a ?? b) : UNREADABLE;
}

/** What is left of given terms once “published” and “everyone” have said that there is no limit, and what is held is. */
export function settleTerms({ status, audience, ...terms }: GivenTerms, isHeld: boolean): Terms {
  const given = isHeld && status !== 'withdrawn' ? 'held' : status;
  const known = given ?? (terms.correctedOn === undefined ? undefined : 'corrected');
  return {
    ...terms,
    ...(known !== undefined && known !== 'published' && { status: known }),
    ...(audience === 'internal' && { audience }),
  };
}

/** Whether fields that cannot be read at all mean to limit the story, by any of their names or words. */
export function mayLimit(fields: string): boolean {
  return /embargo|rights|status|withdraw|retract|audience|internal/iu.test(fields) || namesLimit(fields);
}

/** Whether any line of these begins with the name of a field that limits a story, or one mistyped for it. */
export function namesLimit(fields: string): boolean {
  const named = fields.matchAll(FIELD_NAME).map(({ groups: { name = '' } = {} }) => name);
  // Among more names than any system writes, one may limit it.
  return named.some(
    (name, at) => at >= MOST_NAMES || FIELDS.has(plainName(name)) || holdForUnknown(name) !== undefined,
  );
}

const FIELD_NAME = /^(?:[^\S\n\r\u2028\u2029]|["'{,])*(?<name>\p{L}[\p{L}\p{N} _-]{0,59}?)["']?\s*[:=]/gmu;
const MOST_NAMES = 1000;
